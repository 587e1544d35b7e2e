import type { Name } from './element.js';
import { prefixMeantBy, prefixOf } from './namespaces.js';

/** What a name resolves to. */
export interface Resolved extends Name {
  /** It has no prefix, so that nothing can be wrong with it. */
  readonly simple: boolean;
  /** The prefix that nobody declared. */
  readonly unbound: string | undefined;
}

interface Binding {
  readonly uri: string;
  /** The customary prefix of the vocabulary; `''` for none, undefined for an unknown one. */
  readonly vocabulary: string | undefined;
}

/** The namespace declarations in force for an element and what it holds (Namespaces in XML 1.0, 6). */
export class Scope {
  readonly #bindings = new Map<string, Binding>();
  readonly #elements = new Map<string, Resolved>();
  readonly #attributes = new Map<string, Resolved>();

  constructor(private readonly outer: Scope | undefined) {}

  /** Binds a prefix to an address; `meant` is the vocabulary that a misspelt address was meant for. */
  bind(prefix: string, uri: string, meant: string | undefined): void {
    this.#bindings.set(prefix, { uri, vocabulary: meant ?? prefixOf(uri) });
  }

  /** How many names of elements were resolved. */
  get names(): number {
    return this.#elements.size;
  }

  /** Resolves the name of an element. */
  element(qname: string): Resolved {
    const known = this.#elements.get(qname);
    if (known) return known;
    const resolved = this.#resolve(qname, true);
    this.#elements.set(qname, resolved);
    return resolved;
  }

  /** Resolves the name of an attribute: without a prefix it belongs to no vocabulary (Namespaces, 6.2). */
  attribute(qname: string): Resolved {
    const known = this.#attributes.get(qname);
    if (known) return known;
    const resolved = this.#resolve(qname, false);
    this.#attributes.set(qname, resolved);
    return resolved;
  }

  #resolve(qname: string, withDefault: boolean): Resolved {
    const colon = qname.indexOf(':');
    const simple = colon < 0;
    const unresolved = { qname, name: qname, expandedName: qname, simple, unbound: undefined };
    if (simple && !withDefault) return unresolved;
    const prefix = simple ? '' : qname.slice(0, colon);
    const local = qname.slice(colon + 1);
    const binding = this.binding(prefix);
    // A slip in a prefix that nobody declared is no other vocabulary.
    if (!binding) return { ...unresolved, name: customaryName(prefix, local) ?? qname, unbound: prefix };
    const expandedName = binding.uri === '' ? local : `{${binding.uri}}${local}`;
    return { ...unresolved, name: canonicalName(binding, local) ?? expandedName, expandedName };
  }

  private binding(prefix: string): Binding | undefined {
    return this.#bindings.get(prefix) ?? this.outer?.binding(prefix);
  }
}

/** The name that rules know; undefined in an unknown vocabulary. */
function canonicalName({ vocabulary }: Binding, local: string): string | undefined {
  return vocabulary === '' ? local : vocabulary && `${vocabulary}:${local}`;
}

/** The name that rules know, for a prefix that is a customary one but for its case or one character. */
function customaryName(prefix: string, local: string): string | undefined {
  const meant = prefixMeantBy(prefix);
  return meant && `${meant}:${local}`;
}

/** The scope around the root: no default namespace, and `xml` (Namespaces in XML 1.0, 3). */
export function outermostScope(): Scope {
  const scope = new Scope(undefined);
  scope.bind('', '', undefined);
  scope.bind('xml', 'http://www.w3.org/XML/1998/namespace', undefined);
  return scope;
}
