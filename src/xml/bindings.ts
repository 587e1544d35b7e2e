import type { Written } from './attributes.js';
import { endOfName } from './characters.js';
import type { Name, NamespaceDeclaration } from './element.js';
import { clipped, quoted } from './excerpt.js';
import { isClaimed, misspelled, prefixMeantBy, prefixOf, uriOf } from './namespaces.js';
import { type Fault, type Reading, replacing } from './reading.js';
import type { Resolved, Scope } from './scope.js';
import { firstWrongInUri } from './uri.js';
import { attributeValue, offsetInValue } from './values.js';

const xmlUri = uriOf('xml');
const xmlnsUri = 'http://www.w3.org/2000/xmlns/';

/** Vocabularies that directories read under no other address. */
const exacting: ReadonlySet<string> = new Set(['itunes', 'podcast']);

/** Whether an attribute declares a namespace (Namespaces in XML 1.0, 3). */
export function isDeclaration({ qname }: Written): boolean {
  return qname.startsWith('xmlns') && (qname.length === 5 || qname.charCodeAt(5) === 0x3a);
}

/** The elements of RSS that hold all others, and what each is in. */
const skeleton: Readonly<Record<string, string | undefined>> = {
  rss: undefined,
  channel: 'rss',
  item: 'channel',
};

/**
 * Binds the declarations of a tag with a name in its scope and reports what is wrong with them. A default namespace
 * of the elements that a feed consists of is a mistake, and they are read as what they are meant to be.
 */
export function declareNamespaces(
  reading: Reading,
  scope: Scope,
  written: readonly Written[],
  name: string,
): NamespaceDeclaration[] {
  const declarations: NamespaceDeclaration[] = [];
  const prefixes = new Set<string>();
  for (const { qname, start, valueStart, valueEnd, end, encoded } of written) {
    const prefix = qname.slice(6);
    const valueSpan = { start: valueStart, end: valueEnd };
    const uri = encoded ? attributeValue(reading, valueSpan) : reading.text.slice(valueStart, valueEnd);
    if (prefixes.has(prefix)) {
      reportRepeated(reading, qname, start);
      continue;
    }
    prefixes.add(prefix);
    const declaration = { prefix, uri, span: { start, end }, valueSpan };
    declarations.push(declaration);
    const meant = checkDeclaration(reading, declaration, qname, written);
    const isSkeleton =
      prefix === '' && Object.hasOwn(skeleton, name) && reading.open?.name === skeleton[name];
    scope.bind(prefix, uri, isSkeleton ? '' : meant);
  }
  return declarations;
}

/** Reports the second of two attributes with one name. */
export function reportRepeated(reading: Reading, qname: string, start: number): void {
  reading.report('xml/attribute-duplicate', start, start + qname.length, () => ({
    message: `The attribute "${clipped(qname)}" occurs twice in this tag.`,
    help: 'Keep one of the two.',
  }));
}

/** Reports a declaration that is wrong; returns the vocabulary that a misspelt one was meant for. */
function checkDeclaration(
  reading: Reading,
  declaration: NamespaceDeclaration,
  qname: string,
  written: readonly Written[],
): string | undefined {
  const { prefix, uri, valueSpan } = declaration;
  const { start, end } = valueSpan;
  if (reportMisnamed(reading, qname, declaration.span.start)) return undefined;
  const reserved = reservedFault(declaration);
  if (reserved) {
    reading.report('xml/namespace-invalid', start, end, () => reserved);
    return uri === '' && uriOf(prefix) !== undefined ? prefix : undefined;
  }
  const wrong = firstWrongInUri(uri);
  if (wrong >= 0) {
    const at = offsetInValue(reading, valueSpan, wrong);
    reading.report('xml/namespace-invalid', at, at + 1, () => ({
      message: `The address in ${clipped(qname)} is not a URI: it must not hold ${quoted(uri, wrong)}.`,
      help: 'Write the address as its vocabulary gives it.',
    }));
  }
  const known = prefixOf(uri);
  const isTaken =
    known !== prefix && isClaimed(prefix) && written.some((each) => each.qname === `xmlns:${known}`);
  const meant = isTaken ? prefix : known === undefined ? misspelled(prefix, uri) : undefined;
  const right = meant === undefined ? undefined : uriOf(meant);
  if (right !== undefined && wrong < 0 && meant !== undefined && isInUse(reading, prefix, meant)) {
    const fault = exacting.has(meant) ? 'xml/namespace-uri-misspelled' : 'xml/namespace-uri-unofficial';
    reading.report(fault, start, end, () => ({
      message: `"${uri}" is not the address of the namespace "${meant}".`,
      help: `Write "${right}".`,
      fix: replacing(start, end, right, `Write "${right}"`),
    }));
  }
  return meant;
}

