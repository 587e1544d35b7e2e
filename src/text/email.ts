import { made } from './cache.js';

/** A mailbox in any of the forms that people write it in. */
export interface Mailbox {
  readonly address: string;
  /** The person's name; undefined when the address stands alone. */
  readonly name: string | undefined;
  /** The address comes first: alone, or with the name in parentheses as RSS 2.0 shows it. */
  readonly rssForm: boolean;
}

/** What a local part is made of (RFC 5322, 3.2.3; RFC 6531 adds everything beyond ASCII). */
const atom = /^[\w!#$%&'*+/=?^`{|}~\u{a1}-\u{10ffff}-]+$/u;
const unseen = made(() => /[\p{Cf}\p{Z}]/u);
const label = made(() => /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u);
const plainLabel = /^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i;
const plain = /^[!-~]*$/;

/**
 * Whether a text is an e-mail address that mail can be sent to over the internet: a local part of RFC 5322
 * (dots only between its atoms, quoted strings not taken) and a domain name of two labels or more, within the
 * lengths of RFC 5321, 4.5.3.1.
 */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64 || text.length > 254) return false;
  if (!plain.test(text) && unseen().test(text)) return false;
  const domain = text.slice(at + 1).split('.');
  const last = domain.at(-1) ?? '';
  return (
    text
      .slice(0, at)
      .split('.')
      .every((part) => atom.test(part)) &&
    domain.length > 1 &&
    domain.every((part) => plainLabel.test(part) || label().test(part)) &&
    (/[a-z-]/i.test(last) || !/^\p{N}+$/u.test(last))
  );
}

/**
 * Reads `address`, `address (Name)`, `Name (address)`, `Name <address>` and `<address>`.
 * Undefined when none of them holds a valid address.
 */
export function readMailbox(text: string): Mailbox | undefined {
  const trimmed = text.trim();
  if (isEmailAddress(trimmed)) return { address: trimmed, name: undefined, rssForm: true };
  const open = trimmed.search(/[(<]/);
  const close = open < 0 ? -1 : trimmed.indexOf(trimmed[open] === '(' ? ')' : '>', open);
  if (close < 0) return undefined;
  const before = trimmed.slice(0, open).trim();
  const inside = trimmed.slice(open + 1, close).trim();
  const after = trimmed.slice(close + 1).trim();
  const rssForm = trimmed[open] === '(' && isEmailAddress(before) && inside !== '' && after === '';
  if (rssForm) return { address: before, name: inside, rssForm };
  if (isEmailAddress(before)) return { address: before, name: inside || undefined, rssForm };
  if (!isEmailAddress(inside)) return undefined;
  return { address: inside, name: before.replace(/^"(.*)"$/, '$1') || after || undefined, rssForm };
}
