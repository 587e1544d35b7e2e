import type { ChapterFile } from '../../src/chapters/chapter.js';
import { position } from '../../src/text/source.js';
import { keepsFaults } from '../kept.js';

/** Faults as people read them: `3 syntax: …`. */
export function faultsIn(file: ChapterFile): readonly string[] {
  keepsFaults(file.source, file.faults);
  return file.faults.map(({ kind, span, message }) => {
    return `${position(file.source, span.start).line} ${kind}: ${message}`;
  });
}
