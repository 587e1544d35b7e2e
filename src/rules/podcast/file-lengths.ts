import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { mention } from '../rss/presence.js';
import { type Sized, sized } from '../rss/recording-sizes.js';
import { type Report, rules } from '../rule.js';

function judge(element: Element, { bytes, item }: Sized, report: Report): void {
  const length = element.attribute('length');
  const value = length?.value.trim() ?? '';
  if (!length || !/^[1-9]\d{0,14}$/.test(value) || Number(value) === bytes || bytes === 0) return;
  const there = `but the <enclosure> of ${mention(item)} gives ${bytes} for the same file`;
  report(length, `The length of <${element.name}> is ${quoted(value)}, ${there}.`);
}

/** What is said of the size of one file here and there. */
export const fileLengths = rules({
  'podcast/file-length-disagrees': {
    summary:
      'A trailer and an alternate enclosure must give the size that <enclosure> gives for the same file.',
    why: 'Apps show two sizes for one file, and one of them is wrong.',
    help: 'Write the size of the file in bytes in both places.',
    source: ['podcast-namespace#tags/trailer.md', 'podcast-namespace#tags/alternate-enclosure.md'],
    severity: { podcast20: 'warning' },
    yieldsTo: ['podcast/alternate-enclosure-disagrees'],
    on: 'channel',
    check(channel, report) {
      const byUrl = new Map<string, Sized>();
      for (const item of channel.all('item')) {
        const recording = sized(item);
        if (recording && recording.bytes > 0) byUrl.set(recording.url, recording);
        for (const alternate of item.all('podcast:alternateEnclosure')) {
          const isSame = alternate.all('podcast:source').some((each) => {
            return recording !== undefined && each.attribute('uri')?.value.trim() === recording.url;
          });
          if (isSame && recording) judge(alternate, recording, report);
        }
      }
      for (const trailer of channel.all('podcast:trailer')) {
        const recording = byUrl.get(trailer.attribute('url')?.value.trim() ?? '');
        if (recording) judge(trailer, recording, report);
      }
    },
    bad: [
      '<podcast:trailer url="https://media.example.com/0.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 GMT" length="«94»" type="audio/mpeg">Coming</podcast:trailer><item><title>Coming</title><enclosure url="https://media.example.com/0.mp3" length="1561482" type="audio/mpeg"/></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/1.mp3" length="41000000" type="audio/mpeg"/><podcast:alternateEnclosure type="audio/mpeg" length="«20000000»"><podcast:source uri="https://media.example.com/1.mp3"/></podcast:alternateEnclosure></item>',
    ],
    good: [
      '<podcast:trailer url="https://media.example.com/0.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 GMT" length="1561482" type="audio/mpeg">Coming</podcast:trailer><item><title>Coming</title><enclosure url="https://media.example.com/0.mp3" length="1561482" type="audio/mpeg"/></item>',
      '<podcast:trailer url="https://media.example.com/0.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 GMT" length="94" type="audio/mpeg">Coming</podcast:trailer>',
    ],
  },
});
