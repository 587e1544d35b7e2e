import { shownUrl } from '../../served/shown-url.js';
import { answering, feedUrl, showNamed } from '../answering.js';
import { name, rules } from '../rule.js';
import { isSameShow } from '../shows.js';

const otherUrl = 'https://old.example.com/rust.xml';
const episode = '<item><title>Rust</title><guid isPermaLink="false">rust-1</guid></item>';

/** An address whether or not it is encrypted. */
function plain(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

/** The rules of Amazon Music and Audible. */
export const amazon = rules({
  'amazon/one-feed-per-series': {
    summary: 'A show should be submitted with one feed.',
    why: 'A second feed appears as a second show, and listeners and reviews are split between them.',
    help: 'Submit one feed, and redirect the others to it.',
    source: 'amazon#one feed per series',
    severity: { amazon: 'warning' },
    on: 'channel',
    needs: 'address',
    check(channel, report, { document, network }) {
      const { feed, served } = network ?? {};
      if (!feed || document.channel?.element !== channel) return;
      const own = [feed.url, feed.final].map(plain);
      for (const { url, final, document: other } of served?.values() ?? []) {
        if (!other || own.includes(plain(final)) || !isSameShow(document, other)) continue;
        report(
          name(channel),
          `The show has a second feed at ${shownUrl(url)}, which does not redirect to this one.`,
        );
      }
    },
    bad: [
      {
        markup: episode,
        feed: answering(feedUrl),
        served: [answering(otherUrl, { document: showNamed('Rust', episode) })],
      },
    ],
    good: [
      {
        markup: episode,
        feed: answering(feedUrl),
        served: [answering(otherUrl, { final: feedUrl, document: showNamed('Rust', episode) })],
      },
      {
        markup: episode,
        feed: answering(feedUrl),
        served: [answering(otherUrl, { document: showNamed('Go') })],
      },
    ],
  },
});
