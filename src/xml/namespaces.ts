/** A vocabulary that feeds use, known by the address in its declaration. */
export interface Namespace {
  /** The address to declare. */
  readonly uri: string;
  /** Other addresses that mean the same by the vocabulary's own word. */
  readonly aliases?: readonly string[];
}

/** The vocabularies of podcast feeds by the prefix that their own documents use. */
export const namespaces = {
  itunes: { uri: 'http://www.itunes.com/dtds/podcast-1.0.dtd' },
  podcast: {
    uri: 'https://podcastindex.org/namespace/1.0',
    aliases: ['https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md'],
  },
  content: { uri: 'http://purl.org/rss/1.0/modules/content/' },
  atom: { uri: 'http://www.w3.org/2005/Atom' },
  psc: { uri: 'http://podlove.org/simple-chapters' },
  googleplay: { uri: 'http://www.google.com/schemas/play-podcasts/1.0' },
  spotify: { uri: 'http://www.spotify.com/ns/rss' },
  media: { uri: 'http://search.yahoo.com/mrss/', aliases: ['http://www.rssboard.org/media-rss'] },
  dc: { uri: 'http://purl.org/dc/elements/1.1/' },
  dcterms: { uri: 'http://purl.org/dc/terms/' },
  sy: { uri: 'http://purl.org/rss/1.0/modules/syndication/' },
  slash: { uri: 'http://purl.org/rss/1.0/modules/slash/' },
  wfw: { uri: 'http://wellformedweb.org/CommentAPI/' },
  rawvoice: {
    uri: 'https://blubrry.com/developer/rawvoice-rss/',
    aliases: ['http://www.rawvoice.com/rawvoiceRssModule/', 'https://www.rawvoice.com/rawvoiceRssModule/'],
  },
  georss: { uri: 'http://www.georss.org/georss' },
  geo: { uri: 'http://www.w3.org/2003/01/geo/wgs84_pos#' },
  thr: { uri: 'http://purl.org/syndication/thread/1.0' },
  fh: { uri: 'http://purl.org/syndication/history/1.0' },
  feedburner: { uri: 'http://rssnamespace.org/feedburner/ext/1.0' },
  creativeCommons: { uri: 'http://backend.userland.com/creativeCommonsRssModule' },
  cc: { uri: 'http://web.resource.org/cc/' },
  admin: { uri: 'http://webns.net/mvcb/' },
  rdf: { uri: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#' },
  acast: { uri: 'https://schema.acast.com/1.0/' },
  anchor: { uri: 'https://anchor.fm/xmlns' },
  fireside: { uri: 'http://fireside.fm/modules/rss/fireside' },
  bitlove: { uri: 'http://bitlove.org' },
  xhtml: { uri: 'http://www.w3.org/1999/xhtml' },
  xml: { uri: 'http://www.w3.org/XML/1998/namespace' },
} as const satisfies Record<string, Namespace>;

/** The customary prefix of a known vocabulary. */
export type Prefix = keyof typeof namespaces;

const vocabularies = new Map<string, Namespace>(Object.entries(namespaces));

/** Addresses that early feeds declared for RSS 2.0 itself, whose elements have no namespace. */
const plainRss = ['http://backend.userland.com/rss2', 'http://blogs.law.harvard.edu/tech/rss'];

const byUri = new Map<string, string>([
  ['', ''],
  ...plainRss.map((uri) => [uri, ''] as const),
  ...[...vocabularies].flatMap(([prefix, { uri, aliases = [] }]) =>
    [uri, ...aliases].map((address) => [address, prefix] as const),
  ),
]);

/** What a misspelt address has in common with the right one. */
function core(uri: string): string {
  return uri
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/(?<![/#])[/#]+$/, '');
}

const byCore = new Map([...byUri].filter(([uri]) => uri !== '').map(([uri, prefix]) => [core(uri), prefix]));

/** Longer addresses are nobody's slip of the pen. */
const longestMisspelling = 200;

/** The customary prefix of the vocabulary with exactly this address: `''` for none, undefined when unknown. */
export function prefixOf(uri: string): string | undefined {
  return byUri.get(uri);
}

/** The address to declare for a customary prefix. */
export function uriOf(prefix: string): string | undefined {
  return vocabularies.get(prefix)?.uri;
}

/** Prefixes under which nobody has another vocabulary, so that another address is a wrong one. */
const claimed: ReadonlySet<string> = new Set([
  ...['itunes', 'podcast', 'psc', 'spotify', 'googleplay', 'content'],
]);

/** Whether a prefix belongs to its vocabulary whatever address it is bound to. */
export function isClaimed(prefix: string): boolean {
  return claimed.has(prefix);
}

/**
 * The customary prefix of the vocabulary that an unknown address was meant for: one that differs in case,
 * scheme, `www.` or the slash at its end, or that is bound to a prefix that nobody has for anything else, or to
 * another customary one and differs in two characters at most.
 */
export function misspelled(prefix: string, uri: string): string | undefined {
  if (uri.length > longestMisspelling) return undefined;
  const meant = byCore.get(core(uri));
  if (meant !== undefined) return meant;
  if (claimed.has(prefix)) return prefix;
  const customary = uriOf(prefix);
  return customary !== undefined && isWithin(2, core(uri), core(customary)) ? prefix : undefined;
}

/** The customary prefix that an undeclared one was meant for: in another case, or with one character wrong. */
export function prefixMeantBy(prefix: string): string | undefined {
  const lower = prefix.toLowerCase();
  const near = [...vocabularies.keys()].find((each) => each.length > 3 && isWithin(1, lower, each));
  return vocabularies.has(lower) ? lower : near;
}

/** Whether one text becomes the other when at most so many characters are inserted, removed or replaced. */
export function isWithin(edits: number, one: string, other: string): boolean {
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const [a, b] = [one.slice(same), other.slice(same)];
  if (a === '' || b === '' || edits === 0) return Math.max(a.length, b.length) <= edits;
  const [a1, b1] = [a.slice(1), b.slice(1)];
  return isWithin(edits - 1, a1, b1) || isWithin(edits - 1, a1, b) || isWithin(edits - 1, a, b1);
}