/** Whether a wrong address hides something: a name with the prefix, in a vocabulary that somebody still reads. */
function isInUse({ text }: Reading, prefix: string, meant: string): boolean {
  if (prefix === '' || exacting.has(meant)) return true;
  return meant !== 'googleplay' && (text.includes(`<${prefix}:`) || text.includes(` ${prefix}:`));
}

/** What is wrong with a declaration of names that the recommendation keeps for itself (Namespaces, 3). */
function reservedFault({ prefix, uri, valueSpan }: NamespaceDeclaration): Fault | undefined {
  if (prefix === 'xmlns' || uri === xmlnsUri) {
    return { message: 'The prefix "xmlns" must not be declared.', help: 'Remove the declaration.' };
  }
  if ((prefix === 'xml') !== (uri === xmlUri)) {
    return {
      message: 'The prefix "xml" and its address belong together.',
      help: 'Remove the declaration: "xml" needs none.',
    };
  }
  if (uri === '' && prefix !== '') {
    const message = `The prefix "${clipped(prefix)}" is declared without an address.`;
    const right = uriOf(prefix);
    if (right === undefined) return { message, help: 'Write the address of its vocabulary.' };
    const { start, end } = valueSpan;
    return { message, help: `Write "${right}".`, fix: replacing(start, end, right, `Write "${right}"`) };
  }
  return undefined;
}

/** The name of an element or attribute; faults of the name that stands at an offset are reported. */
export function checkedName(reading: Reading, name: Resolved, at: number): Name {
  if (name.simple || reportMisnamed(reading, name.qname, at)) return name;
  const { unbound } = name;
  if (unbound !== undefined && !reading.undeclared.has(unbound)) {
    reading.undeclared.add(unbound);
    reportUndeclared(reading, unbound, at);
  }
  return name;
}

/** Reports a name at an offset that is not qualified (Namespaces in XML 1.0, 4), and tells whether it did. */
function reportMisnamed(reading: Reading, qname: string, at: number): boolean {
  const wrong = wrongInQName(qname);
  if (wrong < 0) return false;
  reading.report('xml/namespace-invalid', at + wrong, at + wrong + 1, () => ({
    message: `"${clipped(qname)}" is not a prefix and a name with one ":" between them.`,
    help: 'Write a name without ":", or prefix:name.',
  }));
  return true;
}

/** The offset of the first character that keeps a name from being qualified, or -1. */
function wrongInQName(qname: string): number {
  const colon = qname.indexOf(':');
  if (colon === 0 || colon === qname.length - 1) return colon;
  if (endOfName(qname, colon + 1) === colon + 1) return colon + 1;
  return qname.indexOf(':', colon + 1);
}

function reportUndeclared(reading: Reading, prefix: string, at: number): void {
  const uri = uriOf(prefix);
  const root = reading.rootNameEnd;
  reading.report('xml/undeclared-prefix', at, at + prefix.length, () => {
    const declaration = `xmlns:${clipped(prefix)}="${uri ?? '…'}"`;
    const message = `The prefix "${clipped(prefix)}" is not declared.`;
    const help = `Write ${declaration} in the first tag.`;
    const meant = uri === undefined ? prefixMeantBy(prefix) : undefined;
    if (meant !== undefined) return { message, help: `Write "${meant}:" if that is meant.` };
    if (uri === undefined) return { message, help };
    return { message, help, fix: replacing(root, root, ` ${declaration}`, `Declare "${prefix}"`) };
  });
}
