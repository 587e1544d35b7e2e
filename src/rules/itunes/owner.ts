import type { Fix } from '../../diagnostic.js';
import { isEmailAddress, readMailbox } from '../../text/email.js';
import { escapedText } from '../../text/escape.js';
import type { Element } from '../../xml/document.js';
import { quoted, textIs } from '../judgement.js';
import { requires, textOf } from '../rss/presence.js';
import { name, rules } from '../rule.js';
import { email as emailAddress } from '../values.js';

/** A name and an address, as people write them in one line: `Name (address)`, `Name <address>`, `address (Name)`. */
const nameAndAddress =
  /^([^<>()@]{1,100})[(<]\s?([^\s<>()]{3,254})\s?[)>]$|^([^\s<>()]{3,254})(?:\s?\(([^<>()@]{1,100})\))?$/;

/** Puts the text of an owner into the elements that it must have. */
function naming(owner: Element, text: string): { help: string; fix?: Fix } {
  const help = 'Write the name into <itunes:name>, and the address into <itunes:email>.';
  const [, before, behind, alone, after] = nameAndAddress.exec(text) ?? [];
  const address = behind ?? alone ?? '';
  const person = (before ?? after ?? '').trim();
  if (!isEmailAddress(address) || owner.children.length > 0) return { help };
  const prefix = owner.qname.slice(0, owner.qname.indexOf(':') + 1);
  const made = [
    person && `<${prefix}name>${escapedText(person)}</${prefix}name>`,
    `<${prefix}email>${escapedText(address)}</${prefix}email>`,
  ].join('');
  const title = 'Write the name and the address into elements of their own';
  return { help, fix: { title, safe: true, edits: [{ span: owner.textSpan, text: made }] } };
}

/** Large services of email, misspelt. */
const misspeltDomain =
  /@(?:(?:gmail|hotmail|outlook|yahoo|icloud)\.(?:con|cmo|ocm|comm|vom)|(?:gmial|gmai|gmil|gamil|hotmial|hotmal|outlok|yaho|iclod)\.com)$/i;

/** An address that programs and examples show where one's own belongs. */
const placeholder =
  /^(?:you|me|name|user|email|your[-_.]?(?:e?-?mail|name))@(?:example\.(?:com|org|net)|(?:your)?-?(?:domain|site|website)\.com|e?mail\.com)$/i;

const judgeEmail = textIs(emailAddress);

