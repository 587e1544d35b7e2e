import { mention } from '../rss/presence.js';
import { rules } from '../rule.js';

export const title = rules({
  'spotify/title-over-20': {
    summary: 'The first 20 characters of a title should distinguish the episode from the others.',
    why: 'Small screens cut titles off, so these episodes look the same in a list.',
    help: 'Start with the words that differ.',
    source: 'spotify-delivery#4',
    severity: { spotify: 'info' },
    once: true,
    on: 'channel',
    check(channel, report, { asking }) {
      const shown = Math.min(...asking.map(({ limits }) => limits.titleStart ?? Number.POSITIVE_INFINITY));
      const seen = new Map<string, (typeof channel.children)[number]>();
      for (const item of channel.children) {
        const title = item.name === 'item' ? item.child('title') : undefined;
        const text = title?.text.trim() ?? '';
        if (!title || text.length <= shown) continue;
        const start = [...text.slice(0, 2 * shown)].slice(0, shown).join('');
        const first = seen.get(start);
        if (!first) seen.set(start, item);
        // The same title twice is the matter of another rule.
        else if (first.child('title')?.text.trim() !== text) {
          report(title, `The title starts with the same ${shown} characters as that of ${mention(first)}.`);
        }
      }
    },
    bad: [
      '<item><title>Rust in Production, episode 1: Linux</title></item><item><title>«Rust in Production, episode 2: Volvo»</title></item>',
    ],
    good: [
      '<item><title>Rust in Production 1</title></item><item><title>Rust in Production 1 and 2</title></item>',
      '<item><title>Linux, a talk with Danilo Krummrich</title></item><item><title>Volvo, a talk with Julius Gustavsson</title></item>',
      '<item><title>Volvo, a talk with Julius Gustavsson</title></item><item><title>Volvo, a talk with Julius Gustavsson</title></item>',
    ],
  },
});
