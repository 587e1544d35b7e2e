import { advices } from './catalogue.js';
import type { Advice } from './diagnostic.js';
import { explanations } from './rules/explanations.js';
import type { Rule } from './rules/rule.js';

const ofRules: Readonly<Record<string, Partial<Rule>>> = explanations;

/** Everything that a diagnostic can be about, by its id, with all that is said of it. */
export const catalogue: Readonly<Record<string, Advice & Partial<Rule>>> = Object.fromEntries(
  Object.entries(advices).map(([id, advice]) => [id, { ...advice, ...ofRules[id] }]),
);
