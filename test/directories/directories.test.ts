import { describe, expect, test } from 'vitest';
import { choose } from '../../src/catalogue.js';
import { check } from '../../src/check.js';
import { directories, profiles } from '../../src/directories/index.js';
import type { Profile } from '../../src/directories/profile.js';
import { rulebook } from '../../src/rules/index.js';
import type { Rule } from '../../src/rules/rule.js';
import { cited, documentOf } from '../../src/rules/sources.js';
import { readText } from '../../src/xml/document.js';
import { place } from '../rules/place.js';

const rules: Readonly<Record<string, Rule>> = rulebook;

describe.each(profiles)('%s', (name) => {
  const directory: Profile = directories[name];
  const asked = Object.entries(directory.rules ?? {});

  test('is called by the name of its file', () => {
    expect(directory.name).toBe(name);
  });

  test('has documents that were read on a day', () => {
    expect(Object.keys(directory.documents)).not.toEqual([]);
    for (const { read } of Object.values(directory.documents)) expect(read).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test('asks only by rules that exist, that do not name it themselves, and on its own authority', () => {
    for (const [id, of] of asked) {
      const severity = rules[id]?.severity;
      expect({ id, severity: typeof severity }).toEqual({ id, severity: 'object' });
      expect({ id, named: typeof severity === 'object' && name in severity }).toEqual({ id, named: false });
      if (of === 'off') throw new Error(`${id} is off without being asked`);
      expect(cited(of.source ?? '').read).toBeDefined();
      expect(Object.keys(directory.documents)).toContain(documentOf(of.source ?? ''));
    }
  });

  test('refuses a new show by rules that do not refuse one that it lists', () => {
    for (const id of directory.atSubmission ?? []) {
      const severity = rules[id]?.severity;
      expect({ id, severity }).toMatchObject({ id, severity: { [name]: 'warning' } });
    }
  });

  test('asks for what it asks for, and nothing else', () => {
    const named = Object.entries(rules).filter(
      ([, { severity }]) => typeof severity === 'object' && name in severity,
    );
    const own = [...named.map(([id]) => id), ...asked.map(([id]) => id)];
    expect([...choose({ profiles: [name] })].sort()).toEqual(own.sort());
  });
});

function told(profile: string, feed: string) {
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles: [profile], now: 0 });
  return diagnostics.map(({ rule, severity }) => `${severity} ${rule}`);
}

describe('PSP-1', () => {
  test.each([
    ['<item><title>Rust</title><podcast:transcript type="text/vtt"/></item>', 'attribute-missing'],
    [
      '<item><title>Rust</title><podcast:transcript url="https://media.example.com/1.vtt"/></item>',
      'attribute-missing',
    ],
    ['<podcast:funding>Support us</podcast:funding>', 'attribute-missing'],
    [`<podcast:txt>${'rust '.repeat(801)}</podcast:txt>`, 'text-too-long'],
    [`<podcast:txt purpose="${'rust '.repeat(26)}.">Rust</podcast:txt>`, 'attribute-too-long'],
  ])('does not certify %s', (markup, rule) => {
    expect(told('psp1', place(markup))).toContain(`error podcast/${rule}`);
  });

  test('does not certify a feed that does not declare the podcast namespace', () => {
    const feed = '<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>';
    expect(told('psp1', feed)).toContain('error podcast/namespace-missing');
  });

  test('says nothing of attributes and texts of which it does not speak', () => {
    const markup = `<podcast:person href="">${'Matthias '.repeat(15)}</podcast:person><podcast:trailer>Soon</podcast:trailer>`;
    expect(told('podcast20', place(markup))).toContain('warning podcast/attribute-missing');
    expect(told('psp1', place(markup)).filter((each) => each.includes('podcast/'))).toEqual([]);
  });
});

test('a limit is that of those who ask, and the strictest is named', () => {
  const markup = `<channel><title>Rust</title><description>${'Rust. '.repeat(200)}</description></channel>`;
  const messages = (active: readonly string[]) =>
    check(readText(place(markup), { name: 'feed.xml' }), { profiles: active, now: 0 }).diagnostics.flatMap(
      ({ rule, message, profiles: who }) => (rule === 'rss/description-too-long' ? [{ message, who }] : []),
    );
  expect(messages(['apple', 'youtube'])).toEqual([]);
  expect(messages(['apple', 'podimo'])).toEqual([
    {
      message: '<description> has 1200 characters; Podimo keeps 1000 characters.',
      who: ['podimo'],
    },
  ]);
});

test('a profile that nobody knows is not taken for one that asks for nothing', () => {
  expect(() => told('aple', place('<title>Rust</title>'))).toThrow('There is no profile "aple".');
});
