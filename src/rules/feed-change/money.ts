import { editsOf } from '../../compare/edits.js';
import type { Pair } from '../../compare/match.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, type Place, rules } from '../rule.js';
import { called, comparing, say, series, share } from './comparing.js';

/** The elements that say whom listeners pay. */
const money = new Set(['podcast:value', 'podcast:funding']);

/** The addresses that money goes to, in their order. */
function payeesOf(elements: readonly Element[]): readonly string[] {
  const found: string[] = [];
  const stack = [...elements].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const address = next.attribute(next.name === 'podcast:funding' ? 'url' : 'address')?.value.trim();
    const split = next.attribute('split')?.value.trim();
    if (address) found.push(split === undefined ? address : `${address} (${split})`);
    for (let index = next.children.length - 1; index >= 0; index--)
      stack.push(next.children[index] as Element);
  }
  return found;
}

/** How payments changed in a channel or an item. */
function changesIn(before: Element | undefined, after: Element): readonly { place: Place; says: string }[] {
  if (!before) return [];
  return editsOf(before, after, money).flatMap((edit) => {
    const [old, now] = [payeesOf(edit.before), payeesOf(edit.after)];
    const said = (payees: readonly string[]) => (payees.length === 0 ? 'nobody' : quoted(payees.join(', ')));
    if (said(old) === said(now)) return [];
    return { place: placeOf(edit.after[0], after), says: `to ${said(old)} and now go to ${said(now)}` };
  });
}

function placeOf(element: Element | undefined, parent: Element): Place {
  return name(element ?? parent);
}

const funding = (url: string) => `<podcast:funding url="${url}">Support us</podcast:funding>`;
const value = (address: string, split: number) =>
  `<podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" address="${address}" split="${split}"/></podcast:value>`;
const part = (rest: string) =>
  `<item><title>Rust, part #</title><guid isPermaLink="false">#</guid>${rest}</item>`;

export const payments = rules({
  'feed-change/money-redirected': {
    summary: 'Payments go to the same recipients as before.',
    why: 'If this changes unnoticed, somebody else receives what listeners pay.',
    help: 'Make sure that the new recipients are correct.',
    source: ['podcast-namespace#value', 'podcast-namespace#funding'],
    severity: { podcast20: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ before, pairs }, report, channel) => {
      for (const { place, says } of changesIn(before.channel?.element, channel)) {
        report(place, `Payments for the show went ${says}.`);
      }
      const changed = pairs.flatMap((pair: Pair) =>
        changesIn(pair.before.item.element, pair.after.item.element).map((each) => ({ ...each, pair })),
      );
      say(changed, report, {
        place: ({ place }) => place,
        one: ({ pair, says }) => `Payments for ${called(pair.after)} went ${says}.`,
        all: ({ pair, says }, count) =>
          `${share(count, pairs.length, 'episodes')} send payments elsewhere; those for ${called(pair.after)} went ${says}.`,
      });
    }),
    bad: [
      { before: funding('https://example.com/support'), after: funding('https://example.org/support') },
      { before: value('02d5', 100), after: value('03ae', 100) },
      { before: series(1, part(value('02d5', 100))), after: series(1, part(value('03ae', 100))) },
      { before: series(4, part(value('02d5', 100))), after: series(4, part(value('03ae', 100))) },
    ],
    good: [
      {
        before: funding('https://example.com/support'),
        after: '<podcast:funding url="https://example.com/support">Help us</podcast:funding>',
      },
    ],
  },
});
