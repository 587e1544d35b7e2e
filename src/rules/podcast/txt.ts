import { attributeValue, textIs } from '../judgement.js';
import { rules } from '../rule.js';
import { truth } from '../values.js';

export const txt = rules({
  'podcast/txt-ai-content-invalid': {
    summary: 'A <podcast:txt> with the purpose "ai-content" must be "true" or "false".',
    why: 'Apps that tell listeners what a machine made cannot tell it of this show.',
    help: 'Write "true" if a machine made the content, otherwise "false".',
    source: 'podcast-namespace#tags/txt.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:txt',
    check: textIs((value, element, context) =>
      attributeValue(element, 'purpose')?.toLowerCase() === 'ai-content'
        ? truth(value, element, context)
        : undefined,
    ),
    bad: ['<podcast:txt purpose="ai-content">«partly»</podcast:txt>'],
    good: [
      '<podcast:txt purpose="ai-content">false</podcast:txt>',
      '<podcast:txt purpose="verify">S6lpp-7ZCn8</podcast:txt>',
    ],
  },
});