export const owner = rules({
  'itunes/author-missing': {
    summary: 'The channel needs an <itunes:author>.',
    why: 'Spotify does not take a show without an author, and other directories list it without saying whose it is.',
    help: 'Add <itunes:author> with the name of the host or the company.',
    source: [
      'spotify-metadata#author tag',
      'spotify-delivery#5.7',
      'apple-guide#show: itunes:author',
      'psp1#itunes:author',
    ],
    severity: { spotify: 'error', apple: 'warning', psp1: 'warning' },
    refusal: 'spotify-metadata#author tag',
    yieldsTo: ['itunes/namespace-missing'],
    absent: 'itunes:author',
    on: 'channel',
    check: requires('itunes:author', 'the name of the host or the company'),
    bad: ['<«channel»><title>Rust in Production</title></channel>', '«<itunes:author/>»'],
    good: ['<itunes:author>Matthias Endler</itunes:author>'],
  },

  'itunes/author-is-email': {
    summary: 'An <itunes:author> must be a name, without an email address.',
    why: 'Directories show the address to everybody below the title of the show.',
    help: 'Write the name only; the address belongs in <itunes:owner>.',
    source: 'apple-guide#show: itunes:author',
    severity: { apple: 'warning', spotify: 'warning' },
    once: 'message',
    on: ['itunes:author', 'googleplay:author'],
    check(author, report) {
      const value = author.text.trim();
      const mailbox = value.includes('@') ? readMailbox(value) : undefined;
      if (mailbox) report(author, `<${author.name}> is ${quoted(value)}, an email address.`);
    },
    bad: [
      '<itunes:author>«show@example.com (Matthias Endler)»</itunes:author>',
      '<item><itunes:author>«matthias@example.com»</itunes:author></item>',
    ],
    good: [
      '<itunes:author>Matthias Endler</itunes:author>',
      '<itunes:author>@matthias (Rust @ work)</itunes:author>',
    ],
  },

  'itunes/owner-email-missing': {
    summary: 'The channel needs an <itunes:owner> with an <itunes:email> while it is being claimed.',
    why: 'Spotify, YouTube and Amazon send their code to that address; without it nobody can claim the show.',
    help: 'Add <itunes:owner> with <itunes:name> and <itunes:email>, at least until you have claimed the show.',
    source: [
      'spotify-email',
      'youtube#verification code',
      'amazon#ownership confirmation',
      'feedvalidator#MissingItunesEmail',
    ],
    weighed: 'It is needed to claim a show, and by many left out afterwards for fear of spam.',
    severity: { spotify: 'info', youtube: 'warning', amazon: 'warning' },
    absent: ['itunes:owner', 'itunes:email'],
    yieldsTo: ['itunes/namespace-missing', 'itunes/element-misplaced'],
    on: 'channel',
    check(channel, report) {
      const owner = channel.child('itunes:owner');
      const email = owner?.child('itunes:email');
      if (owner && textOf(owner, 'itunes:email')) return;
      const until = 'at least until you have claimed the show';
      const outside = channel.child('itunes:email');
      if (outside && !email) {
        report(name(outside), '<itunes:email> is in <channel>, not in <itunes:owner>.', {
          help: 'Move it into <itunes:owner>.',
        });
        return;
      }
      const text = owner?.text.trim() ?? '';
      if (owner && !email && text !== '') {
        report(owner, `<itunes:owner> has ${quoted(text)} between its tags.`, naming(owner, text));
        return;
      }
      if (email) report(email, '<itunes:email> is empty.', { help: `Write your address into it, ${until}.` });
      else if (owner) {
        const help = `Add an <itunes:email> inside of it, ${until}.`;
        report(name(owner), '<itunes:owner> has no <itunes:email>.', { help });
      } else report(name(channel), 'The channel has no <itunes:owner>.');
    },
    bad: [
      '<«channel»><title>Rust in Production</title></channel>',
      '<«itunes:owner»><itunes:name>Matthias Endler</itunes:name></itunes:owner>',
      '<itunes:owner>«<itunes:email>»</itunes:email></itunes:owner>',
      '<itunes:owner>«Matthias Endler (show@example.com)»</itunes:owner>',
      '<itunes:owner>«show@example.com»</itunes:owner>',
    ],
    good: ['<itunes:owner><itunes:email>show@example.com</itunes:email></itunes:owner>'],
    fixes: {
      '<itunes:owner>Matthias Endler (show@example.com)</itunes:owner>':
        '<itunes:owner><itunes:name>Matthias Endler</itunes:name><itunes:email>show@example.com</itunes:email></itunes:owner>',
      '<itunes:owner>show@example.com</itunes:owner>':
        '<itunes:owner><itunes:email>show@example.com</itunes:email></itunes:owner>',
    },
  },

  'itunes/owner-email-invalid': {
    summary: '<itunes:email> must be an e-mail address.',
    why: 'The code with which a directory asks for proof of ownership never arrives.',
    help: 'Write the address alone, such as "show@example.com".',
    source: ['feedvalidator#InvalidContact', 'spotify-email#misspelt address'],
    severity: { rss: 'warning', spotify: 'warning', youtube: 'warning' },
    letter: { rss: 'error' },
    on: 'itunes:owner/itunes:email',
    check(email, report, context) {
      const value = email.text.trim();
      if (placeholder.test(value)) {
        report(email, `<itunes:email> is ${quoted(value)}, which stands for an address of your own.`, {
          help: 'Write the address at which you receive email.',
        });
        return;
      }
      if (misspeltDomain.test(value)) {
        report(email, `<itunes:email> is ${quoted(value)}, whose domain is misspelt.`, {
          help: 'Correct what follows the "@".',
        });
        return;
      }
      if (value === '' || readMailbox(value)) return;
      judgeEmail(email, report, context);
    },
    bad: [
      '<itunes:owner><itunes:email>«show at example.com»</itunes:email></itunes:owner>',
      '<itunes:owner><itunes:email>«mailto:show@example»</itunes:email></itunes:owner>',
      '<itunes:owner><itunes:email>«you@example.com»</itunes:email></itunes:owner>',
      '<itunes:owner><itunes:email>«your-email@yourdomain.com»</itunes:email></itunes:owner>',
      '<itunes:owner><itunes:email>«rustinproduction@gmail.con»</itunes:email></itunes:owner>',
      '<itunes:owner><itunes:email>«mailto:show@example.com»</itunes:email></itunes:owner>',
    ],
    good: [
      '<itunes:owner><itunes:email>show@example.com</itunes:email></itunes:owner>',
      '<itunes:owner><itunes:email>Matthias Endler &lt;show+rust@example.com&gt;</itunes:email></itunes:owner>',
    ],
    fixes: {
      '<itunes:owner><itunes:email>mailto:show@example.com</itunes:email></itunes:owner>':
        '<itunes:owner><itunes:email>show@example.com</itunes:email></itunes:owner>',
    },
  },
});
