import type { Source, Span } from '../../text/source.js';

/** Writes other characters in place of those at a span, which its syntax does not allow. */
export function writing(span: Span, text: string) {
  const title = text === '' ? 'Remove it' : `Write ${text}`;
  return { title, safe: true, edits: [{ span, text }] } as const;
}

/** What a file, or the front matter of one, is written in. */
type Syntax = 'yaml' | 'toml' | 'json' | 'header';

const byEnding: Readonly<Record<string, Syntax>> = { yaml: 'yaml', yml: 'yaml', toml: 'toml', json: 'json' };

/** The first line of front matter in each syntax. */
const opened: readonly (readonly [RegExp, Syntax])[] = [
  [/^---toml\s*$/, 'toml'],
  [/^(---json\s*|;;;\s*|\{.*)$/, 'json'],
  [/^---(yaml)?\s*$/, 'yaml'],
  [/^\+\+\+\s*$/, 'toml'],
];

/** What the keys of a file of the author's are written in. */
function syntaxOf({ name, text }: Source): Syntax {
  const ending = byEnding[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''];
  if (ending) return ending;
  const [first = ''] = /^[^\r\n]*/.exec(text.slice(0, 1000).trimStart()) ?? [];
  return opened.find(([form]) => form.test(first))?.[1] ?? 'header';
}

/** Text that YAML reads as itself, in flow collections, too. */
const plainYaml = /^[\p{L}\p{N}](?:[\p{L}\p{N} _./+&()@'-]|:(?=\S))*$/u;

/** What TOML and JSON write without quotes. */
const bare: Readonly<Record<'toml' | 'json', RegExp>> = {
  toml: /^(?:true|false|\d+(?:\.\d+)?|\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)$/,
  json: /^(?:true|false|-?(?:0|[1-9]\d*)(?:\.\d+)?)$/,
};

/** A key as it is written in place of the one at a span: in quotes where that has them, or needs them. */
export function writtenKey(source: Source, span: Span, key: string): string {
  const isPlain = !/^["']/.test(source.text.slice(span.start, span.end)) && /^[A-Za-z][\w-]*$/.test(key);
  return isPlain ? key : (written(source, span, key) ?? JSON.stringify(key));
}

/**
 * A value as it is written in place of the one at a span: in the syntax of the file, and in the quotes that it
 * has there. Undefined where the old one is written on several lines, whose form nobody can keep.
 */
export function written(source: Source, { start, end }: Span, value: string): string | undefined {
  const old = source.text.slice(start, end);
  if (/[\r\n]/.test(old) || /[\r\n]/.test(value)) return undefined;
  const syntax = syntaxOf(source);
  const quote = /^(["']).*\1$/.exec(old)?.[1];
  if (syntax === 'header') return value;
  if (quote === '"') return JSON.stringify(value);
  if (quote === "'" && !value.includes("'")) return `'${value}'`;
  if (quote === "'") return syntax === 'yaml' ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
  const isBare =
    syntax === 'yaml' ? plainYaml.test(value) && value.trim() === value : bare[syntax].test(value);
  return isBare ? value : JSON.stringify(value);
}
