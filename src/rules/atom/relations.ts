import { bareType } from '../../text/mime.js';
import { sameUrl } from '../../text/url.js';
import type { Element } from '../../xml/document.js';

/** The relations of the IANA registry of link relations, as of November 2026. */
const registered = `
  about acl alternate amphtml api-catalog appendix apple-touch-icon apple-touch-startup-image archives author
  blocked-by bookmark c2pa-manifest canonical chapter cite-as collection compression-dictionary contents
  convertedfrom copyright create-form current deprecation describedby describes disclosure dns-prefetch
  duplicate edit edit-form edit-media enclosure external first geofeed glossary help hosts hub ice-server icon
  index intervalafter intervalbefore intervalcontains intervaldisjoint intervalduring intervalequals
  intervalfinishedby intervalfinishes intervalin intervalmeets intervalmetby intervaloverlappedby
  intervaloverlaps intervalstartedby intervalstarts item last latest-version license linkset lrdd manifest
  mask-icon me media-feed memento micropub modulepreload monitor monitor-group next next-archive nofollow
  noopener noreferrer opener openid2.local_id openid2.provider original p3pv1 payment pingback preconnect
  predecessor-version prefetch preload prerender prev prev-archive preview previous privacy-policy profile
  publication related replies restconf ruleinput search section self service service-desc service-doc
  service-meta sip-trunking-capability sponsored start status stylesheet subsection successor-version sunset
  tag terms-of-service timegate timemap type ugc up version-history via webmention working-copy working-copy-of
`;

/** The short names of link relations that everybody may use. */
export const relations: ReadonlySet<string> = new Set(registered.trim().split(/\s+/));

/** The relation of an `atom:link`, in lower case; `alternate` when it names none (RFC 4287, 4.2.7.2). */
export function relationOf(link: Element): string {
  const rel = link.attribute('rel')?.value.trim().toLowerCase() || 'alternate';
  return rel.replace(/^http:\/\/www\.iana\.org\/assignments\/relation\//, '');
}

/** The links of a channel that have one of some relations. */
export function linksOf(channel: Element, ...wanted: readonly string[]): readonly Element[] {
  return channel.all('atom:link').filter((link) => wanted.includes(relationOf(link)));
}

/** Whether an address is the one that a channel gives as that of its feed. */
export function isSelf(channel: Element, address: string): boolean {
  return linksOf(channel, 'self').some((self) =>
    sameUrl(self.attribute('href')?.value.trim() ?? '', address.trim()),
  );
}

/** The type of a feed in RSS 2.0, which is what the link to itself leads to. */
export const feedType = 'application/rss+xml';

/** The link of a channel to a feed that does not say which one it is. */
export function unrelatedLink(channel: Element): Element | undefined {
  return channel
    .all('atom:link')
    .find((link) => !link.attribute('rel') && bareType(link.attribute('type')?.value ?? '') === feedType);
}
