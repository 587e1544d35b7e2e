import { finished, type RuleId } from './index.js';
import type { Explanation } from './rule.js';

/**
 * What each rule says of itself where it is explained. The bundle has it in a file of its own, and the rules without
 * it: nobody who judges a feed reads examples.
 */
export const explanations: Readonly<Record<RuleId, Explanation>> = finished;
