import { valueAt } from '../../text/table.js';
import { writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { ofEpisodes, subject } from '../rss/presence.js';
import { name, rules } from '../rule.js';

/** Forms that players read although the guide has dropped them, and what they mean today. */
const legacy: Readonly<Record<string, 'true' | 'false'>> = {
  yes: 'true',
  explicit: 'true',
  no: 'false',
  clean: 'false',
};

/** Other words for the same, which no player reads. */
const synonyms: Readonly<Record<string, 'true' | 'false'>> = {
  ...{ '1': 'true', on: 'true', y: 'true', t: 'true' },
  ...{ '0': 'false', off: 'false', n: 'false', f: 'false', none: 'false' },
};

export const explicit = rules({
  'itunes/explicit-missing': {
    summary: 'The channel needs an <itunes:explicit>.',
    why: 'Apple asks for it when a show is submitted, and parents cannot tell whether children may listen.',
    help: 'Add <itunes:explicit> with "true" if any of it is unsuitable for children, otherwise "false".',
    source: ['apple-guide#show: itunes:explicit', 'psp1#itunes:explicit', 'apple-connect'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:explicit',
    yieldsTo: ['itunes/namespace-missing'],
    absent: 'itunes:explicit',
    on: 'channel',
    check(channel, report) {
      if (!channel.child('itunes:explicit')) report(name(channel), 'The channel has no <itunes:explicit>.');
    },
    bad: ['<«channel»><title>Rust in Production</title></channel>'],
    good: ['<itunes:explicit>false</itunes:explicit>'],
  },

  'itunes/item-explicit-missing': {
    summary: 'An item should have an <itunes:explicit>.',
    why: 'The episode gets the rating of the whole show, even if it is the only explicit one.',
    help: 'Add <itunes:explicit> with "true" or "false".',
    source: ['apple-guide#episode: itunes:explicit', 'psp1#item itunes:explicit'],
    severity: { apple: 'info', psp1: 'info' },
    whose: 'host',
    once: true,
    yieldsTo: ['itunes/namespace-missing', 'rss/item-without-recording'],
    absent: 'itunes:explicit',
    on: 'item',
    check: ofEpisodes((item, report) => {
      if (item.child('itunes:explicit')) return;
      const ofShow = item.parent?.child('itunes:explicit')?.text.trim().toLowerCase() ?? '';
      const isExplicit = ofShow === 'true' || valueAt(legacy, ofShow) === 'true';
      report(name(item), `${subject(item)} has no <itunes:explicit>.`, {
        ...(isExplicit && {
          why: 'The episode counts as explicit like the show, even if it is a clean one.',
        }),
      });
    }),
    bad: [
      '<«item»><title>Rust for Linux</title></item>',
      '<itunes:explicit>true</itunes:explicit><«item»><title>Rust for Linux</title></item>',
      '<itunes:explicit>Yes</itunes:explicit><«item»><title>Rust for Linux</title></item>',
    ],
    good: ['<item><itunes:explicit>false</itunes:explicit></item>'],
  },

  'itunes/explicit-invalid': {
    summary: '<itunes:explicit> must be "true" or "false".',
    why: 'Apps cannot read the rating and show none, or hide the show where a rating is required.',
    help: 'Write "true" if any of it is unsuitable for children, otherwise "false".',
    source: ['apple-guide#itunes:explicit', 'psp1#itunes:explicit', 'feedvalidator#InvalidTrueFalse'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:explicit',
    on: 'itunes:explicit',
    check(element, report) {
      const value = element.text.trim();
      if (/^(true|false)$/i.test(value) || valueAt(legacy, value.toLowerCase())) return;
      if (value === '') report(element, '<itunes:explicit> is empty.');
      else {
        const right = valueAt(synonyms, value.toLowerCase());
        const message = `<itunes:explicit> is ${quoted(value)}, neither "true" nor "false".`;
        report(element, message, right ? writing(element, right) : {});
      }
    },
    bad: ['<itunes:explicit>«maybe»</itunes:explicit>', '«<itunes:explicit>»</itunes:explicit>'],
    good: ['<itunes:explicit>true</itunes:explicit>', '<itunes:explicit>clean</itunes:explicit>'],
    fixes: {
      '<itunes:explicit>0</itunes:explicit>': '<itunes:explicit>false</itunes:explicit>',
      '<item><itunes:explicit>on</itunes:explicit></item>':
        '<item><itunes:explicit>true</itunes:explicit></item>',
    },
  },

  'itunes/explicit-legacy': {
    summary: '<itunes:explicit> should be "true" or "false", not yes, no, explicit or clean.',
    why: 'Apple documents only "true" and "false", and an app that knows no others may miss that it is explicit.',
    help: 'Write "true" for yes and explicit, "false" for no and clean.',
    source: [
      'apple-guide#itunes:explicit',
      'podbean#yes, explicit, or true',
      'partytime',
      'spotify-delivery#5.9',
    ],
    weighed: 'The retired values are still read as they were.',
    severity: { apple: 'info', psp1: 'error' },
    refusal: 'psp1#itunes:explicit',
    whose: 'host',
    once: true,
    on: 'itunes:explicit',
    check(element, report) {
      const value = element.text.trim();
      const today = valueAt(legacy, value.toLowerCase());
      if (!today) return;
      report(element, `<itunes:explicit> is "${value}", a retired value.`, {
        ...writing(element, today),
        ...(today === 'false' && {
          why: 'Apple documents only "true" and "false", and newer apps may know no others.',
        }),
      });
    },
    bad: ['<itunes:explicit>«yes»</itunes:explicit>', '<itunes:explicit>«clean»</itunes:explicit>'],
    good: ['<itunes:explicit>false</itunes:explicit>'],
    fixes: {
      '<itunes:explicit>yes</itunes:explicit>': '<itunes:explicit>true</itunes:explicit>',
      '<itunes:explicit>clean</itunes:explicit>': '<itunes:explicit>false</itunes:explicit>',
    },
  },
});
