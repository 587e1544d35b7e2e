import type { Facts } from '../../compare/facts.js';
import type { Pair } from '../../compare/match.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { called, comparing, placeIn, say, series, share, textIn } from './comparing.js';

/** Whether words are said to be explicit; undefined when nothing that can be understood is said. */
function isExplicit(of: Element | undefined): boolean | undefined {
  const said = textIn(of, 'itunes:explicit')?.toLowerCase();
  if (said === 'true' || said === 'yes' || said === 'explicit') return true;
  return said === 'false' || said === 'no' || said === 'clean' ? false : undefined;
}

const advisory = (explicit: boolean) => (explicit ? 'explicit' : 'not explicit');

/** Whether Apple takes it out. */
function isBlocked(of: Element | undefined): boolean {
  return textIn(of, 'itunes:block')?.toLowerCase() === 'yes';
}

/** The services that are told to take a show out; `''` stands for all of them. */
function blockedAt(of: Element | undefined): ReadonlySet<string> {
  const blocks = (of?.all('podcast:block') ?? []).filter(
    (block) => block.text.trim().toLowerCase() === 'yes',
  );
  return new Set(blocks.map((block) => block.attribute('id')?.value.trim().toLowerCase() ?? ''));
}

const item = (rest: string) =>
  `<item><title>Rust for Linux</title><guid isPermaLink="false">ff80</guid>${rest}</item>`;

const part = (rest: string) =>
  `<item><title>Rust, part #</title><guid isPermaLink="false">#</guid>${rest}</item>`;

/** Who may see a show and its episodes. */
export const visibility = rules({
  'feed-change/explicit-changed': {
    summary: 'The explicit flag of a show or an episode does not change.',
    why: 'Apple hides explicit shows and episodes in some countries and from some listeners.',
    help: 'Put back the old value unless it was wrong.',
    source: 'apple-guide#show: itunes:explicit',
    severity: { apple: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before, pairs }, report, channel) => {
      const old = isExplicit(before.channel?.element);
      const now = isExplicit(channel);
      if (now !== undefined && (old ?? false) !== now) {
        report(
          channel.child('itunes:explicit') ?? name(channel),
          `The show was ${advisory(!now)} and is now ${advisory(now)}.`,
        );
      }
      // An episode that says nothing is what its show is.
      const own = (of: Facts) => isExplicit(of.item.element);
      const explicit = ({ before: one, after }: Pair) =>
        [own(one) ?? old ?? false, own(after) ?? now ?? false] as const;
      const flipped = pairs.filter((pair) => {
        const [was, is] = explicit(pair);
        return was !== is && (own(pair.before) ?? own(pair.after)) !== undefined;
      });
      say(flipped, report, {
        place: ({ after }) => placeIn(after, 'itunes:explicit'),
        one: (pair) =>
          `${called(pair.after)} was ${advisory(explicit(pair)[0])} and is now ${advisory(explicit(pair)[1])}.`,
        all: (pair, count) =>
          `${share(count, pairs.length, 'episodes')} changed; ${called(pair.after)} was ${advisory(explicit(pair)[0])} and is now ${advisory(explicit(pair)[1])}.`,
      });
    }),
    bad: [
      {
        before: '<itunes:explicit>false</itunes:explicit>',
        after: '<itunes:explicit>«true»</itunes:explicit>',
      },
      {
        before: item('<itunes:explicit>true</itunes:explicit>'),
        after: item('<itunes:explicit>«false»</itunes:explicit>'),
      },
      {
        before: '<itunes:explicit>no</itunes:explicit>',
        after: '<itunes:explicit>«explicit»</itunes:explicit>',
      },
      {
        before: '<itunes:explicit>yes</itunes:explicit>',
        after: '<itunes:explicit>«clean»</itunes:explicit>',
      },
      {
        before: item('') + series(4, part('')),
        after: item('') + series(4, part('<itunes:explicit>true</itunes:explicit>')),
      },
    ],
    good: [
      {
        before: '<itunes:explicit>clean</itunes:explicit>',
        after: '<itunes:explicit>false</itunes:explicit>',
      },
      { before: item(''), after: item('<itunes:explicit>no</itunes:explicit>') },
    ],
  },

  'feed-change/block-activated': {
    summary: 'A published show or episode does not become blocked.',
    why: 'Directories that read the block remove the show or the episode.',
    help: 'Remove the block, or accept this finding with a reason if it is meant to disappear.',
    source: ['apple-guide#show: itunes:block', 'podcast-namespace#block'],
    refusal: ['apple-guide#show: itunes:block', 'podcast-namespace#block'],
    severity: { apple: 'error', podcast20: 'error' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before, pairs }, report, channel) => {
      const apple = { concerns: ['apple'] } as const;
      if (isBlocked(channel) && !isBlocked(before.channel?.element)) {
        report(
          channel.child('itunes:block') ?? name(channel),
          'The show is now blocked for Apple Podcasts.',
          apple,
        );
      }
      const blocked = pairs.filter(
        ({ before: one, after }) => isBlocked(after.item.element) && !isBlocked(one.item.element),
      );
      say(blocked, report, {
        place: ({ after }) => placeIn(after, 'itunes:block'),
        one: ({ after }) => `${called(after)} is now blocked for Apple Podcasts.`,
        all: ({ after }, count) =>
          `${share(count, pairs.length, 'episodes')} are now blocked for Apple Podcasts, ${called(after)} among them.`,
        advice: () => apple,
      });
      const old = blockedAt(before.channel?.element);
      if (old.has('')) return;
      // What Apple has been told by its own tag is nothing new to it.
      const wasAppleBlocked = isBlocked(before.channel?.element);
      for (const block of channel.all('podcast:block')) {
        const id = block.attribute('id')?.value.trim().toLowerCase() ?? '';
        if (block.text.trim().toLowerCase() !== 'yes' || old.has(id)) continue;
        if (id === 'apple' && wasAppleBlocked) continue;
        const where = id === '' ? 'every service' : quoted(id);
        report(block, `The show is now blocked for ${where}.`, { concerns: ['podcast20'] });
      }
    }),
    bad: [
      { before: '<title>Rust</title>', after: '<itunes:block>«Yes»</itunes:block>' },
      { before: '<podcast:block>no</podcast:block>', after: '<podcast:block>«yes»</podcast:block>' },
      { before: item(''), after: item('<itunes:block>«Yes»</itunes:block>') },
      {
        before: item('') + series(4, part('')),
        after: item('') + series(4, part('<itunes:block>Yes</itunes:block>')),
      },
      { before: series(3, part('')), after: series(3, part('<itunes:block>Yes</itunes:block>')) },
    ],
    good: [
      { before: '<itunes:block>yes</itunes:block>', after: '<itunes:block>Yes</itunes:block>' },
      {
        before: '<itunes:block>yes</itunes:block>',
        after: '<itunes:block>Yes</itunes:block><podcast:block id="apple">yes</podcast:block>',
      },
      { before: '<title>Rust</title>', after: '<itunes:block>no</itunes:block>' },
    ],
  },
});
