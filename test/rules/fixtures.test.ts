import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { profiles } from '../../src/diagnostic.js';
import { position } from '../../src/text/source.js';
import { read } from '../../src/xml/document.js';

/**
 * Whole feeds that say in themselves what is wrong with them: `<!-- expect: id id -->` on the line before
 * the fault. A first line `<!-- profiles: apple psp1 -->` narrows the profiles. Found and expected are equal.
 */
const folder = join(import.meta.dirname, '../fixtures/rules');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.xml'))
  .sort();

function expected(text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const ids = /<!-- expect: ([^>]*) -->/.exec(line)?.[1];
    return ids ? ids.split(' ').map((id) => `${index + 2} ${id}`) : [];
  });
}

describe.each(files)('%s', (file) => {
  test('is found faulty exactly where it says', () => {
    const bytes = readFileSync(join(folder, file));
    const text = bytes.toString('utf8');
    const named = /<!-- profiles: ([^>]*) -->/.exec(text)?.[1]?.split(' ');
    const document = read(bytes, { name: basename(file) });
    const { diagnostics } = check(document, {
      profiles: named ? profiles.filter((profile) => named.includes(profile)) : profiles,
      now: Date.UTC(2026, 10, 20),
    });
    const found = diagnostics.flatMap(({ rule, span, others }) =>
      [span, ...others.map((each) => each.span)].map(
        ({ start }) => `${position(document.source, start).line} ${rule}`,
      ),
    );
    expect(found.sort()).toEqual(expected(text).sort());
  });
});
