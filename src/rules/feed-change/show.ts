import type { Comparison } from '../../compare/comparison.js';
import type { Facts } from '../../compare/facts.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, type Place, type Report, rules } from '../rule.js';
import { called, comparing, say, series, share, textIn } from './comparing.js';

/** Reports that a text of the show changed. Without the element, the place is the channel. */
function changed(
  { before }: Comparison,
  report: Report,
  channel: Element,
  element: string,
  what: string,
  said = (of: Element | undefined) => textIn(of, element)?.replace(/\s+/g, ' '),
): void {
  const [old, now] = [said(before.channel?.element), said(channel)];
  if (old === undefined || old === now) return;
  const place = channel.child(element) ?? name(channel);
  report(place, `${what} was ${quoted(old)} and ${now === undefined ? 'is gone' : `is now ${quoted(now)}`}.`);
}

/** What every show is unless it says otherwise. */
function valueOr(usual: string, child: string): (of: Element | undefined) => string {
  return (of) => textIn(of, child)?.toLowerCase() ?? usual;
}

/** The categories of a show, each with what is below it. */
function categoriesOf(channel: Element | undefined): readonly string[] {
  return (channel?.all('itunes:category') ?? []).map((category) => {
    const inside = category.all('itunes:category').map((each) => each.attribute('text')?.value.trim() ?? '');
    return [category.attribute('text')?.value.trim() ?? '', ...inside].join(' > ');
  });
}

/** The language itself, without the region in which it is spoken. */
function languageOf(channel: Element | undefined): string | undefined {
  return textIn(channel, 'language')
    ?.toLowerCase()
    .replace(/[-_].*$/s, '');
}

function emailOf(channel: Element | undefined): string | undefined {
  return textIn(channel?.child('itunes:owner'), 'itunes:email')?.toLowerCase();
}

const item = (rest: string) =>
  `<item><title>Rust for Linux</title><guid isPermaLink="false">ff80</guid>${rest}</item>`;

const part = (rest: string) =>
  `<item><title>Rust, part #</title><guid isPermaLink="false">#</guid>${rest}</item>`;

