import type { Comparison } from '../../compare/comparison.js';
import type { Facts } from '../../compare/facts.js';
import type { Pair } from '../../compare/match.js';
import { groupsBy } from '../../text/groups.js';
import { parseUrl } from '../../text/url.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { called, comparing, placeIn, say, series, share } from './comparing.js';

const kernel = '<title>Rust for Linux</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate>';
const file = '<enclosure url="https://media.example.com/kernel.mp3" length="41000000" type="audio/mpeg"/>';
const other =
  '<title>Oxidizing curl</title><pubDate>Thu, 18 Dec 2025 16:00:00 +0000</pubDate>' +
  '<enclosure url="https://media.example.com/curl.mp3" length="39000000" type="audio/mpeg"/>';

const part = (rest: string) =>
  `<item><title>Rust, part #</title><pubDate>Mon, 0# Dec 2025 16:00:00 +0000</pubDate>${rest}</item>`;
const recording = '<enclosure url="https://media.example.com/#.mp3" length="41000000" type="audio/mpeg"/>';

/** Episodes whose guid is another one now, or gone. An episode that got its first guid is not among them. */
function changedGuids({ pairs, reused }: Comparison): readonly Pair[] {
  const isReused = new Set(reused.map(({ after }) => after));
  return pairs.filter(
    ({ before, after, known }) => !known && before.guid !== undefined && !isReused.has(after),
  );
}

