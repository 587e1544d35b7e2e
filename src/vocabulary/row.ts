/** What a value may be, in the words of the specifications. */
export type Kind =
  | 'text'
  /** An address of a page or file; one of the web begins with `https:`. */
  | 'URL'
  /** An address of any scheme, `ipfs:` or `magnet:`; one of the web begins with `https:`. */
  | 'URI'
  /** An absolute address of any scheme, with or without encryption. */
  | 'address'
  | 'e-mail address'
  | 'host name'
  | 'boolean'
  /** Any number that is not negative: seconds, bits per second, an amount. */
  | 'number'
  /** A whole number that is not negative: bytes, pixels. */
  | 'whole number'
  /** A whole number of either sign. */
  | 'integer'
  | 'percentage'
  | 'shares'
  | 'media type'
  | 'image or video type'
  | 'codecs'
  | 'language tag'
  | 'country code'
  | 'UUID'
  | 'RFC 2822 date'
  /** A date of ISO 8601, as Podcasting 2.0 has it. */
  | 'ISO 8601 date'
  /** A date of the W3C profile of ISO 8601, which may be a year alone. */
  | 'W3C date'
  | 'duration'
  | 'recurrence rule'
  | 'geo URI'
  /** Latitude and longitude in degrees, with a space between them. */
  | 'coordinates'
  | 'degrees'
  | 'OpenStreetMap reference'
  | 'aspect ratio'
  | 'srcset'
  | 'node or lightning address'
  | 'integrity string'
  | OneOf;

/** A closed list of words. */
export interface OneOf {
  readonly oneOf: readonly string[];
}

/** An attribute as the document of its vocabulary describes it. */
export interface AttributeRow {
  readonly use: 'required' | 'recommended' | 'optional';
  readonly kind: Kind;
  /** The most characters (code points) that are shown. */
  readonly limit?: number;
  /** The rule that speaks of its absence in place of the general ones. */
  readonly absence?: string;
  /** What is lost without it, where it is recommended. */
  readonly without?: string;
  /** The rule that judges its value in place of the general one of its kind. */
  readonly rule?: string;
  /** Another attribute and its value with which this one is not asked for. */
  readonly unless?: readonly [name: string, value: string];
}

/** The text of an element as the document of its vocabulary describes it. */
export interface TextRow {
  readonly use: 'required' | 'optional';
  readonly kind: Kind;
  readonly limit?: number;
  /** The rule that speaks of its absence in place of the general one. */
  readonly absence?: string;
  /** The rule that judges it in place of the general one of its kind. */
  readonly rule?: string;
}

/**
 * Where an element is in its life: `current` unless something else is said, `deprecated` in favour of another,
 * `retired` when nobody reads it any more, `proposal` when it was never adopted, or `own` to one host.
 */
export type Standing = 'current' | 'deprecated' | 'retired' | 'proposal' | 'own';

/** An element: everything that rules, writer and reference know of it. */
export interface ElementRow {
  /** The elements it may be in; what may be in an item may be in a podcast:liveItem, too. */
  readonly parents: readonly string[];
  /** How often it may be in one of them. */
  readonly count: 'one' | 'many';
  /** The attributes by which it is known again: two with the same are one thing said twice. */
  readonly key?: readonly string[];
  /** How deep it may be in itself, counted from one. */
  readonly levels?: number;
  readonly attributes?: Readonly<Record<string, AttributeRow>>;
  /** What its text is; absent when it holds elements or nothing. */
  readonly text?: TextRow;
  readonly standing?: Standing;
  /** The element to use in its place. */
  readonly instead?: string;
  /** The page of its own in the vocabulary's documents. */
  readonly page?: string;
  /** Since when it has been part of the vocabulary: a phase, a version or a year. */
  readonly since?: string;
  /**
   * The element that it follows in the feeds that airworthy writes, by parent. Without it, the one in the row above:
   * the order of the rows is the order of elements in a feed.
   */
  readonly follows?: Readonly<Record<string, string>>;
  /** Why airworthy never writes it, or not in a certain parent. What is retired is not written anyway. */
  readonly unwritten?: string | Readonly<Record<string, string>>;
  /** How many of the 132 apps in the Podcast Index list of June 2026 say that they read it. */
  readonly apps?: number;
  /** Directories and players known to read it. */
  readonly readers?: readonly string[];
}

/** The elements of a vocabulary by their canonical names, such as `itunes:image`. */
export type Vocabulary = Readonly<Record<string, ElementRow>>;

type More<Row> = Partial<Omit<Row, 'use' | 'kind'>>;

/** A value that must be there. */
export function required<const M extends More<AttributeRow>>(kind: Kind, more?: M) {
  return { use: 'required', kind, ...more } as const satisfies AttributeRow;
}

/** An attribute that the document advises to give. */
export function recommended<const M extends More<AttributeRow>>(kind: Kind, more?: M) {
  return { use: 'recommended', kind, ...more } as const satisfies AttributeRow;
}

/** A value that may be there. */
export function optional<const M extends More<AttributeRow>>(kind: Kind, more?: M) {
  return { use: 'optional', kind, ...more } as const satisfies AttributeRow;
}

/** The row of an attribute; undefined when the element does not have it. */
export function attributeOf({ attributes }: ElementRow, name: string): AttributeRow | undefined {
  return attributes && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}

/** Whether an element is part of its vocabulary, not merely proposed for it or one host's own. */
export function isAdopted({ standing }: ElementRow): boolean {
  return standing !== 'proposal' && standing !== 'own';
}