export const show = rules({
  'feed-change/title-changed': {
    summary: 'The title and the author of a show do not change.',
    why: 'People who search for the old name no longer find the show.',
    help: 'Nothing if the show was renamed; let your listeners know.',
    source: ['apple-guide#show: title', 'podinfra'],
    severity: { apple: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report, channel) => {
      changed(comparison, report, channel, 'title', 'The title of the show');
      changed(comparison, report, channel, 'itunes:author', 'The author of the show');
    }),
    bad: [
      { before: '<title>Rust in Production</title>', after: '<title>«Rust at Work»</title>' },
      { before: '<itunes:author>Matthias</itunes:author>', after: '<itunes:author>«Endler»</itunes:author>' },
    ],
    good: [{ before: '<title>Rust in Production</title>', after: '<title> Rust in  Production </title>' }],
  },

  'feed-change/type-changed': {
    summary: 'A show stays episodic or serial.',
    why: 'Apps reverse the order of the episodes and download different ones automatically.',
    help: 'Put back the old type unless the show is meant to be heard in another order.',
    source: 'apple-guide#show: itunes:type',
    severity: { apple: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report, channel) => {
      changed(
        comparison,
        report,
        channel,
        'itunes:type',
        'The type of the show',
        valueOr('episodic', 'itunes:type'),
      );
    }),
    bad: [{ before: '<itunes:type>serial</itunes:type>', after: '<itunes:type>«episodic»</itunes:type>' }],
    good: [{ before: '<itunes:type/>', after: '<itunes:type>Episodic</itunes:type>' }],
  },

  'feed-change/language-or-category-changed': {
    summary: 'The language and the categories of a show do not change.',
    why: 'Directories list the show elsewhere, and it leaves the charts it is in.',
    help: 'Nothing if that is intended.',
    source: ['apple-guide#show: language', 'apple-categories'],
    severity: { apple: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report, channel) => {
      changed(comparison, report, channel, 'language', 'The language of the show', languageOf);
      changed(comparison, report, channel, 'itunes:category', 'The category of the show', (of) => {
        return categoriesOf(of).join(', ') || undefined;
      });
    }),
    bad: [
      { before: '<language>en</language>', after: '<language>«de»</language>' },
      { before: '<itunes:category text="News"/>', after: '«<itunes:category text="Technology"/>»' },
      {
        before: '<itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>',
        after: '<itunes:category text="News">«<itunes:category/>»</itunes:category>',
      },
    ],
    good: [{ before: '<language>en</language>', after: '<language>en-US</language>' }],
  },

  'feed-change/medium-changed': {
    summary: 'The medium of a show does not change.',
    why: 'Apps present music, video or newsletters differently from podcasts, and some list only one of them.',
    help: 'Put back the old medium unless it was wrong.',
    source: 'podcast-namespace#medium',
    severity: { podcast20: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report, channel) => {
      changed(
        comparison,
        report,
        channel,
        'podcast:medium',
        'The medium of the show',
        valueOr('podcast', 'podcast:medium'),
      );
    }),
    bad: [
      {
        before: '<podcast:medium>music</podcast:medium>',
        after: '<podcast:medium>«podcast»</podcast:medium>',
      },
    ],
    good: [{ before: '<title>Rust</title>', after: '<podcast:medium>podcast</podcast:medium>' }],
  },

  'feed-change/owner-email-changed': {
    summary: 'The e-mail address of the owner does not change.',
    why: 'Directories send the code that proves who owns the show to this address.',
    help: 'Make sure that whoever manages the show can read mail at the new address.',
    source: ['spotify-email', 'youtube', 'amazon'],
    severity: { spotify: 'info', youtube: 'info', amazon: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before }, report, channel) => {
      const [old, now] = [emailOf(before.channel?.element), emailOf(channel)];
      if (old === undefined || old === now) return;
      const place: Place =
        channel.child('itunes:owner')?.child('itunes:email') ??
        channel.child('itunes:owner') ??
        name(channel);
      const is = now === undefined ? 'is gone' : `is now ${quoted(now)}`;
      report(place, `The e-mail address of the owner was ${quoted(old)} and ${is}.`);
    }),
    bad: [
      {
        before: '<itunes:owner><itunes:email>me@example.com</itunes:email></itunes:owner>',
        after: '<itunes:owner><itunes:email>«you@example.com»</itunes:email></itunes:owner>',
      },
    ],
    good: [
      {
        before: '<itunes:owner><itunes:email>me@example.com</itunes:email></itunes:owner>',
        after: '<itunes:owner><itunes:email>Me@example.com</itunes:email></itunes:owner>',
      },
    ],
  },

  'feed-change/transcript-removed': {
    summary: 'An episode keeps its transcript and its chapters.',
    why: 'Listeners lose the transcript they read or the chapters they jump between.',
    help: 'Put the transcript or the chapters back.',
    source: ['podcast-namespace#transcript', 'podcast-namespace#chapters'],
    severity: { podcast20: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ pairs }, report) => {
      for (const what of ['transcript', 'chapters'] as const) {
        const has = ({ item: { element } }: Facts) => element.child(`podcast:${what}`) !== undefined;
        const removed = pairs.filter(({ before, after }) => has(before) && !has(after));
        say(removed, report, {
          place: ({ after }) => name(after.item.element),
          one: ({ after }) => `${called(after)} no longer has ${what === 'chapters' ? what : `a ${what}`}.`,
          all: ({ after }, count) =>
            `${share(count, pairs.length, 'episodes')} no longer have ${what === 'chapters' ? what : `a ${what}`}, ${called(after)} among them.`,
        });
      }
    }),
    bad: [
      {
        before: item('<podcast:chapters url="https://example.com/1.json" type="application/json+chapters"/>'),
        after: item(''),
      },
      {
        before: item('<podcast:transcript url="https://example.com/1.vtt" type="text/vtt"/>'),
        after: item(''),
      },
      {
        before:
          series(4, part('<podcast:transcript url="https://example.com/1.vtt" type="text/vtt"/>')) +
          item('<podcast:chapters url="https://example.com/1.json" type="application/json+chapters"/>'),
        after: series(4, part('')) + item(''),
      },
      {
        before: series(
          4,
          part('<podcast:chapters url="https://example.com/1.json" type="application/json+chapters"/>'),
        ),
        after: series(4, part('')),
      },
    ],
    good: [
      {
        before: item(''),
        after: item('<podcast:transcript url="https://example.com/1.vtt" type="text/vtt"/>'),
      },
    ],
  },
});
