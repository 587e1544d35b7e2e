/**
 * Two feeds each, made to exhaust whoever compares them: by name, a function from a size in bytes to the files of a
 * folder and the arguments that airworthy is called with in it.
 */
import { count, fill } from './pieces.mjs';

const feed = (content) =>
  `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Rust in Production</title><link>https://rust.example.com/</link><description>Rust.</description>${content}</channel></rss>`;
const item = ({ title = 'Tea', guid = '1', file = '1', notes = 'Tea.', more = '' }) =>
  `<item><title>${title}</title><guid isPermaLink="false">${guid}</guid><enclosure url="https://media.example.com/${file}.mp3" length="1" type="audio/mpeg"/><description>${notes}</description>${more}</item>`;

const one = item({ title: 'Tea 10000', guid: '10000', file: '10000' }).length;
/** So many items as fill half of a size, each made of its number. */
const items = (size, make) =>
  Array.from({ length: Math.ceil(size / 2 / one) }, (_, index) => item(make(index)));
const numbered = (index) => ({ title: `Tea ${index}`, guid: `${index}`, file: `${index}` });

const pairs = {
  'items in reverse': (size) => {
    const all = items(size, numbered);
    return [feed(all.join('')), feed(all.toReversed().join(''))];
  },
  'items with the guids of others': (size) => {
    const all = items(size, numbered);
    const last = all.length - 1;
    return [
      feed(all.join('')),
      feed(items(size, (index) => ({ ...numbered(index), guid: `${last - index}` })).join('')),
    ];
  },
  'items with new guids': (size) => [
    feed(items(size, numbered).join('')),
    feed(items(size, (index) => ({ ...numbered(index), guid: `new-${index}` })).join('')),
  ],
  'items with new guids, titles and files': (size) => [
    feed(items(size, numbered).join('')),
    feed(
      items(size, (index) => ({
        ...{ title: `Coffee ${index}`, guid: `new-${index}`, file: `new-${index}` },
      })).join(''),
    ),
  ],
  'items with new titles': (size) => [
    feed(items(size, numbered).join('')),
    feed(items(size, (index) => ({ ...numbered(index), title: `Coffee ${index}` })).join('')),
  ],
  'items of one guid': (size) => [
    feed(items(size, (index) => ({ ...numbered(index), guid: '1' })).join('')),
    feed(items(size, (index) => ({ ...numbered(index + 1), guid: '1' })).join('')),
  ],
  'items of one title': (size) => [
    feed(items(size, (index) => ({ ...numbered(index), title: 'Tea' })).join('')),
    feed(items(size, (index) => ({ ...numbered(-index), title: 'Tea' })).join('')),
  ],
  'items of one file': (size) => [
    feed(items(size, (index) => ({ ...numbered(index), file: 'a' })).join('')),
    feed(items(size, (index) => ({ ...numbered(-index), file: 'a' })).join('')),
  ],
  'items that are all alike': (size) => [
    feed(items(size, () => ({})).join('')),
    feed(items(size, () => ({ notes: 'Coffee.' })).join('')),
  ],
  'items without a guid': (size) => {
    const bare = (of) => (index) => `<item><title>${of} ${index}</title></item>`;
    return [feed(count(bare('Tea'), size / 2)), feed(count(bare('Coffee'), size / 2))];
  },
  'items that say nothing': (size) => [
    feed(fill('<item/>', size / 2)),
    feed(fill('<item></item>', size / 2)),
  ],
  'items moved by one': (size) => {
    const all = items(size, numbered);
    return [feed(all.join('')), feed([...all.slice(1), all[0]].join(''))];
  },
  'every second item': (size) => {
    const all = items(size, numbered);
    return [feed(all.join('')), feed(all.filter((_, index) => index % 2 === 0).join(''))];
  },
  'notes that differ in their last letter': (size) => {
    const notes = fill('tea ', size / 2);
    return [feed(item({ notes: `${notes}a` })), feed(item({ notes: `${notes}b` }))];
  },
  'notes of one letter that differ in their length': (size) => {
    const notes = fill('a', size / 2);
    return [feed(item({ notes })), feed(item({ notes: `${notes}a` }))];
  },
  'notes of other words': (size) => [
    feed(item({ notes: count((n) => `tea${n} `, size / 2) })),
    feed(item({ notes: count((n) => `coffee${n * 7} `, size / 2) })),
  ],
  'notes of the same words in another order': (size) => [
    feed(item({ notes: count((n) => `tea${n} `, size / 2) })),
    feed(item({ notes: count((n) => `tea${n ^ 1023} `, size / 2) })),
  ],
  'titles that are long': (size) => {
    const title = fill('tea ', size / 2);
    return [feed(item({ title })), feed(item({ title: `${title}a` }))];
  },
  'guids that are long': (size) => {
    const guid = fill('tea', size / 2);
    return [feed(item({ guid })), feed(item({ guid: `${guid}a` }))];
  },
  'files with long names': (size) => {
    const file = fill('tea', size / 2);
    return [feed(item({ file })), feed(item({ file: `${file}a` }))];
  },
  'titles that steer': (size) => {
    const steering = (of) => (index) =>
      item({ ...numbered(index), title: `\n::error::${of} ${index}&#x85;\u202e`, guid: `\u202e${index}` });
    return [feed(count(steering('Tea'), size / 2)), feed(count(steering('Coffee'), size / 2))];
  },
  'elements of many names': (size) => [
    feed(count((n) => `<podcast:a${n}>1</podcast:a${n}>`, size / 2)),
    feed(count((n) => `<podcast:a${n}>2</podcast:a${n}>`, size / 2)),
  ],
  'people of one item': (size) => [
    feed(item({ more: count((n) => `<podcast:person>Tea ${n}</podcast:person>`, size / 2) })),
    feed(item({ more: count((n) => `<podcast:person>Coffee ${n}</podcast:person>`, size / 2) })),
  ],
  'a feed and nothing': (size) => [feed(items(2 * size, numbered).join('')), ''],
  'a feed and zeros': (size) => [feed(items(size, numbered).join('')), Buffer.alloc(size / 2)],
  'JSON and a feed': (size) => [fill('{"a":[', size / 2), feed(items(size, numbered).join(''))],
  'a feed in another encoding': (size) => {
    const text = feed(items(size, numbered).join(''));
    return [text, Buffer.from(`\ufeff${text}`, 'utf16le')];
  },
};

const formats = ['pretty', 'json', 'markdown'];

/** Each pair, in one of the formats after the other. */
export const compared = Object.fromEntries(
  Object.entries(pairs).map(([name, make], index) => [
    `compared: ${name}`,
    (size) => {
      const [before, after] = make(size);
      return {
        files: { 'a.xml': before, 'b.xml': after },
        args: ['diff', 'a.xml', 'b.xml', '--format', formats[index % formats.length]],
      };
    },
  ]),
);
