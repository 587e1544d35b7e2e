import { isOk, whyGone } from '../../served/served.js';
import { shownUrl } from '../../served/shown-url.js';
import { answering, showNamed } from '../answering.js';
import { removing } from '../fix.js';
import { oneOf, quoted, textIs } from '../judgement.js';
import { adviceOn, brokenWebLink } from '../rss/address.js';
import { type Check, name, rules } from '../rule.js';
import { isOtherShow } from '../shows.js';

/** "Yes" is the only word that does anything, in whatever case. */
function isYes(text: string): boolean {
  return text.trim().toLowerCase() === 'yes';
}

/** Demands "Yes" or nothing. */
const yesOrNothing: Check = (element, report, { document: { source } }) => {
  const value = element.text.trim();
  if (isYes(value)) return;
  report(
    element,
    value === ''
      ? `<${element.name}> is empty.`
      : `<${element.name}> is ${quoted(value)}, which does nothing.`,
    removing(element, source),
  );
};

const types = textIs(oneOf(['episodic', 'serial'], 'neither "episodic" nor "serial"'));

const movedUrl = 'https://new.example.com/rust.xml';
const moving = `<itunes:new-feed-url>${movedUrl}</itunes:new-feed-url>`;

export const show = rules({
  'itunes/type-invalid': {
    summary: '<itunes:type> must be "episodic" or "serial".',
    why: 'Players treat the show as episodic and start a story with its newest episode.',
    help: 'Write "serial" if episodes should be heard in order, otherwise "episodic".',
    source: ['apple-guide#itunes:type', 'psp1#itunes:type', 'feedvalidator#InvalidItunesChannelType'],
    severity: { apple: 'warning', psp1: 'error' },
    refusal: 'psp1#itunes:type',
    on: 'itunes:type',
    check(type, report, context) {
      if (type.text.trim() === '') report(type, '<itunes:type> is empty.');
      else types(type, report, context);
    },
    bad: [
      '<itunes:type>«Serial»</itunes:type>',
      '<itunes:type>«weekly»</itunes:type>',
      '«<itunes:type>»</itunes:type>',
    ],
    good: ['<itunes:type>serial</itunes:type>', '<itunes:type>episodic</itunes:type>'],
    fixes: {
      '<itunes:type>Serial</itunes:type>': '<itunes:type>serial</itunes:type>',
    },
  },

  'itunes/complete-not-yes': {
    summary: '<itunes:complete> must be "Yes" or absent.',
    why: 'Apple stops looking for episodes only where it says "Yes"; any other word does nothing.',
    help: 'Write "Yes" if there will be no more episodes, otherwise remove the element.',
    source: ['apple-guide#itunes:complete', 'psp1#itunes:complete'],
    weighed: 'Apple gives no other value an effect.',
    severity: { apple: 'info', psp1: 'warning' },
    whose: 'host',
    on: 'itunes:complete',
    check: yesOrNothing,
    bad: ['<itunes:complete>«true»</itunes:complete>', '«<itunes:complete/>»'],
    good: ['<itunes:complete>Yes</itunes:complete>', '<itunes:complete>yes</itunes:complete>'],
    fixes: {
      '<itunes:complete>no</itunes:complete><itunes:type>serial</itunes:type>':
        '<itunes:type>serial</itunes:type>',
    },
  },

  'itunes/block-not-yes': {
    summary: '<itunes:block> must be "Yes" or absent.',
    why: 'Apple hides only what says "Yes", in whatever case; any other word does nothing.',
    help: 'Remove the element; only "Yes" hides something from Apple.',
    source: ['apple-guide#itunes:block', 'psp1#itunes:block', 'feedvalidator#InvalidYesNoClean'],
    severity: { apple: 'info', psp1: 'info' },
    once: 'message',
    on: 'itunes:block',
    check: yesOrNothing,
    bad: ['<itunes:block>«no»</itunes:block>', '<item><itunes:block>«true»</itunes:block></item>'],
    good: ['<itunes:block>Yes</itunes:block>'],
    fixes: {
      '<item><itunes:block>true</itunes:block></item>': '<item></item>',
      '<itunes:block>no</itunes:block><itunes:type>serial</itunes:type>': '<itunes:type>serial</itunes:type>',
    },
  },

  'itunes/block-active': {
    summary: '<itunes:block>Yes</itunes:block> hides a show or an episode.',
    why: 'Apple hides it from everybody, and so do some apps.',
    help: 'Remove it unless you mean it.',
    source: 'apple-guide#itunes:block',
    severity: { rss: 'info', apple: 'info' },
    on: 'itunes:block',
    check(block, report) {
      if (!isYes(block.text)) return;
      const hidden = block.parent?.name === 'channel' ? 'the whole show' : 'this episode';
      report(block, `<itunes:block> is "${block.text.trim()}", which hides ${hidden}.`);
    },
    bad: ['<itunes:block>«Yes»</itunes:block>', '<item><itunes:block>«yes»</itunes:block></item>'],
    good: ['<itunes:block>no</itunes:block>'],
  },

  'itunes/new-feed-url-invalid': {
    summary: '<itunes:new-feed-url> must be the full URL of a feed.',
    why: 'Apple cannot follow the show to its new address, and subscribers are left behind.',
    help: 'Write the full URL of the new feed, or remove the element.',
    source: ['apple-guide#itunes:new-feed-url', 'feedvalidator#InvalidFullLink'],
    severity: { apple: 'error', rss: 'error' },
    refusal: 'apple-guide#itunes:new-feed-url',
    on: 'itunes:new-feed-url',
    check(address, report) {
      const value = address.text.trim();
      if (value === '') return report(address, '<itunes:new-feed-url> is empty.');
      const fault = brokenWebLink(value);
      if (fault) report(address, `<itunes:new-feed-url> is ${quoted(value)}, ${fault}.`, adviceOn(value));
    },
    bad: [
      '<itunes:new-feed-url>«feeds.example.com/rust.xml»</itunes:new-feed-url>',
      '«<itunes:new-feed-url/>»',
      '<itunes:new-feed-url>«feed://feeds.example.com/rust.xml»</itunes:new-feed-url>',
    ],
    good: ['<itunes:new-feed-url>https://feeds.example.com/rust.xml</itunes:new-feed-url>'],
  },

  'itunes/new-feed-url-stale': {
    summary: '<itunes:new-feed-url> must lead to the feed of the same show.',
    why: "Apple moves the show to another feed, which may be dead or somebody else's.",
    help: 'Write the new address of this feed, or remove the element once the move is over.',
    source: ['apple-guide#itunes:new-feed-url', 'apple-move'],
    severity: { apple: 'error' },
    refusal: 'apple-move',
    on: 'channel/itunes:new-feed-url',
    needs: 'network',
    check(address, report, { document, network }) {
      const url = address.text.trim();
      const served = network?.served?.get(url);
      if (!served) return;
      const say = (but: string) =>
        report(address, `<itunes:new-feed-url> is ${quoted(shownUrl(url))}, which ${but}.`);
      const gone = whyGone(served);
      if (gone !== undefined) return say(gone);
      if (!isOk(served.get)) return;
      if (!served.document?.channel) return say('returns something else than a feed');
      if (isOtherShow(document, served.document)) say('is the feed of another show');
    },
    bad: [
      { markup: moving, served: [answering(movedUrl, { get: 404 })] },
      { markup: moving, served: [answering(movedUrl)] },
      { markup: moving, served: [answering(movedUrl, { document: showNamed('Go Time') })] },
    ],
    good: [
      { markup: moving, served: [answering(movedUrl, { document: showNamed('Rust in Production') })] },
      { markup: moving, served: [answering(movedUrl, { get: 429 })] },
    ],
  },

  'itunes/verify-code-left': {
    summary: '<itunes:applepodcastsverify> should be removed once the show is claimed.',
    why: 'The code is no longer of any use, and everybody can read it.',
    help: 'Remove it after Apple has confirmed that the show is yours.',
    source: 'apple-guide#itunes:applepodcastsverify',
    severity: { apple: 'info' },
    on: 'itunes:applepodcastsverify',
    check(code, report) {
      report(name(code), 'The feed still holds the code that claimed the show.');
    },
    bad: ['<«itunes:applepodcastsverify»>7c1cbf6e</itunes:applepodcastsverify>'],
    good: ['<itunes:type>episodic</itunes:type>'],
  },
});