/** Why guids change all at once, and how two of them differ then. */
const causes: readonly { readonly says: string; readonly strip: (guid: string) => string | undefined }[] = [
  { says: 'only http: and https: differ', strip: (guid) => guid.replace(/^https?:/i, '') },
  {
    says: 'only the slash at the end differs',
    strip: (guid) => (guid.endsWith('/') ? guid.slice(0, -1) : guid),
  },
  { says: 'only upper and lower case differ', strip: (guid) => guid.toLowerCase() },
  {
    says: 'only the host of the address differs',
    strip: (guid) => {
      const url = parseUrl(guid);
      return url?.host ? url.pathname + url.search : undefined;
    },
  },
  {
    says: 'only the query of the address differs',
    strip: (guid) => (/^https?:/i.test(guid) ? guid.replace(/[?#].*$/s, '') : undefined),
  },
];

/** What the change of a guid is caused by; `''` where it follows no pattern. */
function causeOf({ before, after }: Pair): string {
  const [old, now] = [before.guid ?? '', after.guid];
  if (now === undefined) return 'none';
  const cause = causes.find(({ strip }) => strip(old) !== undefined && strip(old) === strip(now));
  return cause?.says ?? '';
}

function byCause(pairs: readonly Pair[]): readonly (readonly [string, readonly Pair[]])[] {
  return [...groupsBy(pairs, causeOf)];
}

/** The advice to put the old guids back; nothing but a person changes a guid. */
function restoring(pairs: readonly Pair[]): { help: string } {
  const [first] = pairs;
  const title =
    pairs.length === 1 && first
      ? `Put back the old guid ${quoted(first.before.guid ?? '')}`
      : 'Put back the old guids';
  return { help: `${title}.` };
}

/** Whether a guid says that it is the address of a page, which is so unless it says otherwise. */
function isPermaLink({ item }: Facts): boolean {
  return item.guid?.attribute('isPermaLink')?.value.trim().toLowerCase() !== 'false';
}

export const guid = rules({
  'feed-change/guid-changed': {
    summary: 'The guid of an episode never changes.',
    why: 'Every subscriber gets the episode again as a new one, and apps forget that it was played.',
    help: 'Put back the old guid.',
    source: [
      'apple-guide#episode: guid',
      'apple-requirements#episode guid',
      'psp1#guid',
      'podcast-recommendations#Episode GUID',
      'podly-guids',
    ],
    refusal: ['apple-guide#episode: guid', 'podly-guids'],
    severity: { rss: 'error', apple: 'error', psp1: 'error', spotify: 'error' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report) => {
      for (const [cause, pairs] of byCause(changedGuids(comparison))) {
        const isGone = cause === 'none';
        const but = isGone || cause === '' ? '' : ` (${cause})`;
        say(pairs, report, {
          place: ({ after }) => placeIn(after, 'guid'),
          one: ({ before, after }) =>
            isGone
              ? `The guid of ${called(after)} was ${quoted(before.guid ?? '')} and is gone.`
              : `The guid of ${called(after)} was ${quoted(before.guid ?? '')} and is now ${quoted(after.guid ?? '')}${but}.`,
          all: ({ before, after }, count) => {
            const which = share(count, comparison.pairs.length, 'guids');
            return isGone
              ? `${which} are gone; that of ${called(after)} was ${quoted(before.guid ?? '')}.`
              : `${which} changed${but}; that of ${called(after)} was ${quoted(before.guid ?? '')} and is now ${quoted(after.guid ?? '')}.`;
          },
          advice: restoring,
        });
      }
    }),
    bad: [
      {
        before: `<item>${kernel}<guid>ff80</guid></item>`,
        after: `<item>${kernel}<guid>«603»</guid></item>`,
      },
      { before: `<item>${kernel}<guid>ff80</guid></item>`, after: `<«item»>${kernel}</item>` },
      {
        before: `<item>${kernel}<guid>http://example.com/603</guid></item>`,
        after: `<item>${kernel}<guid>«https://example.com/603»</guid></item>`,
      },
      {
        before: `<item>${kernel}<guid>https://example.com/rust</guid></item>`,
        after: `<item>${kernel}<guid>«https://example.com/rust/»</guid></item>`,
      },
      {
        before: `<item>${kernel}<guid>https://example.com/rust</guid></item>`,
        after: `<item>${kernel}<guid>«https://example.com/Rust»</guid></item>`,
      },
      {
        before: `<item>${kernel}<guid>https://example.com/rust</guid></item>`,
        after: `<item>${kernel}<guid>«https://example.org/rust»</guid></item>`,
      },
      {
        before: `<item>${kernel}<guid>https://example.com/rust</guid></item>`,
        after: `<item>${kernel}<guid>«https://example.com/rust?p=603»</guid></item>`,
      },
      { before: series(4, part('<guid>a#</guid>')), after: series(4, part('<guid>b#</guid>')) },
      {
        before: `<item>${kernel}<guid>ff80</guid></item>${series(4, part('<guid>a#</guid>'))}`,
        after: `<item>${kernel}<guid>ff80</guid></item>${series(4, part(''))}`,
      },
    ],
    good: [
      {
        before: `<item>${kernel}<guid>ff80</guid></item>`,
        after: `<item>${kernel}<guid> ff80 </guid></item>`,
      },
      { before: `<item>${kernel}</item>`, after: `<item>${kernel}<guid>ff80</guid></item>` },
    ],
  },

  'feed-change/guid-reused': {
    summary: 'A guid belongs to one episode forever.',
    why: 'Players mistake the new episode for the old one, and do not show it to anybody who has played that one.',
    help: 'Give the new episode a guid of its own, and return the old guid to its episode.',
    source: ['apple-guide#episode: guid', 'apple-requirements#episode guid'],
    refusal: ['apple-guide#episode: guid', 'audiobookshelf-guids'],
    severity: { rss: 'error', apple: 'error' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ reused, counts }, report) => {
      say(reused, report, {
        place: ({ after }) => placeIn(after, 'guid'),
        one: ({ before, after }) =>
          `The guid ${quoted(after.guid ?? '')} was that of ${called(before)} and is now that of ${called(after)}.`,
        all: ({ before, after }, count) =>
          `${share(count, counts.after, 'guids')} belong to other episodes now; ${quoted(after.guid ?? '')} was that of ${called(before)} and is now that of ${called(after)}.`,
      });
    }),
    bad: [
      {
        before: `<item>${kernel}${file}<guid>1</guid></item>`,
        after: `<item>${other}<guid>«1»</guid></item><item>${kernel}${file}<guid>2</guid></item>`,
      },
      {
        before: series(4, part(`${recording}<guid>a#</guid>`)),
        after:
          series(
            4,
            '<item><title>Oxidizing curl #</title><pubDate>Mon, 1# Dec 2025 16:00:00 +0000</pubDate><enclosure url="https://media.example.com/new-#.mp3" length="39000000" type="audio/mpeg"/><guid>a#</guid></item>',
          ) + series(4, part(`${recording}<guid>b#</guid>`)),
      },
    ],
    good: [
      {
        before: `<item>${kernel}${file}<guid>1</guid></item>`,
        after: `<item>${other}<guid>2</guid></item><item>${kernel}${file}<guid>1</guid></item>`,
      },
    ],
  },

  'feed-change/guid-permalink-flip': {
    summary: 'The isPermaLink of a guid does not change.',
    why: 'Players compare only the guid, but a reader that opens it as a link now behaves differently.',
    help: 'Put back the old isPermaLink.',
    source: 'rss#<guid> sub-element of <item>',
    severity: { rss: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ pairs }, report) => {
      const flipped = pairs.filter(
        ({ before, after }) =>
          before.guid !== undefined &&
          before.guid === after.guid &&
          isPermaLink(before) !== isPermaLink(after) &&
          parseUrl(after.guid) !== undefined,
      );
      const now = ({ after }: Pair) => (isPermaLink(after) ? 'is now' : 'is no longer');
      say(flipped, report, {
        place: ({ after }) => after.item.guid?.attribute('isPermaLink') ?? placeIn(after, 'guid'),
        one: (pair) => `The guid of ${called(pair.after)} ${now(pair)} said to be the address of its page.`,
        all: (pair, count) =>
          `${share(count, pairs.length, 'guids')} changed isPermaLink; that of ${called(pair.after)} ${now(pair)} said to be the address of its page.`,
      });
    }),
    bad: [
      {
        before: `<item>${kernel}<guid>https://example.com/603</guid></item>`,
        after: `<item>${kernel}<guid isPermaLink="«false»">https://example.com/603</guid></item>`,
      },
      {
        before: `<item>${kernel}<guid isPermaLink="false">https://example.com/603</guid></item>`,
        after: `<item>${kernel}<guid>«https://example.com/603»</guid></item>`,
      },
      {
        before: series(4, part('<guid>https://example.com/rust/#</guid>')),
        after: series(4, part(`<guid isPermaLink="false">https://example.com/rust/#</guid>`)),
      },
      {
        before: series(4, part(`<guid isPermaLink="false">https://example.com/rust/#</guid>`)),
        after: series(4, part('<guid>https://example.com/rust/#</guid>')),
      },
    ],
    good: [
      {
        before: `<item>${kernel}<guid>https://example.com/603</guid></item>`,
        after: `<item>${kernel}<guid isPermaLink="true">https://example.com/603</guid></item>`,
      },
    ],
  },
});
