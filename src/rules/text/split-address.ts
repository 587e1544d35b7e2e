import { signs } from '../../text/signs.js';
import { rules } from '../rule.js';
import { mayShow, shownBy } from '../shown.js';

/** An address with a space behind its scheme, or behind the `www.` that it begins with. */
const split =
  /\b(?:https?:\/\/|www\.)[ \t\u00a0]{1,9}(?=(?:[a-z\d-]{1,63}\.){1,9}[a-z]{2,24}(?:[/?#\s<.,;:)"']|$))/i;

/** Addresses that people read. */
export const splitAddress = rules({
  'text/split-address': {
    summary: 'An address in a text must hold no space.',
    why: 'Apps make a link of a part of it, or none at all.',
    help: 'Remove the space.',
    source: ['apple-guide#description', 'html#13.1.2.1'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    on: '*',
    where: mayShow,
    signs: signs('://', 'www. ', 'WWW. ').bit,
    check(element, report) {
      for (const shown of shownBy(element)) {
        const found = split.exec(shown.text);
        if (!found) continue;
        const start = found.index;
        const end = start + found[0].length;
        const rest =
          /^\S{1,60}/
            .exec(shown.text.slice(end))?.[0]
            .replace(/[<>"'()].*/, '')
            .replace(/[.,;:]{1,9}$/, '') ?? '';
        report(
          shown.place(start, end),
          `${shown.subject} contains an address with a space in it, "${found[0]}${rest}".`,
          { help: `Write "${found[0].trimEnd()}${rest}".` },
        );
      }
    },
    bad: [
      '<item><description>How Rust came into the kernel: «http:// »rust-in-production.example.com/linux</description></item>',
      '<description><![CDATA[<p>More on «www. »example.com.</p>]]></description>',
    ],
    good: [
      '<description>What http:// and https:// mean, and why www. is old.</description>',
      '<description>See https://rust-in-production.example.com/ or www.example.com. It. helps.</description>',
    ],
  },
});
