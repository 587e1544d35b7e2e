import type { Severity } from '../severity.js';

/**
 * How far a cited document was seen: `read` the page itself, `quoted` a dated quotation of it, `impl` the
 * source code of a reader, `wild` a report of a person it happened to, `standard` a published standard.
 */
export type Evidence = 'read' | 'quoted' | 'impl' | 'wild' | 'standard';

/** A document that is cited. */
export interface CitedDocument {
  readonly name: string;
  readonly url: string;
  readonly evidence: Evidence;
  /** The day it was last looked at. */
  readonly read: string;
}

export type Documents = Readonly<Record<string, CitedDocument>>;

/** What a profile asks by a rule that others asked before. */
export interface Asked<Id extends string = string> {
  readonly severity: Severity;
  /** The document that asks for it and, after `#`, its section. */
  readonly source?: Id | `${Id}#${string}`;
  /** Only of these elements, where the rule looks at more. */
  readonly of?: readonly string[];
}

/** How much of a show a directory takes. What is absent is not limited, or nobody documents it. */
export interface Limits {
  /** The most of a description that is kept: bytes of UTF-8, or characters (code points). */
  readonly description?:
    | { readonly bytes?: number | undefined; readonly characters?: number | undefined }
    | undefined;
  /** The tags of HTML that are kept in a description; all others are dropped. */
  readonly tags?: readonly string[] | undefined;
  /** The most characters (code points) of a value without a limit of its own. */
  readonly value?: number | undefined;
  /** The files that are listed for an enclosure, by their extensions. */
  readonly files?: readonly string[] | undefined;
  readonly artwork?: ArtworkLimits | undefined;
  /** The most characters of the title of a chapter. */
  readonly chapterTitle?: number | undefined;
  /** The fewest seconds that a chapter should last. */
  readonly chapterSeconds?: number | undefined;
  /** The characters of an episode's title that are shown everywhere. */
  readonly titleStart?: number | undefined;
}

/** What the artwork of a show must be. */
export interface ArtworkLimits {
  /** Of each side, in pixels. */
  readonly smallest?: number | undefined;
  /** Of each side, in pixels. */
  readonly largest?: number | undefined;
  /** By the names of the formats, in lower case: `jpeg`, `png`. */
  readonly formats?: readonly string[] | undefined;
  /** Dots per inch, where the file says any. */
  readonly density?: number | undefined;
  /** The size of the file. */
  readonly bytes?: number | undefined;
}

/** What one directory, specification or host asks of a feed. */
export interface Profile {
  /** What it is called where profiles are chosen. */
  readonly name: string;
  /** As people call it in full. */
  readonly title: string;
  /** As a sentence calls it. */
  readonly short: string;
  /** A directory lists shows; a specification asks the same of every feed; an own one is somebody's house rules. */
  readonly kind: 'directory' | 'specification' | 'own';
  /** What is said of a feed that it takes and of one that it does not; by the kind unless something else is said. */
  readonly verdict?: readonly [takes: string, refuses: string];
  readonly documents: Documents;
  /** The profiles whose demands are its own, too. */
  readonly extends?: readonly string[];
  /**
   * What it asks by rules that do not name it, and what it makes of rules of the profiles it extends. Most rules name
   * those who ask for them, because it is for them that they were made.
   */
  readonly rules?: Readonly<Record<string, Asked | 'off'>>;
  /** The most that it may make of a rule, whoever asks for it. */
  readonly most?: Readonly<Record<string, Severity | 'off'>>;
  /**
   * Rules by which it refuses a show that is submitted to it, where one that it lists is carried on: there they are
   * warnings.
   */
  readonly atSubmission?: readonly string[];
  readonly limits: Limits;
}

/** A profile, or the name of one that airworthy knows. */
export type ProfileChoice = string | Profile;

/** What a profile itself asks by a rule; undefined when it does not, or has it off. */
export function askedOf({ rules }: Profile, id: string): Asked | undefined {
  const asked = rules && Object.hasOwn(rules, id) ? rules[id] : undefined;
  return asked === 'off' ? undefined : asked;
}

/** Declares a directory or a specification; what it asks for, it asks for on the authority of its own documents. */
export function profile<const Name extends string, const D extends Documents>(
  of: Omit<Profile, 'documents' | 'rules' | 'kind' | 'extends' | 'most'> & {
    readonly name: Name;
    readonly kind: 'directory' | 'specification';
    readonly documents: D;
    readonly rules?: Readonly<Record<string, Asked<keyof D & string>>>;
  },
): Omit<Profile, 'documents' | 'name'> & { readonly name: Name; readonly documents: D } {
  return of;
}
