import { day, type Facts } from '../../compare/facts.js';
import { name, rules } from '../rule.js';
import { called, comparing, placeIn, say, series, textIn } from './comparing.js';

const item = (title: string, date: string, guid = title) =>
  `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid><pubDate>${date}</pubDate></item>`;
const newest = item('Oxidizing curl', 'Thu, 18 Dec 2025 16:00:00 +0000');
const kernel = item('Rust for Linux', 'Thu, 11 Dec 2025 16:00:00 +0000');
const played = kernel.replace(
  '</item>',
  '<enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
);
const oldest = item('Hello', 'Thu, 04 Dec 2025 16:00:00 +0000');
const december = (count: number) => series(count, item('Part #', 'Mon, 1# Dec 2025 16:00:00 +0000'));

/** A feed that lost less than this part of its items lost some; more is a limit that was set, or a query that failed. */
const sudden = 0.1;

export const episodes = rules({
  'feed-change/episode-vanished': {
    summary: 'A published episode stays in the feed.',
    why: 'Directories remove the episode, and subscribers who have not heard it yet can no longer get it.',
    help: 'Put the episode back, or accept this finding with a reason if it was withdrawn on purpose.',
    source: ['castos#missing episodes', 'audacity'],
    refusal: 'castos#missing episodes',
    // A feed that no directory lists has subscribers, too.
    weighed: 'The episode disappears from the directory, which is what a publisher would never want unasked.',
    severity: { apple: 'error', spotify: 'error', podcast20: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before, vanished, counts }, report, channel) => {
      // Where a blog has a recording with some of its posts, the others are no episodes.
      const played = (before.channel?.items ?? []).filter(
        ({ enclosures }) => enclosures[0]?.attribute('url')?.value,
      );
      const gone = played.length > 0 ? vanished.filter(({ url }) => url !== undefined) : vanished;
      const total = played.length || counts.before;
      say(gone, report, {
        place: () => name(channel),
        one: (gone) => `The episode ${called(gone)} is no longer in the feed.`,
        all: (gone, count) =>
          count === total
            ? `None of the ${count} episodes is in the feed any more, ${called(gone)} among them.`
            : `${count} of ${total} episodes are no longer in the feed, ${called(gone)} among them.`,
        advice: (some) =>
          some.length > 1
            ? {
                help: 'Put the episodes back; a limit, a filter or a failed query at the host may have left them out.',
              }
            : undefined,
      });
    }),
    bad: [
      { before: newest + kernel + oldest, after: newest + oldest },
      { before: newest + december(3) + oldest, after: newest + oldest },
      { before: newest + december(4) + oldest, after: newest + oldest },
      { before: december(4), after: newest },
    ],
    good: [
      { before: kernel + oldest, after: newest + kernel },
      { before: kernel + oldest, after: oldest + kernel },
      { before: newest + played + oldest, after: played },
    ],
  },

  'feed-change/item-count-dropped': {
    summary: 'A feed does not suddenly lose many of its oldest episodes.',
    why: 'New listeners can no longer find the older episodes.',
    help: 'Raise or remove the limit on the number of episodes at the host.',
    source: ['castos#missing episodes', 'audacity'],
    severity: { apple: 'warning', spotify: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ rolledOff, counts: { before, after } }, report, channel) => {
      const lost = before - after;
      if (rolledOff.length < 2 || lost < 2 || lost < sudden * before) return;
      report(
        name(channel),
        `The feed had ${before} episodes and now has ${after}: the ${rolledOff.length} oldest are gone.`,
      );
    }),
    bad: [
      {
        before: newest + kernel + oldest + item('Zero', 'Thu, 27 Nov 2025 16:00:00 +0000'),
        after: newest + kernel,
      },
    ],
    good: [{ before: kernel + oldest, after: newest + kernel }],
  },

  'feed-change/backdated-item': {
    summary: 'A new episode is dated later than the published ones.',
    why: 'Apps sort it among the old episodes, and some never announce it.',
    help: 'Use the date on which it appears, unless it belongs among the old episodes.',
    source: 'apple-guide#show: itunes:type',
    severity: { apple: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ added, pairs, rolledOff, vanished }, report) => {
      let newestKnown = Number.NEGATIVE_INFINITY;
      const old = [...pairs.map(({ before }) => before), ...rolledOff, ...vanished];
      for (const { instant } of old) if (instant !== undefined) newestKnown = Math.max(newestKnown, instant);
      const late = added.filter(({ instant }) => instant !== undefined && instant < newestKnown - day);
      say(late, report, {
        place: (facts) => placeIn(facts, 'pubDate'),
        one: (facts) => `The new episode ${called(facts)} is older than the newest published one.`,
        all: (facts, count) =>
          `${count} new episodes are older than the newest published one, ${called(facts)} among them.`,
      });
    }),
    bad: [
      { before: newest, after: newest + oldest },
      { before: newest, after: newest + december(4) },
    ],
    good: [{ before: oldest, after: newest + oldest }],
  },

  'feed-change/complete-then-new-item': {
    summary: 'A complete show gets no new episodes.',
    why: 'Apple no longer checks the feed of a complete show for new episodes.',
    help: 'Remove <itunes:complete>, and ask Apple to refresh the feed.',
    source: 'apple-guide#show: itunes:complete',
    severity: { apple: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before, added }, report, channel) => {
      const isComplete = (of: typeof channel | undefined) =>
        textIn(of, 'itunes:complete')?.toLowerCase() === 'yes';
      const complete = channel.child('itunes:complete');
      const [first] = added;
      if (!first || !complete || !isComplete(before.channel?.element) || !isComplete(channel)) return;
      report(complete, `The show is marked complete, but ${named(added, first)}.`);
    }),
    bad: [
      {
        before: `<itunes:complete>Yes</itunes:complete>${kernel}`,
        after: `<itunes:complete>«Yes»</itunes:complete>${newest}${kernel}`,
      },
    ],
    good: [
      { before: kernel, after: `<itunes:complete>Yes</itunes:complete>${newest}${kernel}` },
      { before: `<itunes:complete>Yes</itunes:complete>${kernel}`, after: newest + kernel },
    ],
  },
});

function named(added: readonly Facts[], first: Facts): string {
  return added.length === 1
    ? `${called(first)} is new`
    : `${added.length} episodes are new, ${called(first)} among them`;
}
