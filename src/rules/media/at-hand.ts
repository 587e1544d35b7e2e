import type { FileFacts } from '../../media.js';
import type { Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import type { Context, Place } from '../rule.js';

/** A file at hand: what was read of it, and where something in it is. */
export interface AtHand<Kind extends 'chapters' | 'transcript'> {
  readonly file: NonNullable<FileFacts[Kind]>;
  readonly at: (span: Span) => Place;
}

/** The chapter list or the transcript whose address an element gives, when it is at hand. */
export function fileOf<Kind extends 'chapters' | 'transcript'>(
  kind: Kind,
  element: Element,
  { files }: Context,
): AtHand<Kind> | undefined {
  const file = files?.get(element.attribute('url')?.value.trim() ?? '')?.[kind];
  return file && { file, at: (span) => ({ span, path: element.path, source: file.source }) };
}
