import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { parseAst } from 'rolldown/parseAst';
import { beforeAll, expect, test, vi } from 'vitest';
import { root } from '../run.js';

/** A regular expression of the source, and where it stands. */
interface Expression {
  readonly at: string;
  readonly pattern: string;
  readonly flags: string;
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .sort();

/** Calls back with every node of a file of the source, and the line that it stands on. */
function walk(path: string, visit: (node: Record<string, unknown>, line: number) => void): void {
  const text = readFileSync(join(root, 'src', path), 'utf8');
  const into = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('type' in node && 'start' in node) {
      visit(node as Record<string, unknown>, text.slice(0, Number(node.start)).split('\n').length);
    }
    for (const each of Object.values(node)) into(each);
  };
  into(parseAst(text, { lang: 'ts' }).body);
}

/** Every literal of a file. */
function literalsOf(path: string): readonly Expression[] {
  const found: Expression[] = [];
  walk(path, (node, line) => {
    if (!('regex' in node)) return;
    const { pattern, flags } = node.regex as { pattern: string; flags: string };
    found.push({ at: `${path}:${line}`, pattern, flags });
  });
  return found;
}

/** The lines of a file on which a text is made into an expression. */
function makersOf(path: string): readonly string[] {
  const found: string[] = [];
  walk(path, (node, line) => {
    const { type, callee } = node as { type: string; callee?: { name?: string } };
    if (/^(?:New|Call)Expression$/.test(type) && callee?.name === 'RegExp') found.push(`${path}:${line}`);
  });
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
/** Milliseconds of the processor. What grows with its input takes a few. */
const patience = 1000;

const context = createContext({ look: () => {} });

/** Whether something is done soon, however little of the machine this process is given. */
function isSoon(look: () => void): boolean {
  context.look = look;
  for (const timeout of [patience / 2, 2 * patience, 20 * patience, 100 * patience]) {
    const started = process.cpuUsage();
    try {
      runInContext('look()', context, { timeout });
      return true;
    } catch (error) {
      // It comes from another realm, where `Error` is another one.
      if (/call stack/.test(String(error))) return false;
      if (!/timed out/.test(String(error))) return true;
      const { user, system } = process.cpuUsage(started);
      if (user + system > patience * 1000) return false;
    }
  }
  return false;
}

/** Looks for all matches of an expression in a text; a sticky one is asked at one place only. */
function matchAll({ pattern, flags }: Expression, text: string): () => void {
  if (flags.includes('y')) return () => new RegExp(pattern, flags).exec(text);
  const every = new RegExp(pattern, `${flags.replace('g', '')}g`);
  return () => {
    for (const _ of text.matchAll(every));
  };
}

function slowOnesOf(expressions: readonly Expression[]): readonly string[] {
  return expressions.flatMap((expression) => {
    for (const text of pumped(expression)) {
      if (!isSoon(matchAll(expression, text))) {
        return [`${expression.at} /${expression.pattern}/ on ${JSON.stringify(text.slice(0, 24))}…`];
      }
    }
    return [];
  });
}

/** A function of the source that is given a text, and may be given more of what is easily made. */
interface Reader {
  readonly at: string;
  readonly read: (text: string) => unknown;
}

/** What a function is given besides the text, by the type that it asks for; undefined when we have none. */
function argumentFor(type: string, text: string, nth: number): unknown {
  if (type === 'TSStringKeyword') return text;
  if (type === 'TSNumberKeyword') return nth === 1 ? 0 : text.length;
  if (type === 'TSBooleanKeyword') return false;
  return type === 'TSTypeOperator' ? [] : undefined;
}

/** The exported functions of a file that a text can be given to, by the types of their parameters. */
async function readersOf(path: string): Promise<readonly Reader[]> {
  const names = new Map<string, readonly string[]>();
  walk(path, (node) => {
    const { declaration } = node as { declaration?: { type: string } };
    if (node.type !== 'ExportNamedDeclaration' || declaration?.type !== 'FunctionDeclaration') return;
    const { id, params, async } = declaration as unknown as {
      id: { name: string };
      params: readonly {
        optional?: boolean;
        type: string;
        typeAnnotation?: { typeAnnotation: { type: string } };
      }[];
      async: boolean;
    };
    const asked = params.filter(({ optional, type }) => !optional && type !== 'AssignmentPattern');
    const types = asked.map(({ typeAnnotation }) => typeAnnotation?.typeAnnotation.type ?? '');
    if (async || types[0] !== 'TSStringKeyword') return;
    if (types.every((type, nth) => argumentFor(type, '', nth) !== undefined)) names.set(id.name, types);
  });
  if (names.size === 0) return [];
  const module: Record<string, unknown> = await import(`${root}/src/${path}`);
  return [...names].map(([name, types]) => {
    const call = module[name] as (...given: readonly unknown[]) => unknown;
    const read = (text: string): void => {
      const result = call(...types.map((type, nth) => argumentFor(type, text, nth)));
      if (typeof result === 'object' && result !== null && Symbol.iterator in result && 'next' in result)
        for (const _ of result as Iterable<unknown>);
    };
    return { at: `${path}: ${name}`, read };
  });
}

/** The files with no function that reads a text of others: they have the disk, the network or the command line. */
const outside = /^(?:io|publish|commands|cli)\b/;

/** Functions that read what a library or a writer of ours has written, and nothing else. */
const trusted: ReadonlySet<string> = new Set(['xml/build.ts: openXml', 'notes/cut.ts: cutHtml']);

const readers: Reader[] = [];
const made: Expression[] = [];

beforeAll(async () => {
  // What is made while a module is loaded is seen only when it is loaded now.
  vi.resetModules();
  const Plain = RegExp;
  const lines = (stack: string): string | undefined =>
    /\/src\/([^\s:?]+\.ts)\S*?:(\d+):\d+/.exec(stack)?.slice(1).join(':');
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, [pattern, flags], self) {
      const expression: RegExp = Reflect.construct(
        target,
        [pattern, flags],
        self === globalThis.RegExp ? target : self,
      );
      const at = lines(new Error().stack ?? '');
      if (at) made.push({ at, pattern: expression.source, flags: expression.flags });
      return expression;
    },
  });
  try {
    for (const path of files) {
      if (outside.test(path)) continue;
      await import(`${root}/src/${path}`);
      readers.push(...(await readersOf(path)));
    }
    for (const { read } of readers) {
      for (const text of ['tea', 'Ann: tea', '2025-01-01', 'FREQ=WEEKLY;BYDAY=MO;WKST=MO'])
        isSoon(() => read(text));
    }
    const { globOf } = await import('../../src/show/pattern.js');
    for (const pattern of ['{episode}', 's{season}e{episode}-*', `${'*a'.repeat(20)}{episode}*`])
      globOf(pattern);
    const { check } = await import('../../src/check.js');
    const { readText } = await import('../../src/xml/document.js');
    for (const text of ['{{title}}', 'a\u200bb']) {
      const feed = `<rss version="2.0"><channel><title>${text}</title><item><title>${text}</title></item></channel></rss>`;
      check(readText(feed, { name: 'feed.xml' }), { profiles: ['rss'], now: 0 });
    }
  } finally {
    globalThis.RegExp = Plain;
  }
}, 600_000);

