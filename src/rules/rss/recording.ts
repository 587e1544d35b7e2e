import { directories } from '../../directories/index.js';
import type { Profile } from '../../directories/profile.js';
import { cachedByObject, cachedLast } from '../../text/cache.js';
import { decodeReferences } from '../../text/html.js';
import { type MediaType, mediaOfExtension } from '../../text/mime.js';
import { extensionOf, hostOf } from '../../text/url.js';
import type { Document, Element } from '../../xml/document.js';
import { type Advised, adding, writing } from '../fix.js';
import { htmlOf } from '../prose.js';
import type { Context } from '../rule.js';

/** The address of an enclosure without outer white space, when it has one. */
export function urlOf(enclosure: Element): string | undefined {
  return enclosure.attribute('url')?.value.trim() || undefined;
}

/** What the file of an enclosure is by its extension, when a directory takes it. */
export function mediaOf(enclosure: Element): MediaType | undefined {
  const media = mediaOfExtension(extensionOf(urlOf(enclosure) ?? ''));
  return media && isListed(media) ? media : undefined;
}

const listed: ReadonlySet<string> = new Set(
  Object.values<Profile>(directories).flatMap(({ limits }) => limits.files ?? []),
);

/** Whether some directory lists a kind of file for an enclosure. */
export function isListed({ extension }: MediaType): boolean {
  return listed.has(extension);
}

/** What the file is by any extension in its URL: redirectors and scripts name it before the end or in the query. */
export const kindsIn = cachedLast((url: string): readonly MediaType[] =>
  url
    .replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '')
    .split(/[/?&=;#]|%2f/i)
    .flatMap((piece) => mediaOfExtension(/\.([a-z\d]{1,8})$/i.exec(piece)?.[1] ?? '') ?? []),
);

/** Whether the enclosure is the picture of an article, as blogs add it, and not a recording. */
export function isPicture(enclosure: Element): boolean {
  const type = enclosure.attribute('type')?.value ?? '';
  return /^\s*image\//i.test(type) && mediaOf(enclosure) === undefined;
}

/** The advice to write the size of the file as length, where the file is at hand. */
export function measured(enclosure: Element, { files }: Context): Advised | Record<string, never> {
  const bytes = files?.get(urlOf(enclosure) ?? '')?.bytes;
  if (bytes === undefined) return {};
  const length = enclosure.attribute('length');
  return length ? writing(length, `${bytes}`) : adding(enclosure, 'length', `${bytes}`);
}

/** The hosts of a feed's recordings, and their addresses. */
const recordingsOf = cachedByObject((document: Document) => {
  const enclosures = document.channel?.element.all('item').flatMap((item) => item.all('enclosure')) ?? [];
  const urls = enclosures.flatMap((each) => (isPicture(each) ? [] : (urlOf(each) ?? [])));
  return { urls: new Set(urls), hosts: new Set(urls.map(hostOf)) };
});

/** A recording that the text of an item links to, where the feed has its others and that is none of them. */
export function linkedRecording(item: Element, document: Document): string | undefined {
  const text = item.child('content:encoded') ?? item.child('description');
  if (!text?.text.includes('href')) return undefined;
  for (const { name, attributes } of htmlOf(text).withAttributes) {
    const href = name === 'a' ? attributes.find((each) => each.name === 'href') : undefined;
    const url = href && decodeReferences(href.raw).trim();
    const media = url && mediaOfExtension(extensionOf(url));
    if (!media || !/^(?:audio|video)\//.test(media.type)) continue;
    const { urls, hosts } = recordingsOf(document);
    if (hosts.has(hostOf(url)) && !urls.has(url)) return url;
  }
  return undefined;
}

/** Whether any item of the feed has a recording; a feed without any is the matter of another rule. */
export const hasRecordings = cachedByObject((document: Document): boolean => {
  const items = document.channel?.element.all('item') ?? [];
  return items.some((item) => item.all('enclosure').some((each) => !isPicture(each)));
});
