import { type Diagnostic, defaultProfiles, diagnose } from '../diagnostic.js';
import { mostFeeds } from '../show/fields/fields.js';
import { type Folder, isBelow } from '../show/folder.js';
import { entry, type Table } from '../show/syntax/value.js';
import { parseYaml } from '../show/syntax/yaml.js';
import { position, type Source, type Span } from '../text/source.js';
import { parseUrl } from '../text/url.js';
import { podcastGuid } from '../text/uuid.js';
import { publishFaults } from './faults.js';

/** What `show.yaml` says of who a show is and where it is published, before the show is built. */
export interface Claims {
  readonly source: Source;
  /** The folder that it asks for. */
  readonly output: string | undefined;
  /** The address of its feed. */
  readonly feed: string | undefined;
  /** Its podcast:guid. */
  readonly guid: string | undefined;
  /** Whether its addresses hold the token of a subscriber. */
  readonly hasToken: boolean;
  /** What it claims for each of its other feeds, by their names. */
  readonly feeds: ReadonlyMap<string, Claims>;
  /** Where a key stands; where the file begins when it does not. */
  readonly placeOf: (...keys: readonly string[]) => Span;
}

/** Reads what a show claims. What is wrong with `show.yaml` is not said here: building says it. */
export function readClaims(folder: Folder): Claims {
  const source = {
    name: `${folder.name}/show.yaml`,
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(folder.read('show.yaml')),
  };
  const { table } = parseYaml(source.text, 0);
  const feeds = table && entry(table, 'feeds')?.value;
  // More of them are a fault, of which the build of the show itself tells.
  const named = feeds?.kind === 'table' && feeds.entries.length <= mostFeeds ? feeds.entries : [];
  const others = named.flatMap(({ key, value }) =>
    value.kind === 'table' ? [[key, claimsIn(source, value, new Map())] as const] : [],
  );
  return claimsIn(source, table, new Map(others));
}

function claimsIn(source: Source, table: Table | undefined, feeds: Claims['feeds']): Claims {
  const [output, feed, guid] = ['output', 'feed', 'guid'].map((key) => textAt(table, key));
  return {
    source,
    output: output && isBelow(output) ? output : undefined,
    feed,
    guid: guid ?? (feed === undefined ? undefined : podcastGuid(feed)),
    hasToken: source.text.includes('{token}'),
    feeds,
    placeOf: (...keys) => {
      for (const key of keys) {
        const found = table && entry(table, key);
        if (found) return found.value.span;
      }
      return { start: 0, end: 0 };
    },
  };
}

function textAt(table: Table | undefined, key: string): string | undefined {
  const value = table && entry(table, key)?.value;
  return value?.kind === 'scalar' ? value.text.trim() : undefined;
}

/** A show and the folder that it is published in. */
export interface Placed {
  readonly claims: Claims;
  /** The folder, without links. */
  readonly path: string;
  /** The folder as the user would name it. */
  readonly name: string;
}

/** Finds shows that would take each other's place; each is told of the first other one. */
export function findShared<T extends Placed>(shows: readonly T[]): ReadonlyMap<T, readonly Diagnostic[]> {
  const shared = new Map<T, readonly Diagnostic[]>();
  for (const show of shows) {
    const found = marks.flatMap(({ fault, keys, of, says, asDoes }) => {
      const own = of(show);
      const other = own !== undefined && shows.find((each) => each !== show && of(each) === own);
      if (!other) return [];
      const { source, placeOf } = other.claims;
      const { line } = position(source, placeOf(...keys).start);
      return diagnoseClaim(show.claims, fault, keys, `${says(show)}, ${asDoes} ${source.name}:${line}.`);
    });
    // One address makes one guid.
    const [first] = found;
    if (first)
      shared.set(
        show,
        found.filter(({ rule }) => rule !== 'publish/guid-shared' || rule === first.rule),
      );
  }
  return shared;
}

type PublishFault = keyof typeof publishFaults;

const marks: readonly {
  readonly fault: PublishFault;
  /** Where it is said, the first that is. */
  readonly keys: readonly string[];
  readonly of: (show: Placed) => string | undefined;
  readonly says: (show: Placed) => string;
  readonly asDoes: string;
}[] = [
  {
    fault: 'publish/output-shared',
    keys: ['output'],
    // On many machines, names that differ in no more than this are the same.
    of: ({ path }) => path.normalize('NFC').toLowerCase(),
    says: ({ name }) => `The show is published in "${name}"`,
    asDoes: 'and so is that of',
  },
  {
    fault: 'publish/feed-shared',
    keys: ['feed'],
    of: ({ claims }) => essenceOf(claims.feed),
    says: ({ claims }) => `The show says that its feed is at "${claims.feed}"`,
    asDoes: 'and so does',
  },
  {
    fault: 'publish/guid-shared',
    keys: ['guid', 'feed'],
    of: ({ claims }) => claims.guid?.toLowerCase(),
    says: ({ claims }) => `The show has the podcast:guid "${claims.guid}"`,
    asDoes: 'and so has that of',
  },
];

/** What is left of an address when two that lead to the same place are the same. */
function essenceOf(address: string | undefined): string | undefined {
  if (address === undefined || !parseUrl(address)) return undefined;
  const { host, pathname, search } = new URL(address);
  return host + pathname.replace(/\/$/, '') + search;
}

/** Says that a folder belongs to another show. */
export function claimTaken({ claims, name }: Placed, owner: string, guid: string): readonly Diagnostic[] {
  const message = `"${name}" belongs to the show with the podcast:guid "${owner}"; this show has "${guid}".`;
  const help = `For the same show, write "guid: ${owner}" in show.yaml; for another, name another folder with "output" or --out.`;
  return diagnoseClaim(claims, 'publish/output-taken', ['guid', 'feed'], message, help);
}

/** Says that a show would be published among its own files. */
export function claimOwnFolder({ claims, name }: Placed): readonly Diagnostic[] {
  const message = `The show is published in "${name}", where its own files are.`;
  return diagnoseClaim(claims, 'publish/output-in-show', ['output'], message);
}

function diagnoseClaim(
  { source, placeOf }: Claims,
  rule: PublishFault,
  keys: readonly string[],
  message: string,
  help?: string,
): readonly Diagnostic[] {
  const finding = { rule, span: placeOf(...keys), message, ...(help !== undefined && { help }) };
  const diagnostic = diagnose(finding, publishFaults[rule], source, defaultProfiles);
  return diagnostic ? [diagnostic] : [];
}
