import { rules } from '../rule.js';
import { elementsThat, tagOf } from './vocabulary.js';

/** The rules that read what the table says of the elements' own text. */
export const texts = rules({
  'podcast/text-missing': {
    summary: 'Every element whose text the namespace requires has one.',
    why: 'The element says nothing, so apps drop it or show an empty line.',
    help: 'Write the text, or drop the element.',
    source: 'podcast-namespace#Node value',
    severity: { podcast20: 'error' },
    on: elementsThat(({ text }) => text?.use === 'required'),
    check(element, report) {
      if (element.text.trim() === '') report(element, `<${element.name}> is empty.`);
    },
    bad: ['<podcast:person role="host"/>', '<podcast:medium> </podcast:medium>'],
    good: ['<podcast:person role="host">Matthias Endler</podcast:person>'],
  },

  'podcast/text-too-long': {
    summary: 'No text has more characters than the page of its element allows.',
    why: 'Apps and directories cut it off in the middle of a word.',
    help: 'Say it in fewer characters.',
    source: [
      'podcast-namespace#tags/funding.md',
      'podcast-namespace#tags/soundbite.md',
      'podcast-namespace#tags/person.md',
      'podcast-namespace#tags/location.md',
      'podcast-namespace#tags/trailer.md',
      'podcast-namespace#tags/license.md',
      'podcast-namespace#tags/update-frequency.md',
      'podcast-namespace#tags/txt.md',
    ],
    severity: { podcast20: 'warning' },
    on: elementsThat(({ text }) => text?.limit !== undefined),
    check(element, report) {
      const limit = tagOf(element.name)?.text?.limit;
      if (limit === undefined) return;
      const text = element.text.trim();
      const length = text.length <= limit ? text.length : [...text].length;
      if (length <= limit) return;
      report(element, `<${element.name}> has ${length} characters, more than the ${limit} allowed.`);
    },
    bad: [
      `<podcast:updateFrequency rrule="FREQ=WEEKLY">${'Every other Thursday at four. '.repeat(5)}</podcast:updateFrequency>`,
    ],
    good: [
      '<podcast:updateFrequency rrule="FREQ=WEEKLY;INTERVAL=2">Every other Thursday</podcast:updateFrequency>',
    ],
  },
});
