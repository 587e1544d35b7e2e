import { isEmailAddress, readMailbox } from '../../text/email.js';
import { removing } from '../fix.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';

/** The people of RSS 2.0, whom readers write to. */
export const people = rules({
  'rss/person-email-format': {
    summary:
      '<managingEditor>, <webMaster> and <author> should be an email address, optionally followed by a name in parentheses.',
    why: 'Readers look for the address at the start and cannot offer a way to write to the person.',
    help: 'Write the address with the name in parentheses behind it, or use <itunes:author> for a name alone.',
    source: ['rss#author', 'rss-profile#email', 'feedvalidator#EmailFormat'],
    severity: { rss: 'info' },
    letter: { rss: 'warning' },
    whose: 'host',
    once: true,
    on: ['channel/managingEditor', 'channel/webMaster', 'item/author'],
    check(element, report, { document: { source } }) {
      const value = element.text.trim();
      if (value === '') return;
      const mailbox = readMailbox(value);
      if (mailbox?.rssForm) return;
      const { address, name } = mailbox ?? {};
      if (address === undefined) {
        // News readers show the name of an <author> without an address, and do not read <itunes:author>.
        const isSaid = element.parent?.child('dc:creator')?.text.trim() === value;
        const ofItem = isSaid
          ? { help: 'Remove it; <dc:creator> says the same.', ...removing(element, source) }
          : {
              help: 'Write the name alone as <dc:creator>, or the address before it, with the name in parentheses.',
            };
        const message = `<${element.name}> is ${quoted(value)}, which contains no email address.`;
        report(element, message, element.name === 'author' ? ofItem : {});
        return;
      }
      const right = name === undefined || isEmailAddress(name) ? address : `${address} (${name})`;
      report(element, `<${element.name}> is ${quoted(value)}, which does not start with the address.`, {
        help: `Write "${right}".`,
        ...(!/[&<>]/.test(right) && {
          fix: { title: `Write "${right}"`, safe: false, edits: [{ span: element.textSpan, text: right }] },
        }),
      });
    },
    bad: [
      '<managingEditor>«Matthias Endler»</managingEditor>',
      '<item><author>«Matthias Endler»</author><dc:creator>Matthias Endler</dc:creator></item>',
      '<item><author>«Matthias Endler»</author><itunes:author>Matthias Endler</itunes:author></item>',
      '<webMaster>«Matthias Endler (show@example.com)»</webMaster>',
      '<item><title>Rust</title><author>«Matthias Endler &lt;show@example.com>»</author></item>',
    ],
    good: [
      '<managingEditor>show@example.com (Matthias Endler)</managingEditor>',
      '<webMaster>show@example.com</webMaster>',
    ],
    fixes: {
      '<item><author>Matthias Endler</author><dc:creator>Matthias Endler</dc:creator></item>':
        '<item><dc:creator>Matthias Endler</dc:creator></item>',
      '<webMaster>Matthias Endler (show@example.com)</webMaster>': {
        unsafe: '<webMaster>show@example.com (Matthias Endler)</webMaster>',
      },
      '<item><title>Rust</title><author>Matthias Endler &lt;show@example.com></author></item>': {
        unsafe: '<item><title>Rust</title><author>show@example.com (Matthias Endler)</author></item>',
      },
    },
  },
});
