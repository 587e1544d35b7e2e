import type { AttributeOf, ElementName, WrittenIn } from '../vocabulary/written.js';
import { type AttributeValue, tree as plainTree, spell, type Tree } from '../xml/tree.js';

/*
 * Trees of the elements that the vocabulary knows: an element, an attribute or a child that has no row there does
 * not compile.
 */

/** Makes a tree of an element; a number is spelt out. */
export function tree<Name extends ElementName>(
  name: Name,
  attributes: { readonly [A in AttributeOf<Name>]?: AttributeValue } | undefined,
  content: string | number | readonly Tree<WrittenIn<Name>>[],
  from?: string,
  keys?: { readonly [A in AttributeOf<Name> | '']?: string },
): Tree<Name> {
  return plainTree(name, attributes, content, from, keys);
}

/** The key of a value that each attribute of an element says: every attribute of its row, and no other. */
type KeysOf<V, Name extends ElementName> = { readonly [A in AttributeOf<Name>]: keyof V & string };
type NoOther<Keys, Name extends ElementName> = {
  readonly [A in Exclude<keyof Keys, AttributeOf<Name>>]: never;
};
type Saying<Key extends PropertyKey> = { readonly [K in Key]?: AttributeValue };

/**
 * How values of one kind become an element: the keys of the value that its attributes say, and the key of its text.
 * Call it with the kind first: `element<Funding>()('podcast:funding', { url: 'url' }, 'text')`.
 */
export function element<V extends { readonly from: string }>() {
  return <
    Name extends ElementName,
    const Keys extends KeysOf<V, Name>,
    Text extends keyof V & string = never,
  >(
    name: Name,
    keys: Keys & NoOther<Keys, Name>,
    content?: Text,
  ): ((value: V & Saying<Keys[keyof Keys] | Text>) => Tree<Name>) => {
    const all = content === undefined ? keys : { ...keys, '': content };
    return (value) => {
      const text = content && value[content];
      return plainTree(name, saidBy(keys, value), text === undefined ? '' : spell(text), value.from, all);
    };
  };
}

/** How values of one kind become an element that holds others. */
export function parent<V extends { readonly from: string }>() {
  return <Name extends ElementName, const Keys extends KeysOf<V, Name>>(
    name: Name,
    keys: Keys & NoOther<Keys, Name>,
    children: (value: V) => readonly Tree<WrittenIn<Name>>[],
  ): ((value: V & Saying<Keys[keyof Keys]>) => Tree<Name>) => {
    return (value) => plainTree(name, saidBy(keys, value), children(value), value.from, keys);
  };
}

/** The attributes that a value says. */
function saidBy<Key extends string>(
  keys: Readonly<Record<string, Key>>,
  value: Saying<Key>,
): Readonly<Record<string, AttributeValue>> {
  const said: Record<string, AttributeValue> = {};
  for (const attribute in keys) {
    const key = keys[attribute];
    said[attribute] = key && value[key];
  }
  return said;
}
