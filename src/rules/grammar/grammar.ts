import type { FinishedRule } from '../rule.js';
import { attributes } from './attributes.js';
import { elements } from './elements.js';
import type { General, Subject } from './subject.js';

/** What a vocabulary says of one of the general rules: whom it matters to, why else, and examples. */
export type Asked = Pick<FinishedRule, 'severity' | 'source' | 'bad' | 'good'> &
  Partial<
    Pick<
      FinishedRule,
      'summary' | 'why' | 'help' | 'letter' | 'refusal' | 'weighed' | 'whose' | 'once' | 'yieldsTo' | 'fixes'
    >
  >;

/** The general rules, each made for a vocabulary. */
const general = { ...elements, ...attributes };

/**
 * The rules of a vocabulary that follow from its table: which elements and attributes there are, where and how often
 * they may be, and what must not be missing.
 */
export function grammar<const Id extends string, const Fault extends keyof typeof general>(
  id: Id,
  of: Subject,
  asked: Readonly<Record<Fault, Asked>>,
): Readonly<Record<`${Id}/${Fault}`, FinishedRule>> {
  const made = Object.entries<Asked>(asked).map(([fault, own]): [string, General & Asked] => [
    `${id}/${fault}`,
    Object.assign(general[fault as Fault](of), own),
  ]);
  return Object.fromEntries(made) as Record<`${Id}/${Fault}`, FinishedRule>;
}
