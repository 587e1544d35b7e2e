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

export const explicit = rules({
  'itunes/explicit-missing': {
    summary: 'A channel has an <itunes:explicit>.',
    why: 'Apple refuses a show that does not say whether it is fit for children.',
    help: 'Add <itunes:explicit> with "true" when any of it is unfit for children, "false" otherwise.',
    source: ['apple-guide#show: itunes:explicit', 'psp1#itunes:explicit', 'apple-connect'],
    severity: { apple: 'error', psp1: 'error' },
    on: 'channel',
    check(channel, report) {
      if (!channel.child('itunes:explicit')) report(name(channel), 'The channel has no <itunes:explicit>.');
    },
    bad: ['<channel><title>Rust in Production</title></channel>'],
    good: ['<itunes:explicit>false</itunes:explicit>'],
  },

  'itunes/item-explicit-missing': {
    summary: 'An item has an <itunes:explicit>.',
    why: 'The episode is rated as the whole show is, even if it is the only one of its kind.',
    help: 'Add <itunes:explicit> with "true" or "false".',
    source: ['apple-guide#episode: itunes:explicit', 'psp1#item itunes:explicit'],
    severity: { apple: 'info', psp1: 'info' },
    on: 'item',
    check: ofEpisodes((item, report) => {
      if (!item.child('itunes:explicit')) report(name(item), `${subject(item)} has no <itunes:explicit>.`);
    }),
    bad: ['<item><title>Rust for Linux</title></item>'],
    good: ['<item><itunes:explicit>false</itunes:explicit></item>'],
  },

  'itunes/explicit-invalid': {
    summary: 'The value of <itunes:explicit> is "true" or "false".',
    why: 'A directory that cannot read the rating refuses the feed or hides it in countries that ask for one.',
    help: 'Write "true" when any of it is unfit for children, "false" otherwise.',
    source: ['apple-guide#itunes:explicit', 'psp1#itunes:explicit', 'feedvalidator#InvalidTrueFalse'],
    severity: { apple: 'error', psp1: 'error' },
    on: 'itunes:explicit',
    check(element, report) {
      const value = element.text.trim();
      if (/^(true|false)$/i.test(value) || Object.hasOwn(legacy, value.toLowerCase())) return;
      if (value === '') report(element, '<itunes:explicit> is empty.');
      else report(element, `<itunes:explicit> is ${quoted(value)}, neither "true" nor "false".`);
    },
    bad: ['<itunes:explicit>maybe</itunes:explicit>', '<itunes:explicit></itunes:explicit>'],
    good: ['<itunes:explicit>true</itunes:explicit>', '<itunes:explicit>clean</itunes:explicit>'],
  },

  'itunes/explicit-legacy': {
    summary: 'The value of <itunes:explicit> is not one of the retired forms yes, no, explicit and clean.',
    why: 'Newer players know only "true" and "false" and show the show without its rating.',
    help: 'Write "true" for yes and explicit, "false" for no and clean.',
    source: [
      'apple-guide#itunes:explicit',
      'podbean#yes, explicit, or true',
      'partytime',
      'spotify-delivery#5.9',
    ],
    severity: { apple: 'warning', psp1: 'error' },
    on: 'itunes:explicit',
    check(element, report) {
      const value = element.text.trim();
      const lower = value.toLowerCase();
      const today = Object.hasOwn(legacy, lower) ? legacy[lower] : undefined;
      if (!today) return;
      report(element, `<itunes:explicit> is "${value}", which is retired.`, {
        help: `Write "${today}".`,
        fix: {
          title: `Write "${today}"`,
          safe: true,
          edits: [{ span: element.textSpan, text: today }],
        },
      });
    },
    bad: ['<itunes:explicit>yes</itunes:explicit>', '<itunes:explicit>clean</itunes:explicit>'],
    good: ['<itunes:explicit>false</itunes:explicit>'],
  },
});
