import { type Demand, demandOf, type Profile } from '../diagnostic.js';
import { anySign } from '../text/signs.js';
import type { Element } from '../xml/document.js';
import type { Check, Rule } from './rule.js';

/** A rule that profiles ask for, and what they make of it. */
export interface Asked {
  /** Its place among all that are asked for. */
  readonly index: number;
  readonly id: string;
  readonly rule: Rule;
  readonly demand: Demand;
}

/** A rule that looks at elements: what is asked of it for each of them lies together. */
export interface Active {
  readonly asked: Asked;
  readonly check: Check;
  /** The signs one of which is in what it finds a fault in. */
  readonly signs: number;
}

/** The rules that look at an element. */
export interface Heard {
  readonly checks: readonly Active[];
  /** Those of them that hang on no sign: all there is to ask of one without any. */
  readonly unsigned: readonly Active[];
  /** Whether some of them hang on the signs in it: nobody looks for what nobody asks. */
  readonly bySigns: boolean;
}

/** What profiles ask for: their rules, and which of them look at which elements. */
export interface Plan {
  readonly asked: readonly Asked[];
  readonly byId: ReadonlyMap<string, Asked>;
  readonly kinds: Kinds;
}

export function planOf(
  rules: Readonly<Record<string, Rule>>,
  profiles: readonly Profile[],
  strict?: boolean,
): Plan {
  const asked: Asked[] = [];
  const declared = new Map<string, Active[]>();
  for (const [id, rule] of Object.entries(rules)) {
    const demand = demandOf(id, rule, profiles, strict);
    if (!demand) continue;
    const each = { index: asked.length, id, rule, demand };
    asked.push(each);
    if (!rule.check) continue;
    const active = { asked: each, check: rule.check, signs: rule.signs ?? anySign };
    for (const name of typeof rule.on === 'string' ? [rule.on] : rule.on) {
      const others = declared.get(name);
      if (others) others.push(active);
      else declared.set(name, [active]);
    }
  }
  return { asked, byId: new Map(asked.map((each) => [each.id, each])), kinds: new Kinds(declared) };
}

/** Elements that are alike: of one name, under parents of one name, with attributes and children of the same names. */
interface Kind {
  /** What is declared on them. */
  readonly declared: Heard;
  /** What of it has anything to do with them. */
  heard?: Heard;
  /** The kinds with one attribute or child more. */
  further?: Map<string, Kind>;
}

/** Feeds have some hundred kinds; what is of none of the first is judged by all that is declared on it. */
const mostKinds = 10_000;

/** Between the attributes of a kind and its children. */
const within = '>';

/**
 * Which rules have to do with which elements: found out once for each kind, for a feed has a hundred thousand elements,
 * and the next one has the same.
 */
export class Kinds {
  readonly #known = new Map<string | undefined, Map<string, Kind>>();
  #count = 0;

  /** @param declared by the keys of elements */
  constructor(private readonly declared: ReadonlyMap<string, readonly Active[]>) {}

  /** Before the next document: what is known of others is forgotten when it leaves too little room for this one's. */
  begin(): void {
    if (this.#count < mostKinds / 2) return;
    this.#known.clear();
    this.#count = 0;
  }

  heardFor(element: Element): Heard {
    const { attributes, declarations, children } = element;
    const first = this.#kindOf(element);
    let kind: Kind | undefined = first;
    for (const { name } of attributes) kind = kind && this.#further(kind, name);
    if (declarations.length > 0) kind = kind && this.#further(kind, 'xmlns');
    if (children.length > 0) kind = kind && this.#further(kind, within);
    let before = '';
    let isSecond = false;
    for (const { name } of children) {
      // A third of one name in a row makes no difference.
      const isRepeated = name === before;
      if (!isRepeated || !isSecond) kind = kind && this.#further(kind, name);
      if (!kind) return first.declared;
      isSecond = isRepeated;
      before = name;
    }
    if (!kind) return first.declared;
    kind.heard ??= heard(
      kind.declared.checks.filter(({ asked: { rule } }) => !rule.where || rule.where(element)),
    );
    return kind.heard;
  }

  #kindOf(element: Element): Kind {
    const { name } = element;
    const under = element.parent?.name;
    const siblings = this.#known.get(under) ?? new Map<string, Kind>();
    let kind = siblings.get(name);
    if (!kind) {
      const checks = new Set(keysOf(element).flatMap((each) => this.declared.get(each) ?? []));
      kind = { declared: heard([...checks]) };
      // Nobody has so many names but to fill the memory.
      if (this.#count === mostKinds) return kind;
      this.#count++;
      this.#known.set(under, siblings.set(name, kind));
    }
    return kind;
  }

  #further(kind: Kind, name: string): Kind | undefined {
    const known = kind.further?.get(name);
    if (known || this.#count === mostKinds) return known;
    this.#count++;
    const further = { declared: kind.declared };
    kind.further ??= new Map();
    kind.further.set(name, further);
    return further;
  }
}

function heard(checks: readonly Active[]): Heard {
  const unsigned = checks.filter(({ signs }) => signs === anySign);
  return { checks, unsigned, bySigns: unsigned.length < checks.length };
}

/** The keys that rules for this element may be declared under. */
function keysOf(element: Element): readonly string[] {
  const names = element.parent ? roles(element.name) : [element.name, 'rss'];
  const parents = element.parent ? roles(element.parent.name) : [];
  const colon = element.name.startsWith('{') ? -1 : element.name.indexOf(':');
  return [
    ...names,
    ...parents.flatMap((parent) => names.map((name) => `${parent}/${name}`)),
    ...(colon < 0 ? [] : [`${element.name.slice(0, colon)}:*`]),
    '*',
  ];
}

/** A liveItem takes every child of item and is judged as one, too. */
function roles(name: string): readonly string[] {
  return name === 'podcast:liveItem' ? [name, 'item'] : [name];
}
