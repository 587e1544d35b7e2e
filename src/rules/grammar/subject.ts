import type { Vocabulary } from '../../vocabulary/row.js';
import { either } from '../judgement.js';
import type { FinishedRule } from '../rule.js';

/** A vocabulary as rules speak of it. */
export interface Subject {
  /** The customary prefix of its elements. */
  readonly prefix?: string;
  /** What messages call it, such as `Podcasting 2.0`. */
  readonly title: string;
  /** Who looks for its elements: `apps`, `Apple`. */
  readonly readers: string;
  readonly rows: Vocabulary;
}

/** What a general rule says by itself, made for a vocabulary. */
export type General = Pick<
  FinishedRule,
  'summary' | 'why' | 'help' | 'on' | 'where' | 'check' | 'whose' | 'once' | 'structural'
>;

/** Names as tags for a sentence: `<channel> or <item>`. */
export function tagsOf(names: readonly string[]): string {
  return either(names.map((each) => `<${each}>`)).replaceAll('"', '');
}

/** Words for a sentence: `Overcast and Castro`. */
export function listOf(words: readonly string[]): string {
  return either(words).replaceAll('"', '').replace(' or ', ' and ');
}

/** Words at the beginning of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
