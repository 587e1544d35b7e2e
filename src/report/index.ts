import { json } from './json.js';
import { pretty } from './pretty.js';
import type { Renderer } from './report.js';

/** Every format that a report can be rendered in. */
export const formats = { pretty, json } as const satisfies Readonly<Record<string, Renderer>>;

export type Format = keyof typeof formats;
