import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { vocabularyOf } from '../src/catalogue.js';
import { commands } from '../src/commands/index.js';
import { catalogue } from '../src/explained.js';
import { episodeFields, showFields } from '../src/show/fields/fields.js';
import { forms, schemaOf } from '../src/show/fields/schema.js';
import { helps } from '../src/show/words.js';
import { root } from './run.js';

/** Turns that no native editor would write, and what to write instead. */
const banned: readonly (readonly [RegExp, string])[] = [
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\bfor want of\b/i, 'needs'],
  [/\bleav(e|es|ing) away\b|\bleft away\b/i, 'omit'],
  [/\bbelongs? into\b/i, 'belongs in'],
  [/\bstands? in\b|\bstands? (twice|behind|before|beside)\b/i, 'is in, appears, comes'],
  [/\b(is|are|was|were) no (?!longer\b|more than\b)\w/i, 'is not a'],
  [/\btells? (no|the|its)\b/i, 'has no, says'],
  [/\bat hand\b/i, 'in the folder'],
  [/\bblanks\b/i, 'spaces'],
  [/\ban information\b|\binformations\b/i, 'info'],
  [/\bwithout a word\b|\bin vain\b|\bmade up\b|\bright as (it is|they are)\b/i, 'plain words'],
  [/\bnobody (says|knows)\b|\bnames no\b|\bholds no\b|\bsays no\b/i, 'does not'],
  [/\bmisspelt\b|\bwhom the show knows\b|\ball the same\b/i, 'misspelled, known to the show, anyway'],
];

/** What is wrong with a text. */
function turnsIn(text: string): readonly string[] {
  return banned.flatMap(([turn, instead]) => {
    const found = turn.exec(text);
    return found ? [`"${found[0]}" in "${text.slice(0, 160)}": ${instead}`] : [];
  });
}

/** Vocabularies of rules whose words are gone through. Add one when its rules are. */
const reviewed: readonly string[] = [
  ...[
    'source',
    'accept',
    'xml',
    'text',
    'itunes',
    'spotify',
    'atom',
    'websub',
    'paging',
    'media',
    'feed-change',
    'rss',
    'amazon',
    'youtube',
    'googleplay',
    'podcast',
    'psc',
    'content',
    'media-rss',
    'dc',
  ],
];

describe('plain words', () => {
  test.each(Object.entries(catalogue).filter(([id]) => reviewed.includes(vocabularyOf(id))))(
    '%s',
    (_, { summary, why, help }) => expect([summary, why, help].flatMap(turnsIn)).toEqual([]),
  );

  test('fields and schemas', () => {
    const docs = Object.values({ ...showFields, ...episodeFields }).flatMap(({ doc, kind }) => [
      doc,
      kind.noun,
    ]);
    const descriptions = Object.values(forms).flatMap((form) =>
      [...JSON.stringify(schemaOf(form)).matchAll(/"description":"([^"]*)"/g)].map(([, text = '']) => text),
    );
    expect([...docs, ...descriptions].flatMap(turnsIn)).toEqual([]);
  });

  test.each(commands.map(({ name, summary, load }) => ({ name, summary, load })))('$name', async (row) => {
    const { options } = await row.load();
    expect([row.summary, ...options.map(({ doc }) => doc)].flatMap(turnsIn)).toEqual([]);
  });

  test('what build says in place of the help of a rule', () => {
    expect(Object.values(helps).flatMap(turnsIn)).toEqual([]);
  });

  test.each(['README.md', 'CONTRIBUTING.md', 'episodes/README.md'])('%s', (file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    // The glossary names what is not to be said.
    const glossary = lines.indexOf('## Words');
    expect(lines.slice(0, glossary < 0 ? undefined : glossary).flatMap(turnsIn)).toEqual([]);
  });
});
