import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { parseAst } from 'rolldown/parseAst';
import { expect, test } from 'vitest';
import { root } from '../run.js';

/** A regular expression of the source, and where it stands. */
interface Expression {
  readonly at: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Every literal of the source, and every text that is made into one. */
function expressionsOf(path: string): readonly Expression[] {
  const text = readFileSync(join(root, 'src', path), 'utf8');
  const found: Expression[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const each of node) walk(each);
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
    if ('regex' in node && 'start' in node) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      found.push({ at: `${path}:${text.slice(0, Number(node.start)).split('\n').length}`, pattern, flags });
    }
    for (const each of Object.values(node)) walk(each);
  };
  walk(parseAst(text, { lang: 'ts' }).body);
  return found;
}

/** Characters that something may match, the likely ones first. */
const candidates = [...'a A0 -._:/&#<>"\'=([{*|,;%\n\té中@~+`\\])}\u200b!?$^']
  .concat(['\r\n', '\u00a0', '\ud83d\ude00'])
  .filter((each) => each !== '');

/** Up to so many texts that a node matches, as different as they can be. */
const variety = 4;

function samplesOf(node: AST.Element | AST.Alternative, flags: string): readonly string[] {
  switch (node.type) {
    case 'Character':
      return [String.fromCodePoint(node.value)];
    case 'CharacterClass':
    case 'CharacterSet':
    case 'ExpressionCharacterClass': {
      const one = new RegExp(`^(?:${node.raw})$`, flags.replace(/[gy]/g, ''));
      return candidates.filter((each) => one.test(each)).slice(0, variety);
    }
    case 'Group':
    case 'CapturingGroup':
      return node.alternatives.flatMap((each) => samplesOf(each, flags).slice(0, 2)).slice(0, 2 * variety);
    case 'Quantifier':
      return samplesOf(node.element, flags).map((each) => each.repeat(Math.max(1, Math.min(node.min, 20))));
    case 'Alternative':
      return node.elements.reduce<readonly string[]>(
        (before, element) => {
          const samples = samplesOf(element, flags);
          if (samples.length === 0) return before;
          const most = Math.max(before.length, samples.length);
          return Array.from(
            { length: Math.min(most, variety) },
            (_, index) => `${before[index % before.length]}${samples[index % samples.length]}`,
          );
        },
        [''],
      );
    default:
      return [];
  }
}

/** Texts in which each repetition of an expression goes on and on, with what leads to it and what may follow. */
function* pumped({ pattern, flags }: Expression): Generator<string> {
  const parser = new RegExpParser();
  const tree = parser.parsePattern(pattern, 0, pattern.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const visit = function* (of: readonly AST.Alternative[], before: string): Generator<string> {
    for (const { elements } of of) {
      let lead = before;
      for (const element of elements) {
        const inner = element.type === 'Quantifier' ? element.element : element;
        if (element.type === 'Quantifier' && element.max > 50) {
          for (const pump of samplesOf(inner, flags)) {
            if (pump === '') continue;
            const long = pump.repeat(length / pump.length);
            for (const end of ['', '\u0000', '!', '\n']) yield `${lead}${long}${end}`;
            yield `${lead}${pump}`.repeat(length / (lead.length + pump.length));
          }
        }
        if ('alternatives' in inner) yield* visit(inner.alternatives, lead);
        lead += samplesOf(element, flags)[0] ?? '';
      }
    }
  };
  yield* visit(tree.alternatives, '');
}

/** UTF-16 units of a pumped text: what grows with its square takes a second and more. */
const length = 50_000;
/** Milliseconds. What grows with its input takes a few. */
const patience = 400;

const look = 'if (expression.sticky) expression.exec(text); else for (const _ of text.matchAll(expression));';
const context = createContext({ text: '', expression: /a/g });

/** Whether all matches of an expression in a text are found soon; a busy machine is given three tries. */
function isSoon({ pattern, flags }: Expression, text: string): boolean {
  context.text = text;
  // A sticky one is asked at one place only.
  context.expression = new RegExp(pattern, flags.includes('y') ? flags : `${flags.replace('g', '')}g`);
  for (let tries = 0; tries < 3; tries++) {
    try {
      runInContext(look, context, { timeout: patience });
      return true;
    } catch (error) {
      // It comes from another realm, where `Error` is another one.
      if (!/timed out|call stack/.test(String(error))) throw error;
    }
  }
  return false;
}

test('no regular expression of the source takes longer than its input grows', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const expressions = files.sort().flatMap(expressionsOf);
  expect(expressions.length).toBeGreaterThan(500);
  const slow = expressions.flatMap((expression) => {
    for (const text of pumped(expression)) {
      if (!isSoon(expression, text)) {
        return [`${expression.at} /${expression.pattern}/ on ${JSON.stringify(text.slice(0, 24))}…`];
      }
    }
    return [];
  });
  expect(slow).toEqual([]);
});
