import { readDuration } from '../../text/duration.js';
import type { Attribute, Element } from '../../xml/document.js';
import { rules } from '../rule.js';
import { isCopy } from './copies.js';
import { mention, textOf } from './presence.js';
import { urlOf } from './recording.js';

/** Smaller numbers are placeholders, or the same by chance. */
const fewestBytes = 500_000;

/** Recordings of the same size last as long, up to this many seconds and this part. */
const slack = { seconds: 20, part: 0.03 } as const;

/** A recording with its size. */
export interface Sized {
  readonly item: Element;
  readonly url: string;
  readonly length: Attribute;
  readonly bytes: number;
}

/** The recording of an item, where its size is a number. */
export function sized(item: Element): Sized | undefined {
  const enclosure = item.child('enclosure');
  const length = enclosure?.attribute('length');
  const value = length?.value.trim() ?? '';
  const url = enclosure && urlOf(enclosure);
  if (!length || !url || !/^\d{1,15}$/.test(value)) return undefined;
  return { item, url, length, bytes: Number(value) };
}

function secondsOf(item: Element): number | undefined {
  return readDuration(textOf(item, 'itunes:duration') ?? '')?.seconds;
}

/** Whether two recordings cannot be of the same size: they last too differently. */
function lastDifferently(one: Element, other: Element): boolean {
  const [a, b] = [secondsOf(one), secondsOf(other)];
  if (!a || !b) return false;
  return Math.abs(a - b) > Math.max(slack.seconds, slack.part * Math.max(a, b));
}

/** Sizes that recordings cannot have. */
export const recordingSizes = rules({
  'rss/enclosure-length-copied': {
    summary: 'Two recordings that do not last equally long must not have the same size.',
    why: 'Players show a wrong size, and downloads of one of them look broken.',
    help: 'Write the size of each file in bytes.',
    source: 'rss#<enclosure> sub-element of <item>',
    severity: { rss: 'warning' },
    on: 'channel',
    check(channel, report, { document }) {
      const bySize = new Map<number, Sized[]>();
      for (const item of channel.all('item')) {
        const recording = isCopy(document, item) ? undefined : sized(item);
        if (!recording || recording.bytes < fewestBytes) continue;
        const same = bySize.get(recording.bytes) ?? [];
        same.push(recording);
        bySize.set(recording.bytes, same);
      }
      for (const [bytes, [first, second, third]] of bySize) {
        // What more than two have is one value for all, and told as that.
        if (!first || !second || third || first.url === second.url) continue;
        if (lastDifferently(first.item, second.item))
          report(
            second.length,
            `The length of <enclosure> is "${bytes}", as for ${mention(first.item)}, which lasts ${secondsOf(first.item)} seconds and not ${secondsOf(second.item)}.`,
          );
      }
    },
    bad: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/1.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item><item><title>Linux</title><enclosure url="https://media.example.com/2.mp3" length="«41000000»" type="audio/mpeg"/><itunes:duration>1900</itunes:duration></item>',
    ],
    good: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/1.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item><item><title>Linux</title><enclosure url="https://media.example.com/2.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2571</itunes:duration></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/1.mp3" length="100000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item><item><title>Linux</title><enclosure url="https://media.example.com/2.mp3" length="100000" type="audio/mpeg"/><itunes:duration>1900</itunes:duration></item>',
    ],
  },
});
