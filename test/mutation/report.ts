import { parts } from '../parts.js';
import type { Results } from './runner.js';
import type { Drawn } from './sample.js';

/**
 * The mutants of each part as a table, and those that no test noticed, each with its place and its change. What is
 * evaluated only while a file is loaded is not among them, as in `mutants.ts`.
 */
export function reportOf(drawn: readonly Drawn[], { mutants: results, broken }: Results): string {
  const resultOf = new Map(results.map((each) => [each.number, each]));
  const mutants = drawn.filter(({ number }) => {
    const { loaded, reached } = resultOf.get(number) ?? {};
    return !loaded || reached;
  });
  const isNoticed = ({ number }: Drawn): boolean => resultOf.get(number)?.by !== undefined;
  const rows = Object.keys(parts).flatMap((part) => {
    const own = mutants.filter((each) => each.part === part);
    return own.length === 0 ? [] : [row(part, own.length, own.filter(isNoticed).length)];
  });
  const survivors = mutants.filter((each) => !isNoticed(each));
  const lines = survivors.map(({ number, file, line, kind, original, text }) => {
    const state = resultOf.get(number)?.reached ? '' : ' (no test comes here)';
    return `src/${file}:${line}  ${kind}: ${short(original)} → ${short(text) || '(nothing)'}${state}`;
  });
  return [
    row('part', 'mutants', 'noticed', 'share'),
    ...rows,
    row('all', mutants.length, mutants.length - survivors.length),
    '',
    ...lines,
    ...(drawn.length > mutants.length ? [`${drawn.length - mutants.length} in tables are not counted`] : []),
    ...broken.map((test) => `fails without a mutant: ${test}`),
    '',
  ].join('\n');
}

function row(part: string, count: number | string, noticed: number | string, share?: string): string {
  const percent = share ?? `${Math.round((100 * Number(noticed)) / Number(count))} %`;
  return `${part.padEnd(20)}${String(count).padStart(8)}${String(noticed).padStart(9)}${percent.padStart(7)}`;
}

function short(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 70 ? `${line.slice(0, 70)}…` : line;
}
