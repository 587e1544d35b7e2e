import { type Demand, demandOf, type Profile } from '../diagnostic.js';
import type { Element } from '../xml/document.js';
import type { Check, Report, Rule } from './rule.js';

/** A rule that profiles ask for, and what they make of it. */
export interface Asked {
  readonly id: string;
  readonly rule: Rule;
  readonly demand: Demand;
}

/** What profiles ask for: their rules, and those with a check by the elements that they are declared on. */
export interface Plan {
  readonly asked: readonly Asked[];
  readonly declared: ReadonlyMap<string, readonly Asked[]>;
}

export function planOf(
  rules: Readonly<Record<string, Rule>>,
  profiles: readonly Profile[],
  strict?: boolean,
): Plan {
  const declared = new Map<string, Asked[]>();
  const asked = Object.entries(rules).flatMap(([id, rule]) => {
    const demand = demandOf(id, rule, profiles, strict);
    if (!demand) return [];
    const each = { id, rule, demand };
    for (const name of !rule.check ? [] : typeof rule.on === 'string' ? [rule.on] : rule.on) {
      const others = declared.get(name);
      if (others) others.push(each);
      else declared.set(name, [each]);
    }
    return [each];
  });
  return { asked, declared };
}

/** A check with whom it reports to. */
export interface Active {
  readonly check: Check;
  readonly report: Report;
  readonly where: Rule['where'];
  /** Whether it has found so much that it is not asked any more. */
  readonly isSpent: () => boolean;
}

/** Elements that are alike: of one name, under parents of one name, with attributes and children of the same names. */
interface Kind {
  /** What is declared on them. */
  readonly declared: readonly Active[];
  /** What of it has anything to do with them. */
  active?: readonly Active[];
  /** The kinds with one attribute or child more. */
  further?: Map<string, Kind>;
}

/** Feeds have some hundred kinds; what is of none of the first is judged by all that is declared on it. */
const mostKinds = 10_000;

/** Between the attributes of a kind and its children. */
const within = '>';

/** Which checks are active for which elements: found out once for each kind, for a feed has a hundred thousand elements. */
export class Kinds {
  readonly #known = new Map<string | undefined, Map<string, Kind>>();
  #count = 0;

  constructor(
    private readonly declared: Plan['declared'],
    private readonly actives: ReadonlyMap<Asked, Active>,
  ) {}

  activeFor(element: Element): readonly Active[] {
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
    kind.active ??= kind.declared.filter(({ where }) => where === undefined || where(element));
    return kind.active;
  }

  #kindOf(element: Element): Kind {
    const { name } = element;
    const under = element.parent?.name;
    const siblings = this.#known.get(under) ?? new Map<string, Kind>();
    let kind = siblings.get(name);
    if (!kind) {
      const asked = new Set(keysOf(element).flatMap((each) => this.declared.get(each) ?? []));
      kind = { declared: [...asked].flatMap((each) => this.actives.get(each) ?? []) };
      if (siblings.size < mostKinds) this.#known.set(under, siblings.set(name, kind));
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
