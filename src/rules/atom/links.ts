import { isOk } from '../../served/served.js';
import { shownUrl } from '../../served/shown-url.js';
import { escapedAttribute } from '../../text/escape.js';
import { bareType } from '../../text/mime.js';
import { nearest } from '../../text/nearest.js';
import { parseUrl, sameUrl } from '../../text/url.js';
import type { Element } from '../../xml/document.js';
import { feedServed, feedUrl } from '../answering.js';
import { type Advised, adding, writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { feedType, linksOf, relationOf, relations, unrelatedLink } from './relations.js';

const hasScheme = /^[a-z][a-z\d+.-]*:/i;

/** Whether an address may be relative, because xml:base says to what. */
function hasBase(link: Element): boolean {
  for (let element: Element | undefined = link; element; element = element.parent) {
    if (element.attribute('xml:base')) return true;
  }
  return false;
}

/** Adds the link as the first child of a channel. */
function linkingTo({ contentSpan: { start } }: Element, url: string): Advised {
  const link = `<atom:link href="${escapedAttribute(url)}" rel="self" type="${feedType}"/>`;
  const edits = [{ span: { start, end: start }, text: `\n${link}` }];
  return { help: `Add ${link}.`, fix: { title: `Add a link to "${url}"`, safe: true, edits } };
}

/** The links by which a feed says where it is and what belongs to it. */
export const links = rules({
  'atom/self-link-missing': {
    summary: 'The channel should link to its own address with rel="self".',
    why: 'A reader that was given a copy or a redirect cannot tell where the feed lives.',
    help: 'Add <atom:link href="…" rel="self" type="application/rss+xml"/> with the address of the feed.',
    source: ['psp1#atom:link rel="self"', 'feedvalidator#MissingAtomSelfLink', 'rss-profile#atom:link'],
    severity: { rss: 'info', psp1: 'error' },
    letter: { rss: 'warning' },
    refusal: 'psp1#atom:link',
    whose: 'host',
    absent: 'atom:link',
    on: 'channel',
    check(channel, report, { url }) {
      if (linksOf(channel, 'self').length > 0) return;
      const unrelated = unrelatedLink(channel);
      if (unrelated) {
        const message = '<atom:link> has the address of the feed, but no rel="self".';
        return report(name(unrelated), message, adding(unrelated, 'rel', 'self', false));
      }
      const message = 'The channel has no <atom:link> with rel="self".';
      report(name(channel), message, url === undefined ? {} : linkingTo(channel, url));
    },
    bad: [
      '<«channel»><title>Rust in Production</title></channel>',
      '<atom:link href="https://rust-in-production.example.com/" rel="alternate"/>',
    ],
    good: ['<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>'],
    fixes: {
      '<channel><title>Rust in Production</title></channel>':
        '<channel>\n<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/><title>Rust in Production</title></channel>',
      '<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>':
        '<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel>\n<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/><title>Rust in Production</title></channel></rss>',
    },
  },

  'atom/self-link-duplicate': {
    summary: 'The channel should have one link with rel="self".',
    why: 'A hub and its subscribers may choose different ones and miss every update.',
    help: 'Keep the address that people subscribe to.',
    source: 'websub#4',
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'channel',
    check(channel, report) {
      const [first, ...others] = linksOf(channel, 'self');
      for (const link of others) {
        const href = link.attribute('href')?.value ?? '';
        report(
          name(link),
          `The link ${quoted(href)} with rel="self" contradicts ${quoted(first?.attribute('href')?.value ?? '')}.`,
        );
      }
    },
    bad: [
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self"/><«atom:link» href="https://old.example.com/rust.xml" rel="self"/>',
    ],
    good: [
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self"/><atom:link href="https://hub.example.com/" rel="hub"/>',
    ],
  },

  'atom/self-link-mismatch': {
    summary: 'The link with rel="self" should be the address that the feed is fetched from.',
    why: 'Directories and hubs follow the link and keep an old or a second copy of the show.',
    help: 'Write the address that people subscribe to.',
    source: ['atom#4.2.7.2', 'feedvalidator#SelfDoesntMatchLocation'],
    severity: { rss: 'warning', psp1: 'warning' },
    whose: 'host',
    on: 'channel',
    needs: 'address',
    check(channel, report, { network }) {
      const { feed } = network ?? {};
      const [link] = linksOf(channel, 'self');
      const href = link?.attribute('href');
      if (!feed || !isOk(feed.get) || !href || !parseUrl(href.value.trim())) return;
      const own = [feed.url, feed.final, ...feed.redirects.map(({ url }) => url)];
      if (own.some((url) => sameUrl(url, href.value))) return;
      report(
        href,
        `The link with rel="self" is ${quoted(shownUrl(href.value.trim()))}; the feed was fetched from ${shownUrl(feed.url)}.`,
      );
    },
    bad: [
      feedServed({}, '<atom:link href="https://old.example.com/rust.xml" rel="self"/>'),
      feedServed({}, '<atom:link href="http://feeds.example.com/rust.xml" rel="self"/>'),
    ],
    good: [
      feedServed({}, '<atom:link href="https://feeds.example.com/rust.xml" rel="self"/>'),
      feedServed(
        { redirects: [{ url: feedUrl, status: 301 }], final: 'https://new.example.com/rust.xml' },
        '<atom:link href="https://new.example.com/rust.xml" rel="self"/>',
      ),
    ],
  },

  'atom/link-invalid': {
    summary: 'An <atom:link> needs an absolute address.',
    why: 'Readers cannot tell which site the address is on, so the link leads nowhere.',
    help: 'Write the whole address, beginning with "https://" and the name of the site.',
    source: ['atom#4.2.7.1', 'feedvalidator#MissingHref', 'feedvalidator#RelativeSelf'],
    severity: { rss: 'warning', psp1: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: 'atom:link',
    check(link, report) {
      const href = link.attribute('href');
      const value = href?.value.trim();
      const empty = {
        help: 'Write the address in href, or remove the link.',
        why: 'The link leads nowhere.',
      };
      if (!href) report(name(link), '<atom:link> has no href.', empty);
      else if (!value) report(href, 'The href of <atom:link> is empty.', empty);
      else if (!hasScheme.test(value) && !hasBase(link)) {
        report(href, `The href of <atom:link> is ${quoted(value)}, a relative address.`);
      }
    },
    bad: [
      '<«atom:link» rel="self"/>',
      '<atom:link href="«»" rel="self"/>',
      '<atom:link href="«/rust.xml»" rel="self" type="application/rss+xml"/>',
    ],
    good: ['<atom:link href="https://feeds.example.com/rust.xml" rel="self"/>'],
  },

  'atom/link-rel-unknown': {
    summary: 'The relation of an <atom:link> should be a registered name or a URL.',
    why: 'Readers do not know what the link is for and skip it.',
    help: 'Write a registered relation such as "self", "hub" or "next", or remove the link.',
    source: ['atom#4.2.7.2', 'feedvalidator#UnregisteredAtomLinkRel'],
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'atom:link',
    check(link, report) {
      const rel = link.attribute('rel');
      const value = rel?.value.trim();
      if (!rel || !value || hasScheme.test(value) || relations.has(relationOf(link))) return;
      const isMoved =
        link.attribute('href')?.value.trim() === link.parent?.child('itunes:new-feed-url')?.text.trim();
      const meant = isMoved
        ? 'self'
        : nearest(value, ['self', 'hub', 'next', 'previous', 'first', 'last', 'alternate', 'payment']);
      report(
        rel,
        `The rel of <atom:link> is ${quoted(value)}, which is not registered.`,
        meant ? { ...writing(rel, meant, false), help: `Write "${meant}" if that is meant.` } : {},
      );
    },
    bad: [
      '<atom:link href="https://feeds.example.com/rust.xml" rel="«slef»"/>',
      '<atom:link href="https://hub.example.com/" rel="«hubb»"/>',
      '<itunes:new-feed-url>https://feeds.example.com/rust.xml</itunes:new-feed-url><atom:link href="https://feeds.example.com/rust.xml" rel="«rss_obj»"/>',
      ['nxt', 'previuos', 'frist', 'lats', 'alternat', 'paymet']
        .map((rel) => `<atom:link href="https://feeds.example.com/rust.xml?${rel}" rel="${rel}"/>`)
        .join(''),
    ],
    good: [
      '<atom:link href="https://example.com/support" rel="payment"/>',
      '<atom:link href="https://example.com/" rel="http://podlove.org/deep-link"/>',
    ],
    fixes: {
      '<atom:link href="https://feeds.example.com/rust.xml" rel="slef"/>': {
        unsafe: '<atom:link href="https://feeds.example.com/rust.xml" rel="self"/>',
      },
    },
  },

  'atom/self-link-type': {
    summary: 'The link with rel="self" should have the type of an RSS feed, or none.',
    why: 'Readers that choose links by type skip this one.',
    help: 'Write type="application/rss+xml".',
    source: ['psp1#atom:link rel="self"', 'feedvalidator#SelfNotAtom'],
    severity: { rss: 'warning', psp1: 'warning' },
    whose: 'host',
    on: 'channel/atom:link',
    check(link, report) {
      const type = link.attribute('type');
      const value = type?.value.trim();
      if (!type || value === undefined || relationOf(link) !== 'self' || bareType(value) === feedType) return;
      report(type, `The type of the link with rel="self" is ${quoted(value)}, not ${quoted(feedType)}.`, {
        fix: writing(type, feedType).fix,
      });
    },
    bad: [
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="«text/html»"/>',
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="«application/atom+xml»"/>',
    ],
    good: [
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>',
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self"/>',
    ],
    fixes: {
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="text/html"/>':
        '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>',
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/atom+xml"/>':
        '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>',
    },
  },
});
