import { expect, test } from 'vitest';
import { readMarks, writeMarks } from '../../src/rules/marks.js';

test.each(['a', '«»', '«a»b', 'a«b«c»d»«»', '<«item»><title>«»</title></item>'])(
  'the marks of %s are read and written',
  (example) => {
    expect(writeMarks(readMarks(example))).toBe(example);
  },
);
