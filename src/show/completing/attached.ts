import type { Span } from '../../text/source.js';
import { extensionOf } from '../../text/url.js';
import { transcriptType } from '../../transcripts/types.js';
import type { EpisodeValues } from '../fields/fields.js';
import type { SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { Transcript } from '../show.js';
import type { Recognised } from '../survey/recognise.js';
import { findFile, isElsewhere } from './locate.js';

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
    if (isForeign && isElsewhere({ folder, file }, name ?? '', span)) return;
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
