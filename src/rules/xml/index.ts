import type { XmlFault } from '../../xml/document.js';
import type { FinishedRule } from '../rule.js';
import { document } from './document.js';
import { encoding } from './encoding.js';
import { escapes } from './escapes.js';
import { markup } from './markup.js';
import { namespaceRules } from './namespaces.js';
import { text } from './text.js';

/** The rules of XML. A fault that the reader can report and that has no prose here does not compile. */
export const xml = {
  ...encoding,
  ...document,
  ...markup,
  ...namespaceRules,
  ...text,
  ...escapes,
} as const satisfies Readonly<Record<XmlFault, FinishedRule>>;
