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
  const above = path.slice(0, slash);
  const stem = path.slice(slash).replace(/\.[^.]*$/, '');
  const found = folder.files.filter((each) => {
    if (!each.startsWith(above) || each.includes('/', slash)) return false;
    const isNamed = stem === 'index' ? above !== '' : each.slice(slash).replace(/\.[^.]*$/, '') === stem;
    return isNamed && mediaOfExtension(extensionOfFile(each))?.type.startsWith('audio/');
  });
  return found.length === 1 ? found[0]?.slice(slash) : undefined;
}
