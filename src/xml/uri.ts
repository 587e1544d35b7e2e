/** Pieces of the grammar of RFC 3986, section 3. */
const percent = '%[0-9A-Fa-f]{2}';
const unreserved = "A-Za-z0-9\\-._~!$&'()*+,;=";
const segment = `(?:[${unreserved}:@]|${percent})*`;
const plainSegment = `(?:[${unreserved}@]|${percent})*`;

const scheme = /[A-Za-z][A-Za-z0-9+.-]*:/y;
/** libxml2 asks for a digit after the port's ":", which the grammar does not. */
const authority = new RegExp(
  `//(?:(?:[${unreserved}:]|${percent})*@)?(?:\\[[^\\]]*\\]|(?:[${unreserved}]|${percent})*)(?::[0-9]+)?`,
  'y',
);
const pathAfterAuthority = new RegExp(`(?:/${segment})*`, 'y');
const pathAfterScheme = new RegExp(`(?:${segment}/)*${segment}`, 'y');
/** Without a scheme the first segment holds no ":" (section 4.2). */
const pathAlone = new RegExp(`${plainSegment}(?:/${segment})*`, 'y');
const query = new RegExp(`\\?(?:[${unreserved}:@/?]|${percent})*`, 'y');
/** Brackets stand in the fragments of XPointer, and libxml2 takes them. */
const fragment = new RegExp(`#(?:[${unreserved}:@/?[\\]]|${percent})*`, 'y');

/** The offset of the first character that keeps a text from being a URI reference (RFC 3986, 4.1), or -1. */
export function firstWrongInUri(uri: string): number {
  let at = 0;
  const takes = (part: RegExp): boolean => {
    part.lastIndex = at;
    const taken = part.exec(uri)?.[0] ?? '';
    at += taken.length;
    return taken !== '';
  };
  const hasScheme = takes(scheme);
  const hasAuthority = takes(authority);
  takes(hasAuthority ? pathAfterAuthority : hasScheme ? pathAfterScheme : pathAlone);
  takes(query);
  takes(fragment);
  return at < uri.length ? at : -1;
}
