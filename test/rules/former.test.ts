import { describe, expect, test } from 'vitest';
import { applyAccepts, judgeAccepts } from '../../src/accept.js';
import { everCatalogued } from '../../src/catalogue.js';
import { check } from '../../src/check.js';
import { explainCommand } from '../../src/commands/explain.js';
import { acceptsFrom } from '../../src/commands/options.js';
import { profiles } from '../../src/diagnostic.js';
import { formerIds, presentId } from '../../src/rules/former.js';
import { rulebook } from '../../src/rules/index.js';
import { readText } from '../../src/xml/document.js';
import { markupOf, place } from './place.js';

const now = Date.UTC(2026, 10, 20);

describe.each(Object.entries(formerIds))('%s, which is now %s', (former, present) => {
  test('means a rule that exists, and none by its old name', () => {
    expect(rulebook).toHaveProperty([present]);
    expect(rulebook).not.toHaveProperty([former]);
    expect(presentId(former)).toBe(present);
  });

  test('is still accepted by its old name, with a word about the new one', () => {
    const [accept] = acceptsFrom({ accept: former, because: 'We cannot change it.' });
    const [markup = ''] = markupOf(rulebook[present as keyof typeof rulebook].bad);
    const { diagnostics } = check(readText(place(markup), { name: 'feed.xml' }), { profiles, now });
    const kept = applyAccepts(diagnostics, accept ? [accept] : []);
    expect(kept.accepted).toBeGreaterThan(0);
    expect(kept.diagnostics.map(({ rule }) => rule)).not.toContain(present);
    const told = judgeAccepts(
      accept ? [accept] : [],
      { used: kept.used, known: everCatalogued, ran: new Set([present]) },
      profiles,
    );
    expect(told.map(({ rule, message }) => [rule, message])).toEqual([
      ['accept/rule-renamed', `"${former}" is now "${present}".`],
    ]);
  });

  test('is explained by its old name', async () => {
    let out = '';
    const terminal = { print: (text: string) => (out += text) };
    await explainCommand.run([former], {}, terminal as never);
    expect(out).toContain(`${former} is now called ${present}.\n\n${present}\n`);
  });
});

test.each(['constructor', '__proto__', 'rss/guid-missing'])('%s has no other id', (id) => {
  expect(presentId(id)).toBe(id);
});
