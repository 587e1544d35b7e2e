import { refuseForbidden } from '../xml/build.js';
import { spell, type Tree } from '../xml/tree.js';
import type { Origins } from './origins.js';

/** Where it is noted what an element that is printed at an offset says. */
export interface Noting {
  readonly origins: Origins;
  readonly of: Parameters<Origins['add']>[1];
  /** The field of the parent. */
  readonly from: string | undefined;
  readonly at: number;
}

/**
 * Prints a tree, one element a line, two blanks a level. Every string without characters that XML forbids
 * reads back as it was: in text CR, in attributes tab, LF and CR are written as references (XML 1.0, 2.11
 * and 3.3.3), and a CDATA section never holds its own end. Throws a RangeError for a character that no XML
 * document can hold (2.2): what is loaded from files has none.
 */
export function print(tree: Tree, indent: string, noting?: Noting): string {
  const { name, attributes, content, cdata, markup, from } = tree;
  if (markup !== undefined) return `${indent}${markup}\n`;
  noting?.origins.add(noting.at + indent.length, noting.of, tree, noting.from);
  let tag = `${indent}<${name}`;
  for (const key in attributes) {
    const value = attributes[key];
    if (value === undefined) continue;
    tag += ` ${key}="${typeof value === 'string' ? escapeAttribute(value) : spell(value)}"`;
  }
  if (content.length === 0) return `${tag}/>\n`;
  if (typeof content === 'string') {
    return `${tag}>${cdata ? section(content) : escapeText(content)}</${name}>\n`;
  }
  const deeper = `${indent}  `;
  let children = '';
  const start = tag.length + 2;
  for (const child of content) {
    const inside = noting && {
      ...noting,
      from: from ?? noting.from,
      at: noting.at + start + children.length,
    };
    children += print(child, deeper, inside);
  }
  return `${tag}>\n${children}${indent}</${name}>\n`;
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Replaces every match by its reference; twice as fast as `replace` with a function. */
function refer(text: string, matches: RegExp): string {
  let referred = '';
  let end = 0;
  matches.lastIndex = 0;
  for (let match = matches.exec(text); match; match = matches.exec(text)) {
    referred += text.slice(end, match.index) + references[match[0]];
    end = match.index + 1;
  }
  return referred + text.slice(end);
}

// What is refused, or half of a pair of surrogates that may be whole. Most texts hold none, and no reference.
const doubtful = /[\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;
const unsafeInText = /[&<>\r]/g;
const unsafeInAttribute = /[&<>"\t\n\r]/g;
const doubtfulText = /[&<>\0-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]/;
const doubtfulAttribute = /[&<>"\0-\x1f\ud800-\udfff\ufffe\uffff]/;

function escapeText(text: string): string {
  if (!doubtfulText.test(text)) return text;
  if (doubtful.test(text)) refuseForbidden(text);
  return refer(text, unsafeInText);
}

function escapeAttribute(text: string): string {
  if (!doubtfulAttribute.test(text)) return text;
  if (doubtful.test(text)) refuseForbidden(text);
  return refer(text, unsafeInAttribute);
}

function section(text: string): string {
  if (doubtful.test(text)) {
    // A section cannot hold a CR: a reader would make it LF, and no reference works inside.
    if (text.includes('\r')) return escapeText(text);
    refuseForbidden(text);
  }
  return `<![CDATA[${text.includes(']]>') ? text.replaceAll(']]>', ']]]]><![CDATA[>') : text}]]>`;
}
