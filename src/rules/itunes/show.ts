import { oneOf, quoted, textIs } from '../judgement.js';
import { brokenWebLink } from '../rss/address.js';
import { type Check, name, rules } from '../rule.js';

/** "Yes" is the only word that does anything, in whatever case. */
function isYes(text: string): boolean {
  return text.trim().toLowerCase() === 'yes';
}

/** Demands "Yes" or nothing. */
const yesOrNothing: Check = (element, report) => {
  const value = element.text.trim();
  if (isYes(value)) return;
  report(
    element,
    value === ''
      ? `<${element.name}> is empty.`
      : `<${element.name}> is ${quoted(value)}, which does nothing.`,
    { fix: { title: 'Remove it', safe: true, edits: [{ span: element.span, text: '' }] } },
  );
};

const types = textIs(oneOf(['episodic', 'serial'], 'neither "episodic" nor "serial"'));

export const show = rules({
  'itunes/type-invalid': {
    summary: 'The value of <itunes:type> is "episodic" or "serial".',
    why: 'Players show the newest episode of a story first.',
    help: 'Write "serial" when the episodes are to be heard in their order, "episodic" otherwise.',
    source: ['apple-guide#itunes:type', 'psp1#itunes:type', 'feedvalidator#InvalidItunesChannelType'],
    severity: { apple: 'warning', psp1: 'error' },
    on: 'itunes:type',
    check(type, report, context) {
      if (type.text.trim() === '') report(type, '<itunes:type> is empty.');
      else types(type, report, context);
    },
    bad: [
      '<itunes:type>Serial</itunes:type>',
      '<itunes:type>weekly</itunes:type>',
      '<itunes:type></itunes:type>',
    ],
    good: ['<itunes:type>serial</itunes:type>', '<itunes:type>episodic</itunes:type>'],
  },

  'itunes/complete-not-yes': {
    summary: 'The value of <itunes:complete> is "Yes".',
    why: 'Any other word does nothing, and Apple goes on looking for new episodes.',
    help: 'Write "Yes" when there will be no more episodes, and leave the element away otherwise.',
    source: ['apple-guide#itunes:complete', 'psp1#itunes:complete'],
    severity: { apple: 'warning', psp1: 'warning' },
    on: 'itunes:complete',
    check: yesOrNothing,
    bad: ['<itunes:complete>true</itunes:complete>', '<itunes:complete/>'],
    good: ['<itunes:complete>Yes</itunes:complete>', '<itunes:complete>yes</itunes:complete>'],
  },

  'itunes/block-not-yes': {
    summary: 'The value of <itunes:block> is "Yes".',
    why: 'Any other word does nothing, and what should be hidden is shown.',
    help: 'Write "Yes" to hide it from Apple, and leave the element away otherwise.',
    source: ['apple-guide#itunes:block', 'psp1#itunes:block', 'feedvalidator#InvalidYesNoClean'],
    severity: { apple: 'info', psp1: 'info' },
    on: 'itunes:block',
    check: yesOrNothing,
    bad: ['<itunes:block>no</itunes:block>', '<item><itunes:block>true</itunes:block></item>'],
    good: ['<itunes:block>Yes</itunes:block>'],
  },

  'itunes/block-active': {
    summary: 'Neither a show nor an episode says <itunes:block>Yes</itunes:block>.',
    why: 'Apple hides it from everybody, and other directories do the same.',
    help: 'Remove it unless it is meant.',
    source: 'apple-guide#itunes:block',
    severity: { apple: 'info' },
    on: 'itunes:block',
    check(block, report) {
      if (!isYes(block.text)) return;
      const hidden = block.parent?.name === 'channel' ? 'the whole show' : 'this episode';
      report(block, `<itunes:block> is "${block.text.trim()}", which hides ${hidden}.`);
    },
    bad: ['<itunes:block>Yes</itunes:block>', '<item><itunes:block>yes</itunes:block></item>'],
    good: ['<itunes:block>no</itunes:block>'],
  },

  'itunes/new-feed-url-invalid': {
    summary: 'The text of <itunes:new-feed-url> is the absolute address of a feed.',
    why: 'Apple cannot follow the show to its new place, and subscribers stay behind.',
    help: 'Write the whole address of the new feed, or remove the element.',
    source: ['apple-guide#itunes:new-feed-url', 'feedvalidator#InvalidFullLink'],
    severity: { apple: 'error', rss: 'error' },
    on: 'itunes:new-feed-url',
    check(address, report) {
      const value = address.text.trim();
      if (value === '') return report(address, '<itunes:new-feed-url> is empty.');
      const fault = brokenWebLink(value);
      if (fault) report(address, `<itunes:new-feed-url> is ${quoted(value)}, ${fault}.`);
    },
    bad: [
      '<itunes:new-feed-url>feeds.example.com/rust.xml</itunes:new-feed-url>',
      '<itunes:new-feed-url/>',
      '<itunes:new-feed-url>feed://feeds.example.com/rust.xml</itunes:new-feed-url>',
    ],
    good: ['<itunes:new-feed-url>https://feeds.example.com/rust.xml</itunes:new-feed-url>'],
  },

  'itunes/new-feed-url-stale': {
    summary: 'An <itunes:new-feed-url> is the address that the feed is served from.',
    why: "Apple moves the show to another feed, perhaps to one that is dead or somebody else's.",
    help: 'Write the address of this feed, or remove the element once the move is over.',
    source: ['apple-guide#itunes:new-feed-url', 'apple-move'],
    severity: { apple: 'error' },
    on: 'itunes:new-feed-url',
    needs: 'network',
    bad: [],
    good: [],
  },

  'itunes/verify-code-left': {
    summary: 'A feed has no <itunes:applepodcastsverify> once the show is claimed.',
    why: 'It is of no use any more, and everybody can read it.',
    help: 'Remove it after Apple has confirmed that the show is yours.',
    source: 'apple-guide#itunes:applepodcastsverify',
    severity: { apple: 'info' },
    on: 'itunes:applepodcastsverify',
    check(code, report) {
      report(name(code), 'The feed still holds the code with which the show was claimed.');
    },
    bad: ['<itunes:applepodcastsverify>7c1cbf6e</itunes:applepodcastsverify>'],
    good: ['<itunes:type>episodic</itunes:type>'],
  },
});
