import type { Attribute, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { faultsOfText } from '../prose.js';
import { mention } from '../rss/presence.js';
import { type Report, rules } from '../rule.js';

/** Whether a number may stand for a whole one: "315.5" lies between two, and either may stand in its place. */
function isNear(number: number, whole: number): boolean {
  return Math.floor(number) === whole || Math.ceil(number) === whole;
}

/** Compares the number of an item with that of the iTunes element for the same thing, which is a whole one. */
function compare(item: Element, what: 'season' | 'episode', report: Report): void {
  const [here, there] = [item.child(`podcast:${what}`), item.child(`itunes:${what}`)];
  const [number, other] = [here?.text.trim() ?? '', there?.text.trim() ?? ''];
  if (!here || !/^\d{1,9}(\.\d{1,9})?$/.test(number) || !/^0*[1-9]\d{0,8}$/.test(other)) return;
  if (isNear(Number(number), Number(other))) return;
  report(here, `<podcast:${what}> is "${number}", but <itunes:${what}> is "${other}".`);
}

/** A season that has a name, and the item that it is in. */
interface Named {
  readonly attribute: Attribute;
  readonly item: Element;
}

export const season = rules({
  'podcast/season-episode-disagree': {
    summary: 'Season and episode must have the same numbers in both vocabularies.',
    why: 'Apps sort the episode into another season or show it under another number.',
    help: 'Write the right number in both.',
    source: ['podcast-namespace#tags/season.md', 'podcast-namespace#tags/episode.md'],
    severity: { podcast20: 'warning' },
    on: 'item',
    check(item, report) {
      compare(item, 'season', report);
      compare(item, 'episode', report);
    },
    bad: [
      '<item><itunes:season>3</itunes:season><podcast:season name="Rust in the kernel">«4»</podcast:season></item>',
      '<item><itunes:episode>3</itunes:episode><podcast:episode>«4»</podcast:episode></item>',
      '<item><itunes:episode>7</itunes:episode><podcast:episode>«315.5»</podcast:episode></item>',
    ],
    good: [
      '<item><itunes:season>4</itunes:season><podcast:season>04</podcast:season></item>',
      '<item><itunes:episode>315</itunes:episode><podcast:episode>315.5</podcast:episode></item>',
      '<item><itunes:episode>316</itunes:episode><podcast:episode>315.5</podcast:episode></item>',
    ],
  },

  'podcast/season-named-twice': {
    summary: 'A season has one name.',
    why: 'Apps that list seasons show the episodes of one season under different names.',
    help: 'Write the same name in every episode of the season.',
    source: 'podcast-namespace#tags/season.md',
    severity: { podcast20: 'warning' },
    once: 'message',
    // A name that is broken in itself is told as that.
    yieldsTo: [...faultsOfText, 'text/private-character', 'podcast/attribute-too-long'],
    on: 'channel',
    check(channel, report) {
      const seasons = new Map<string, Map<string, Named[]>>();
      for (const item of channel.children) {
        const season = item.child('podcast:season');
        const attribute = season?.attribute('name');
        const name = attribute?.value.trim();
        const number = season?.text.trim();
        if (!attribute || !name || !number) continue;
        // Which season it is was asked above.
        const other = item.child('itunes:season')?.text.trim();
        if (other && Number(other) !== Number(number)) continue;
        const key = String(Number(number));
        const names = seasons.get(key) ?? new Map<string, Named[]>();
        const named = names.get(name);
        if (named) named.push({ attribute, item });
        else seasons.set(key, names.set(name, [{ attribute, item }]));
      }
      for (const [number, names] of seasons) {
        // What most items say is right.
        const [usual, ...others] = [...names].sort(([, one], [, other]) => other.length - one.length);
        const [model] = usual?.[1] ?? [];
        if (!usual || !model) continue;
        for (const [name, wrong] of others)
          for (const { attribute } of wrong)
            report(
              attribute,
              `Season ${number} is named ${quoted(name)}, but ${quoted(usual[0])} in ${mention(model.item)}.`,
            );
      }
    },
    bad: [
      '<item><title>A</title><podcast:season name="Kernels">4</podcast:season></item><item><title>B</title><podcast:season name="«The Kernels»">4</podcast:season></item>',
    ],
    good: [
      '<item><title>A</title><podcast:season name="Kernels">4</podcast:season></item><item><title>B</title><podcast:season name="Editors">5</podcast:season></item><item><title>C</title><podcast:season>4</podcast:season></item>',
    ],
  },
});
