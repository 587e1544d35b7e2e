import { rules } from '../rule.js';

/** How many characters every client shows. */
const shown = 20;

export const title = rules({
  'spotify/title-over-20': {
    summary: 'The first 20 characters of a title say what it is.',
    why: 'Small screens cut the rest off, and all episodes of the show look alike.',
    help: 'Begin with the words that tell it from the others.',
    source: 'spotify-delivery#4',
    severity: { spotify: 'info' },
    on: ['channel/title', 'item/title'],
    check(title, report) {
      const text = title.text.trim();
      const length = text.length <= shown ? text.length : [...text].length;
      if (length > shown)
        report(title, `The title has ${length} characters, of which ${shown} are always shown.`);
    },
    bad: ['<item><title>How Rust came into the Linux kernel</title></item>'],
    good: ['<item><title>Rust for Linux</title></item>'],
  },
});
