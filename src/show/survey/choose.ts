import { cachedByObject } from '../../text/cache.js';
import { mediaOfExtension } from '../../text/mime.js';
import { extensionOfFile } from '../../text/url.js';
import type { Translation } from '../dialects/dialect.js';
import type { Policies } from '../fields/policies.js';
import type { Folder } from '../folder.js';
import { matches } from '../pattern.js';
import { entryAt, isEmpty, type Table, type Value } from '../syntax/value.js';
import type { Recognition } from './roles.js';

/** What a page is that the show does not choose as an episode. */
export const unchosen: Recognition = { role: 'left', because: 'show.yaml does not choose it' };

/** Whether a show chooses a page, of all that its site has, as an episode: every condition must hold. */
export function isChosen(
  { choose }: Pick<Policies, 'choose'>,
  path: string,
  written: Table | undefined,
  translation: Translation | undefined,
  folder: Folder,
): boolean {
  if (choose === undefined) return true;
  const { audio, files, key, value } = choose === 'audio' ? { audio: true } : choose;
  const isIn = files?.some(
    (pattern) => matches(path, pattern) || path.startsWith(pattern.replace(/\/?$/, '/')),
  );
  if (isIn === false) return false;
  if (audio !== undefined && audio !== hasAudio(path, translation, folder)) return false;
  if (key === undefined) return true;
  const found = written && entryAt(written, key)?.value;
  if (found === undefined || isEmpty(found)) return false;
  return value === undefined
    ? !isFalse(found)
    : textsIn(found).some((text) => value.some((each) => isSame(each, text)));
}

function hasAudio(path: string, translation: Translation | undefined, folder: Folder): boolean {
  const isSaid = ['audio.url', 'audio.file', 'audio'].some((field) => {
    const found = translation && entryAt(translation.table, field)?.value;
    return found?.kind === 'scalar' && !isEmpty(found);
  });
  return isSaid || recordingBeside(folder, path) !== undefined;
}

function isFalse(value: Value): boolean {
  return value.kind === 'scalar' && /^(false|no|off|0)$/i.test(value.text.trim());
}

function textsIn(value: Value): readonly string[] {
  if (value.kind === 'scalar') return [value.text];
  return value.kind === 'list' ? value.items.flatMap(textsIn) : [];
}

function isSame(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** The recording that lies beside a file: of the same name, or alone in the folder whose index it is. */
export function recordingBeside(folder: Folder, path: string): string | undefined {
  const slash = path.lastIndexOf('/') + 1;
  const isIndex = withoutEnding(path.slice(slash)) === 'index';
  const found = recordingsOf(folder).get(isIndex ? path.slice(0, slash) : withoutEnding(path)) ?? [];
  return found.length === 1 && (!isIndex || slash > 0) ? found[0] : undefined;
}

/** The names of the recordings of a folder, by their paths without the ending, and by those of the folders they are in. */
const recordingsOf = cachedByObject((folder: Folder): ReadonlyMap<string, readonly string[]> => {
  const names = new Map<string, string[]>();
  for (const path of folder.files) {
    if (!mediaOfExtension(extensionOfFile(path))?.type.startsWith('audio/')) continue;
    const slash = path.lastIndexOf('/') + 1;
    for (const key of new Set([path.slice(0, slash), withoutEnding(path)])) {
      const known = names.get(key);
      if (known) known.push(path.slice(slash));
      else names.set(key, [path.slice(slash)]);
    }
  }
  return names;
});

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}
