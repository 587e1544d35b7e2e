import type { Fix } from '../../diagnostic.js';
import type { Source } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { name, rules } from '../rule.js';
import { ofEpisodes, says, subject } from './presence.js';

/** Writes the title that only <itunes:title> gives. */
function copied(item: Element, { text }: Source): { fix?: Fix } {
  const given = item.child('itunes:title');
  if (!says(given)) return {};
  const { start, end } = given.contentSpan;
  const edit = {
    span: { start: given.span.start, end: given.span.start },
    text: `<title>${text.slice(start, end)}</title>`,
  };
  return { fix: { title: 'Copy <itunes:title>', safe: true, edits: [edit] } };
}

export const item = rules({
  'rss/item-title-missing': {
    summary: 'An item needs a <title>.',
    why: 'Players list the episode as "Untitled" or leave it out.',
    help: 'Add a <title> with the name of the episode.',
    source: ['apple-guide#episode: title', 'psp1#item title', 'spotify-delivery#title'],
    severity: { rss: 'warning', apple: 'error', spotify: 'error', psp1: 'error' },
    refusal: ['apple-guide#episode: title', 'spotify-delivery#title'],
    absent: 'title',
    on: 'item',
    check: ofEpisodes((item, report, { document }) => {
      const title = item.child('title');
      if (says(title)) return;
      if (title) report(title, 'The <title> of an item is empty.');
      else report(name(item), `${subject(item)} has no <title>.`, copied(item, document.source));
    }),
    bad: [
      '<«item»><description>How Rust came into the kernel.</description></item>',
      '<item>«<title>»</title><description>How Rust came into the kernel.</description></item>',
      '<«item»><itunes:title>Rust for Linux</itunes:title></item>',
    ],
    good: ['<item><title><![CDATA[Rust for Linux]]></title></item>'],
    fixes: {
      '<item><itunes:title>Rust for Linux</itunes:title></item>':
        '<item><title>Rust for Linux</title><itunes:title>Rust for Linux</itunes:title></item>',
    },
  },
});
