import fc from 'fast-check';
import type { Cue } from '../../src/transcripts/cue.js';

/** Words as people write them, also with signs that formats escape. */
const words = ['Rust', 'R&D', 'a=b', '#1', '"so"', "'s", 'ä', '日本', '-->', ']]>', '&amp;'];

/** Cues one after the other, as a recording has them. */
function cuesOf(
  words: readonly string[],
  names: readonly (string | undefined)[],
): fc.Arbitrary<readonly Cue[]> {
  const word = fc.constantFrom(...words);
  const line = fc.array(word, { minLength: 1, maxLength: 20 }).map((all) => all.join(' '));
  const said = fc.record({
    ...{ gap: fc.nat(5000), lasts: fc.integer({ min: 2, max: 9000 }), ended: fc.boolean() },
    speaker: fc.constantFrom(...names),
    text: fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n')),
  });
  return fc.array(said, { minLength: 1, maxLength: 12 }).map((list) => {
    let at = 0;
    return list.map(({ gap, lasts, ended, speaker, text }): Cue => {
      const start = at + gap;
      at = start + lasts;
      return {
        start: start / 1000,
        ...(ended && { end: at / 1000 }),
        ...(speaker !== undefined && { speaker }),
        text,
      };
    });
  });
}

/** Every cue that a writer may be given. */
export const marked = cuesOf(
  [...words, '<b>', 'Vec<T>', '[x]', '\\'],
  ['Alice', 'Zoë Ryhl', 'R&D <3', undefined],
);

/** Where a format leaves it to its readers to tell a name and a tag from a text, people use those that can be told. */
export const plain = cuesOf(words, ['Alice', 'Zoë Ryhl']);
