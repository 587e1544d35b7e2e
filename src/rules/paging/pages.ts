import type { Element } from '../../xml/document.js';
import { linksOf, relationOf } from '../atom/relations.js';
import { writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';

/** Relations that lead to another document of the same feed. */
const elsewhere = ['next', 'prev', 'previous', 'prev-archive', 'next-archive'] as const;

function hrefOf(link: Element | undefined): string | undefined {
  return link?.attribute('href')?.value.trim() || undefined;
}

/** A feed that is spread over several documents (RFC 5005). */
export const pages = rules({
  'paging/prev-vs-previous': {
    summary: 'The link to the previous page should have rel="previous".',
    why: 'Readers that follow the standard do not know "prev" and stop there.',
    help: 'Write rel="previous", or give both links.',
    source: ['rfc5005#3', 'podcast-recommendations#Feed paging', 'feedvalidator'],
    severity: { rss: 'info' },
    whose: 'host',
    on: 'channel',
    check(channel, report) {
      if (linksOf(channel, 'previous').length > 0) return;
      for (const link of linksOf(channel, 'prev')) {
        const rel = link.attribute('rel');
        const message = 'The link to the page before has rel="prev".';
        if (rel) report(rel, message, writing(rel, 'previous'));
      }
    },
    bad: ['<atom:link href="https://feeds.example.com/rust.xml?page=1" rel="«prev»"/>'],
    good: [
      '<atom:link href="https://feeds.example.com/rust.xml?page=1" rel="previous"/>',
      '<atom:link href="https://feeds.example.com/rust.xml?page=1" rel="previous"/><atom:link href="https://feeds.example.com/rust.xml?page=1" rel="prev"/>',
    ],
    fixes: {
      '<atom:link href="https://feeds.example.com/rust.xml?page=1" rel="prev"/>':
        '<atom:link href="https://feeds.example.com/rust.xml?page=1" rel="previous"/>',
    },
  },

  'paging/complete-feed-has-archive-links': {
    summary: 'A feed that says it is complete must not link to other pages of itself.',
    why: 'Readers cannot tell whether the items of the other pages still exist.',
    help: 'Remove <fh:complete>, or the links to other pages.',
    source: ['rfc5005#2', 'feedvalidator#FeedRelInCompleteFeed'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: 'channel',
    check(channel, report) {
      if (!channel.child('fh:complete')) return;
      for (const link of linksOf(channel, ...elsewhere)) {
        report(name(link), `The feed is complete and yet has a link with rel="${relationOf(link)}".`);
      }
    },
    bad: ['<fh:complete/><«atom:link» href="https://feeds.example.com/rust-2024.xml" rel="prev-archive"/>'],
    good: [
      '<fh:complete/><atom:link href="https://feeds.example.com/rust.xml" rel="self"/>',
      '<atom:link href="https://feeds.example.com/rust-2024.xml" rel="prev-archive"/>',
    ],
  },

  'paging/archive-missing-current': {
    summary: 'An archive document should link to the feed that people subscribe to, with rel="current".',
    why: 'People who find the archive cannot get from it to the latest episodes.',
    help: 'Add <atom:link href="…" rel="current"/> with the address of the feed.',
    source: ['rfc5005#4', 'feedvalidator#MissingCurrentInArchive'],
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'channel',
    check(channel, report) {
      const archive = channel.child('fh:archive');
      if (archive && linksOf(channel, 'current').length === 0) {
        report(name(archive), 'The archive has no link with rel="current".');
      }
    },
    bad: ['<«fh:archive»/>'],
    good: ['<fh:archive/><atom:link href="https://feeds.example.com/rust.xml" rel="current"/>'],
  },

  'paging/link-past-end': {
    summary: 'The first page must not link to a previous page, nor the last to a next one.',
    why: 'Readers that follow the link fetch nothing, or the same page again and again.',
    help: 'Remove the link.',
    source: ['rfc5005#3', 'feedvalidator#LinkPastEnd'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: 'channel',
    check(channel, report) {
      const self = hrefOf(linksOf(channel, 'self')[0]);
      if (self === undefined) return;
      const isFirst = hrefOf(linksOf(channel, 'first')[0]) === self;
      const isLast = hrefOf(linksOf(channel, 'last')[0]) === self;
      for (const link of linksOf(channel, 'next', 'prev', 'previous')) {
        const rel = relationOf(link);
        const href = hrefOf(link);
        const past = rel === 'next' ? isLast : isFirst;
        if (href === self) report(name(link), `The link with rel="${rel}" leads to this page itself.`);
        else if (past) {
          const place = rel === 'next' ? 'last' : 'first';
          report(
            name(link),
            `This is the ${place} page and has a link with rel="${rel}" to ${quoted(href ?? '')}.`,
          );
        }
      }
    },
    bad: [
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self"/><«atom:link» href="https://feeds.example.com/rust.xml" rel="next"/>',
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self"/><atom:link href="https://feeds.example.com/rust.xml" rel="first"/><«atom:link» href="https://feeds.example.com/rust.xml?page=0" rel="previous"/>',
    ],
    good: [
      '<atom:link href="https://feeds.example.com/rust.xml" rel="self"/><atom:link href="https://feeds.example.com/rust.xml" rel="first"/><atom:link href="https://feeds.example.com/rust.xml?page=2" rel="next"/>',
    ],
  },

  'paging/unsupported-by-directories': {
    summary: 'All episodes should be on the first page of the feed.',
    why: 'Most apps and directories never fetch the second page, so older episodes disappear there.',
    help: 'Keep the whole list on the first page, with shorter notes for old episodes.',
    source: 'podcast-recommendations#Feed paging',
    severity: { podcast20: 'info' },
    whose: 'host',
    on: 'channel',
    check(channel, report) {
      const [first] = linksOf(channel, 'next', 'prev-archive');
      if (first) report(name(first), 'The feed names another page with further episodes.');
    },
    bad: ['<«atom:link» href="https://feeds.example.com/rust.xml?page=2" rel="next"/>'],
    good: ['<atom:link href="https://feeds.example.com/rust.xml" rel="self"/>'],
  },
});
