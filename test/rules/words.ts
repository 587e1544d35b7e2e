import type { Diagnostic, Finding, Severities } from '../../src/diagnostic.js';

/** What a rule says of each of its bad examples, in their order. */
export type Words = readonly string[];

/**
 * What is said of an example, as lines: where, what is marked there, and the message; below it the reason and the help that
 * are particular to it, the edits of its fix, and who asks for it where not everybody does who asks for the rule.
 */
export function wordsOf(
  example: string,
  diagnostics: readonly Diagnostic[],
  usual: { readonly why: string; readonly help: string; readonly severities: Severities },
): string {
  const lines = diagnostics.flatMap((each) => {
    const { source, span, path = '', severities, count } = each;
    const times = count > 1 ? ` (${count} times)` : '';
    return [
      `    ${path || source.name} «${short(source.text.slice(span.start, span.end))}»${times}`,
      ...sentencesOf(each, usual),
      ...(listed(severities) === listed(usual.severities) ? [] : [`      for: ${listed(severities)}`]),
    ];
  });
  return [`  ${short(example, 120).trim()}`, ...lines, ''].join('\n');
}

/** The message, the reason and the help where they are not the usual ones, and the edits of the fix, as lines. */
export function sentencesOf(
  {
    source,
    message,
    why,
    help,
    fix,
  }: Pick<Diagnostic, 'source' | 'message' | 'help'> & Pick<Finding, 'fix' | 'why'>,
  usual: { readonly why?: string; readonly help: string },
): readonly string[] {
  return [
    `      ${short(message, 600)}`,
    ...(why === undefined || why === usual.why ? [] : [`      why: ${short(why, 600)}`]),
    ...(help === usual.help ? [] : [`      help: ${short(help, 600)}`]),
    ...(fix ? [`      ${fix.safe ? '' : 'unsafe '}fix: ${fix.title}`] : []),
    ...(fix?.edits ?? []).map(
      ({ span: { start, end }, text }) =>
        `        «${short(source.text.slice(start, end))}» → «${short(text)}»`,
    ),
  ];
}

function listed(severities: Severities): string {
  return Object.entries(severities)
    .map(([name, severity]) => `${name} ${severity}`)
    .join(', ');
}

/** A text in one line: what cannot be seen is escaped, and of a long one the middle is left out. */
export function short(text: string, most = 160): string {
  const line = text
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\p{C}\u2028\u2029]/gu, (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`);
  return line.length <= most ? line : `${line.slice(0, most / 2)} … ${line.slice(-most / 2)}`;
}

/** The file of a vocabulary. */
export function writeWords(words: ReadonlyMap<string, Words>): string {
  return [...words].map(([id, own]) => `${id}\n${own.join('')}`).join('\n');
}

/** What {@link writeWords} wrote. */
export function readWords(text: string): ReadonlyMap<string, Words> {
  const blocks = text.split(/^(?=\S)/m).map((block) => {
    const [id = '', ...rest] = block.trimEnd().split(/\n(?= {2}\S)/);
    return [id, rest.map((each) => `${each}\n`)] as const;
  });
  return new Map(blocks);
}
