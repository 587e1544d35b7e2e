import { transcriptFormatOfType, transcriptKinds } from '../transcripts/types.js';
import type { Element } from '../xml/document.js';
import type { Files, TranscriptView } from './model.js';
import type { Reader } from './readers.js';

/** How many cues are shown. */
const most = 300;

/** The transcript that an app takes of an item; undefined when it reads none of them. */
export function transcriptFor(
  { name, transcripts: formats }: Reader,
  item: Element,
  files: Files,
): TranscriptView | undefined {
  const offered = item.all('podcast:transcript').flatMap((element) => {
    const url = element.attribute('url')?.value.trim();
    const type = element.attribute('type')?.value.trim() ?? '';
    // AntennaPod compares the whole type; others read what stands before its parameters.
    const isRead =
      name !== 'antennapod' ||
      Object.values(transcriptKinds).some((kind) => 'type' in kind && kind.type === type);
    const format = isRead ? transcriptFormatOfType(type) : undefined;
    return url && format ? [{ url, format, language: element.attribute('language')?.value.trim() }] : [];
  });
  for (const format of formats) {
    const chosen = offered.find((each) => each.format === format);
    if (!chosen) continue;
    const cues = files.get(chosen.url)?.transcript?.cues;
    return {
      ...chosen,
      cues: cues?.slice(0, most).map(({ at: _at, ...cue }) => cue),
      count: cues?.length ?? 0,
    };
  }
  return undefined;
}
