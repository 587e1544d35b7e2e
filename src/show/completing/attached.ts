import { faultOfChapters, type JsonChapter, printChapters } from '../../chapters/json.js';
import type { Span } from '../../text/source.js';
import { extensionOf } from '../../text/url.js';
import { transcriptType } from '../../transcripts/types.js';
import type { EpisodeValues } from '../fields/fields.js';
import type { SourceFile } from '../file.js';
import { type Folder, resolvePath } from '../folder.js';
import type { Chapters, Transcript } from '../show.js';
import type { Recognised } from '../survey/recognise.js';
import { checkChapters } from './characters.js';
import { findFile } from './locate.js';

/** The chapters of an episode: those of its front matter in the order of their starts, or those of a file. */
export function loadChapters(
  { chapters, duration }: Pick<EpisodeValues, 'chapters' | 'duration'>,
  folder: Folder,
  file: SourceFile,
  isForeign: boolean,
  at: (path: string) => Span,
): Chapters | undefined {
  if (chapters === undefined || chapters.length === 0) return undefined;
  const span = at('chapters');
  if (typeof chapters !== 'string') return { json: printChapters(inOrder(chapters, duration, file, at)) };
  if (/^https?:\/\//i.test(chapters)) return { url: chapters };
  if (isForeign && isElsewhere(chapters, folder, file, span)) return undefined;
  const path = findFile({ folder, file }, chapters, span);
  if (path === undefined) return undefined;
  const json = new TextDecoder().decode(folder.read(path));
  const fault = faultOfChapters(json);
  if (fault) file.report('source/file-invalid', span, `"${chapters}" ${fault}.`);
  else checkChapters(json, chapters, span, file);
  return { json };
}

function inOrder(
  chapters: Exclude<EpisodeValues['chapters'], string | undefined>,
  duration: number | undefined,
  { report }: SourceFile,
  at: (path: string) => Span,
): readonly JsonChapter[] {
  const list = chapters.map(({ start, end, title, link, artwork, hidden }, index): JsonChapter => {
    const misplaced = (message: string, advice?: { readonly help: string }): void =>
      report('source/chapters-misplaced', at(`chapters[${index}].start`), message, advice);
    if (start < (chapters[index - 1]?.start ?? 0)) {
      misplaced(`Chapter ${index + 1} starts before the one above it.`, {
        help: 'It is published in the order of the starts; move it to its place.',
      });
    }
    if (duration !== undefined && start > duration) {
      misplaced(`Chapter ${index + 1} starts after the end of the episode.`);
    }
    return {
      startTime: start,
      ...(end !== undefined && { endTime: end }),
      ...(title !== undefined && { title }),
      ...(link !== undefined && { url: link }),
      ...(artwork !== undefined && { img: artwork }),
      ...(hidden && { toc: false }),
    };
  });
  return list.sort((a, b) => a.startTime - b.startTime);
}

/** The transcripts of an episode: files at hand with their bytes, others by their URL. */
export function loadTranscripts(
  { transcripts }: Pick<EpisodeValues, 'transcripts'>,
  folder: Folder,
  file: SourceFile,
  isForeign: boolean,
  at: (path: string) => Span,
): readonly Transcript[] {
  const loaded: Transcript[] = [];
  transcripts?.forEach((transcript, index) => {
    const span = at(`transcripts[${index}]`);
    const name = transcript.file ?? transcript.url;
    if (isForeign && isElsewhere(name ?? '', folder, file, span)) return;
    const type = transcript.type ?? (name && transcriptType(extensionOf(name)));
    if (name === undefined || type === undefined) {
      const lacks = name === undefined ? 'file' : 'known type';
      file.report('source/value-invalid', span, `transcripts[${index}] has no ${lacks}.`, {
        help: 'Name a file that ends in .vtt, .srt, .json, .html or .txt, or add its MIME type as "type".',
      });
      return;
    }
    const { language, captions } = transcript;
    const common = {
      type,
      ...(language !== undefined && { language }),
      ...(captions !== undefined && { captions }),
    };
    if (/^https?:\/\//i.test(name)) {
      loaded.push({ ...common, url: name });
      return;
    }
    const path = findFile({ folder, file }, name, span);
    if (path !== undefined)
      loaded.push({ ...common, bytes: folder.read(path), extension: extensionOf(name) });
  });
  return loaded;
}

/**
 * Whether a file is only where a site generator looks for it, which is reported: an episode is whole without
 * its chapters and transcripts.
 */
function isElsewhere(name: string, folder: Folder, file: SourceFile, span: Span): boolean {
  if (/^https?:\/\//i.test(name)) return false;
  const path = resolvePath(file.path, name);
  if (name !== '' && path !== undefined && folder.files.includes(path)) return false;
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  file.report(
    'source/file-elsewhere',
    span,
    `"${shown.replace(/\s+/g, ' ')}" is not in the folder, and is left out.`,
  );
  return true;
}

/**
 * The transcript that stands on the page of an episode, as plain text: a copied page has lost which speaker
 * starts where, so nothing timed can be made of it.
 */
export function transcriptOfPage({
  notes: { transcript },
}: Pick<Recognised, 'notes'>): readonly Transcript[] {
  if (!transcript) return [];
  const bytes = new TextEncoder().encode(`${transcript.text.replace(/\r\n?/g, '\n')}\n`);
  return [{ type: 'text/plain', bytes, extension: 'txt' }];
}
