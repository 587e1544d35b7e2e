import { isEmailAddress, readMailbox } from '../../text/email.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';

/** The people of RSS 2.0, whom readers write to. */
export const people = rules({
  'rss/person-email-format': {
    summary:
      '<managingEditor>, <webMaster> and <author> should be an email address, optionally followed by a name in parentheses.',
    why: 'Readers look for the address at the start and cannot offer a way to write to the person.',
    help: 'Write "show@example.com (Matthias Endler)", or use <itunes:author> for a name alone.',
    source: ['rss#author', 'rss-profile#email', 'feedvalidator#EmailFormat'],
    severity: { rss: 'info' },
    letter: { rss: 'warning' },
    whose: 'host',
    once: true,
    on: ['channel/managingEditor', 'channel/webMaster', 'item/author'],
    check(element, report) {
      const value = element.text.trim();
      if (value === '') return;
      const mailbox = readMailbox(value);
      if (mailbox?.rssForm) return;
      const { address, name } = mailbox ?? {};
      if (address === undefined) {
        report(element, `<${element.name}> is ${quoted(value)}, which contains no email address.`);
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
      '<webMaster>«Matthias Endler (show@example.com)»</webMaster>',
      '<item><title>Rust</title><author>«Matthias Endler &lt;show@example.com>»</author></item>',
    ],
    good: [
      '<managingEditor>show@example.com (Matthias Endler)</managingEditor>',
      '<webMaster>show@example.com</webMaster>',
    ],
    fixes: {
      '<webMaster>Matthias Endler (show@example.com)</webMaster>': {
        unsafe: '<webMaster>show@example.com (Matthias Endler)</webMaster>',
      },
      '<item><title>Rust</title><author>Matthias Endler &lt;show@example.com></author></item>': {
        unsafe: '<item><title>Rust</title><author>show@example.com (Matthias Endler)</author></item>',
      },
    },
  },
});