test('no regular expression of the source takes longer than its input grows', () => {
  const expressions = files.flatMap(literalsOf);
  expect(expressions.length).toBeGreaterThan(500);
  expect(slowOnesOf(expressions)).toEqual([]);
});

test('nor does one that is made of texts when the program runs', () => {
  const places = new Set(made.map(({ at }) => at));
  expect(
    files
      .filter((path) => !outside.test(path))
      .flatMap(makersOf)
      .filter((at) => !places.has(at)),
  ).toEqual([]);
  expect(
    slowOnesOf([...new Map(made.map((each) => [`/${each.pattern}/${each.flags}`, each])).values()]),
  ).toEqual([]);
});

test('nor does a function that reads a text, whatever loops it has', () => {
  expect(readers.length).toBeGreaterThan(150);
  const bare = candidates.map((each) => each.repeat(length / each.length));
  const slow = readers.flatMap(({ at, read }) => {
    if (trusted.has(at)) return [];
    const [path = ''] = at.split(':');
    const texts = new Set([...bare, ...literalsOf(path).flatMap((each) => [...pumped(each)])]);
    for (const text of texts) {
      if (!isSoon(() => read(text))) return [`${at} on ${JSON.stringify(text.slice(0, 24))}…`];
    }
    return [];
  });
  expect(slow).toEqual([]);
});
