import { cachedByObject } from '../../text/cache.js';
import { entryAt, folded, isEmpty, pathsOf, type Table } from '../syntax/value.js';
import { type Dialect, isPlaceOf } from './dialect.js';
import { isInLanguage } from './languages.js';

/** A dialect, and the keys that spoke for it. */
export interface Evidence {
  readonly dialect: Dialect;
  readonly signs: readonly string[];
}

/**
 * The dialect that a table is written in: the one with the most signs; of two with as many, the earlier. The
 * first is our own, with `ownKeys`: it is meant when nothing else fits better than its `published` and `audio`
 * and either a key is ours alone, or none says in another's words what we say in ours. The last one knows what
 * most generators share, and is meant when no other has a sign.
 */
export function detect(
  written: Table,
  [own, ...others]: readonly [Dialect, ...Dialect[]],
  ownKeys: ReadonlySet<string>,
): Evidence {
  const paths = pathsOf(written);
  const signsIn = (dialect: Dialect): readonly string[] => {
    const found = signsOf(dialect).filter(({ key, spelt }) => {
      const placed = paths.get(key);
      return placed && placed.found.value.kind !== 'empty' && placed.path.toLowerCase() === spelt;
    });
    return found.map(({ sign }) => sign);
  };
  const last = others.pop() ?? own;
  const said = written.entries.filter(({ value }) => !isEmpty(value)).map(({ key }) => key);
  const isShared = (key: string): boolean => isPlaceOf(last, key);
  const signsOfOurs = ownSigns(written);
  const isOurs = signsOfOurs.length > 1 && said.some((key) => ownKeys.has(key) && !isShared(key));
  const isTheirs = (key: string): boolean =>
    !ownKeys.has(key) && isShared(key) && (signsOfOurs.length === 0 || !isInLanguage(key));
  const theirs = isOurs ? [] : said.filter(isTheirs);
  const ours = theirs.length > 0 ? [] : signsOfOurs;
  let best: Evidence = { dialect: own, signs: ours };
  let weight = ours.length * 1.5;
  for (const dialect of others) {
    const signs = signsIn(dialect);
    if (signs.length <= weight) continue;
    best = { dialect, signs };
    weight = signs.length;
  }
  const shared = weight > 0 ? [] : [...new Set([...signsIn(last), ...theirs])];
  return shared.length > 0 ? { dialect: last, signs: shared } : best;
}

/** A key that speaks for a dialect, and only as its generator spells it: `audioUrl`, not `audio_url`. */
interface Sign {
  readonly sign: string;
  readonly key: string;
  readonly spelt: string;
}

/** The signs of a dialect with the paths under which they are looked up. */
const signsOf = cachedByObject(({ signs }: Dialect): readonly Sign[] =>
  signs.map((sign) => ({ sign, key: folded(sign), spelt: sign.toLowerCase() })),
);

/** `published` is ours when it is a date, and then `audio` is when it is a text, a file or a URL. */
function ownSigns(written: Table): readonly string[] {
  const published = entryAt(written, 'published')?.value;
  const audio = entryAt(written, 'audio')?.value;
  const isAudio =
    audio?.kind === 'scalar' ||
    (audio?.kind === 'table' && (entryAt(audio, 'file') ?? entryAt(audio, 'url')));
  if (published?.kind !== 'scalar' || !/^\s*\d{4}-/.test(published.text)) return [];
  return isAudio ? ['published', 'audio'] : ['published'];
}
