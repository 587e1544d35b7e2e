import {
  type Answer,
  type Failure,
  hostIn,
  isAnswer,
  isOk,
  isPage,
  type Served,
  whyGone,
} from '../served/served.js';
import { shownUrl } from '../served/shown-url.js';
import { bareType } from '../text/mime.js';
import { subRipAliases, transcriptKinds } from '../transcripts/types.js';
import { type Document, type Element, readText } from '../xml/document.js';
import type { Check, Context, Place, Report } from './rule.js';

type Given = Partial<Omit<Served, 'get' | 'url'>> & {
  readonly get?: number | Failure;
  readonly headers?: Answer['headers'];
};

/**
 * What an address answered, for an example of a rule: status 200 and these headers, to HEAD as to GET, unless
 * something else is said.
 */
export function answering(url: string, { get = 200, headers = {}, ...others }: Given = {}): Served {
  const answer = typeof get === 'number' ? { status: get, headers } : get;
  return { url, redirects: [], final: url, get: answer, head: answer, ...others };
}

/** The feed of the examples, where it is well served. */
export const feedUrl = 'https://feeds.example.com/rust.xml';

/** An example of how a feed is served. */
export function feedServed(given: Given, markup = '<title>Rust in Production</title>') {
  return { markup, feed: answering(feedUrl, given) };
}

const recording =
  '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>';
const artwork = '<itunes:image href="https://media.example.com/rust.jpg"/>';
const transcript =
  '<item><title>Rust</title><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item>';
const chapters =
  '<item><title>Rust</title><podcast:chapters url="https://media.example.com/rust.json" type="application/json+chapters"/></item>';

/** An example of how a recording is served. */
export const recordingServed = (given: Given) => ({
  markup: recording,
  served: [answering('https://media.example.com/rust.mp3', { ranged: true, ...given })],
});

/** An example of how artwork is served. */
export const artworkServed = (given: Given) => ({
  markup: artwork,
  served: [answering('https://media.example.com/rust.jpg', given)],
});

/** An example of how a transcript is served. */
export const transcriptServed = (given: Given) => ({
  markup: transcript,
  served: [answering('https://media.example.com/rust.vtt', given)],
});

/** An example of how a chapter file is served. */
export const chaptersServed = (given: Given) => ({
  markup: chapters,
  served: [answering('https://media.example.com/rust.json', given)],
});

/** The answer to an address that an attribute of an element names, and where the fault is reported. */
export function servedAt(
  element: Element,
  name: string,
  { network }: Context,
): { readonly served: Served; readonly place: Place } | undefined {
  const attribute = element.attribute(name);
  const served = attribute && network?.served?.get(attribute.value.trim());
  return served && { served, place: attribute };
}

/** Judges the answers to the addresses that an attribute of an element names. */
export function servedIs(
  attribute: string,
  judge: (served: Served, element: Element, context: Context) => Said | string | undefined,
): Check {
  return (element, report, context) => {
    const { served, place } = servedAt(element, attribute, context) ?? {};
    const said = served && judge(served, element, context);
    if (said && place) tellOf(said, place, report);
  };
}

/** What is wrong, and what to do about it where that is particular. */
export interface Said {
  readonly message: string;
  readonly help: string;
}

function tellOf(said: Said | string, place: Place, report: Report): void {
  if (typeof said === 'string') report(place, said);
  else report(place, said.message, { help: said.help });
}

/** Why HEAD is rejected where GET is answered, as the end of a sentence about the server; undefined when it is not. */
export function whyHeadRejected({ head, get }: Served): string | undefined {
  if (head === undefined || !isAnswer(get) || get.status >= 400) return undefined;
  if (!isAnswer(head)) {
    return head.kind === 'reset' || head.kind === 'protocol'
      ? `${head.but} when it is asked by HEAD`
      : undefined;
  }
  // Too many requests is said of the hour, not of the method.
  return head.status >= 400 && head.status !== 429 ? `answers HEAD with status ${head.status}` : undefined;
}

/** The length that a GET announces for the whole file, in bytes. */
function lengthOf({ get }: Served): number | undefined {
  if (!isAnswer(get)) return undefined;
  const total = /\/(\d+)$/.exec(get.headers['content-range'] ?? '')?.[1];
  const length = get.status === 206 ? total : get.headers['content-length'];
  return length !== undefined && /^\d{1,15}$/.test(length) && get.headers['content-encoding'] === undefined
    ? Number(length)
    : undefined;
}

/** Hosts that put advertisements into recordings as they are sent, so that the length differs from one to the next. */
const stitching =
  /(?:^|\.)(?:megaphone\.fm|art19\.com|simplecastaudio\.com|acast\.com|omny\.fm|omnycontent\.com|spreaker\.com|tritondigital\.com|streamguys\d*\.com|audioboom\.com|adswizz\.com|pdst\.fm|adbarker\.com|whooshkaa\.com|zencastr\.com|podigee\.io|iono\.fm|captivate\.fm|transistor\.fm|rss\.com|ausha\.co|redcircle\.com)$/i;

/** Whether two requests were told two lengths of one recording. */
function isRestitched(served: Served): boolean {
  const { head } = served;
  const isPlain = isOk(head) && head.headers['content-encoding'] === undefined;
  const told = isPlain ? head.headers['content-length'] : undefined;
  const length = lengthOf(served);
  return told !== undefined && told !== '0' && length !== undefined && Number(told) !== length;
}

/** Whether the length of a recording may differ from one request to the next, so that no feed can say it. */
export function isStitched(served: Served): boolean {
  const hosts = [served.final, ...served.redirects.map(({ url }) => url)].map(hostIn);
  return isRestitched(served) || hosts.some((host) => stitching.test(host));
}

/** The end of the advice for what the configuration of a server decides. */
export const serverConfig = 'airworthy serve-config prints the lines for your server';

/** Names that servers give to what is the same type. */
export const typeAliases: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  ...Object.fromEntries(subRipAliases.map((alias) => [alias, transcriptKinds.srt.type])),
  'application/xhtml+xml': 'text/html',
};

/** The media type of an answer to GET, in lower case and by its usual name. */
export function typeOf({ get }: Served): string | undefined {
  const type = isOk(get) ? bareType(get.headers['content-type'] ?? '') : '';
  return type === '' ? undefined : (typeAliases[type] ?? type);
}

/** Where a problem is, when that is not the address that the feed names. */
export function via({ url, final }: Served): string {
  return hostIn(url) === hostIn(final) ? '' : `, after redirects to ${shownUrl(final)}`;
}

/** Whether what was returned is judged as a file, so that a page in its place is found there. */
function isJudged({ file }: Served): boolean {
  return file?.chapters !== undefined || file?.transcript !== undefined;
}

/** Finds an address that does not return what it should. */
export const gone = (what: string) =>
  servedIs('url', (served) => {
    const why = whyGone(served);
    if (why !== undefined) return `The address of the ${what} ${why}${via(served)}.`;
    return typeOf(served) === 'text/html' && isPage(served) && !isJudged(served)
      ? `The address of the ${what} returns a web page${via(served)}.`
      : undefined;
  });

/** A header of any of the answers: not every answer of a server that sends it has it. */
export function anyHeaderOf({ get, head, again }: Served, name: string): string | undefined {
  for (const reply of [get, head, again]) {
    const value = isAnswer(reply) ? reply.headers[name] : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The feed of a show, for an example. */
export function showNamed(title: string, more = ''): Document {
  const markup = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${title}</title>${more}</channel></rss>`;
  return readText(markup, { name: title });
}
