import { describe, expect, test } from 'vitest';
import { applyAccepts, judgeAccepts } from '../../src/accept.js';
import { everCatalogued } from '../../src/catalogue.js';
import { check } from '../../src/check.js';
import { explainCommand } from '../../src/commands/explain.js';
import { acceptsFrom } from '../../src/commands/options.js';
import { profiles } from '../../src/diagnostic.js';
import { formerIds, presentId, retiredIds } from '../../src/rules/former.js';
import { finished, rulebook } from '../../src/rules/index.js';
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
    const [markup = ''] = markupOf(finished[present as keyof typeof finished].bad);
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

/** What is left of the findings of some markup, and what is said of the entry that accepts a rule. */
function accepting(rule: string, markup: string) {
  const accepts = acceptsFrom({ accept: rule, because: 'We cannot change it.' });
  const { diagnostics } = check(readText(place(markup), { name: 'feed.xml' }), { profiles, now });
  const kept = applyAccepts(diagnostics, accepts);
  const told = judgeAccepts(
    accepts,
    { used: kept.used, known: everCatalogued, ran: new Set(Object.keys(rulebook)) },
    profiles,
  );
  return {
    found: diagnostics.map((each) => each.rule),
    kept: kept.diagnostics.map((each) => each.rule),
    told: told.map(({ rule: id, message, help }) => ({ id, message, help })),
  };
}

describe('a rule of which a part became one of its own', () => {
  const misplaced = '<author>show@example.com (Matthias Endler)</author>';
  const unknown = '<subtitle>Stories of a language</subtitle>';

  test('is accepted with that part', () => {
    const { found, kept, told } = accepting('rss/element-unknown', misplaced);
    expect(found).toContain('rss/element-misplaced');
    expect(kept).not.toContain('rss/element-misplaced');
    expect(told).toEqual([]);
  });

  test('is not accepted by the id of the part', () => {
    const { kept, told } = accepting('rss/element-misplaced', unknown);
    expect(kept).toContain('rss/element-unknown');
    expect(told.map(({ id }) => id)).toEqual(['accept/unused']);
  });

  test('is explained with it', async () => {
    let out = '';
    const terminal = { print: (text: string) => (out += text) };
    await explainCommand.run(['rss/element-unknown'], {}, terminal as never);
    expect(out).toContain(
      'A part of rss/element-unknown is now rss/element-misplaced.\n\nrss/element-unknown\n',
    );
  });
});

describe.each(Object.entries(retiredIds))('%s, which is gone', (id, why) => {
  test('is no rule, and is said to be gone', async () => {
    expect(rulebook).not.toHaveProperty([id]);
    expect(accepting(id, '<title>Rust</title>').told).toEqual([
      {
        id: 'accept/rule-renamed',
        message: `There is no longer a rule "${id}".`,
        help: `Remove it: ${why}`,
      },
    ]);
    let out = '';
    const terminal = { print: (text: string) => (out += text) };
    await explainCommand.run([id], {}, terminal as never);
    expect(out).toBe(`${id} is no longer a rule. ${why}\n`);
  });
});
