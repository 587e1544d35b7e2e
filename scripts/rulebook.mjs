/** What bundles do with the rules: the half of each that explains it is left out, or kept in a file of its own. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'rolldown';

/** The keys of a rule that nobody reads who judges by it. */
const explaining = ['source', 'refusal', 'weighed', 'bad', 'good', 'fixes'];

/** Where what follows a property of an object begins, which a comma and comments may come before. */
function behindComma(code, end) {
  const [separator] = /^(?:\s|\/\/[^\n]*\n|\/\*.*?\*\/)*,?/s.exec(code.slice(end));
  return end + separator.length;
}

/** Leaves out of the rules what explains them, and what else is named. */
export function withoutExplanations(others = []) {
  const left = new Set([...explaining, ...others]);
  return {
    name: 'without-explanations',
    transform: {
      filter: { id: /\/src\/rules\// },
      handler(code) {
        const cuts = [];
        const seek = (node) => {
          if (Array.isArray(node)) for (const each of node) seek(each);
          if (node === null || typeof node !== 'object' || Array.isArray(node)) return;
          if (node.type === 'ObjectExpression') {
            const names = node.properties.map((each) => each.key?.name);
            const isRule = names.includes('severity') && names.includes('bad');
            for (const { key, start, end } of isRule ? node.properties : []) {
              if (key && left.has(key.value ?? key.name)) cuts.push({ start, end: behindComma(code, end) });
            }
          }
          for (const each of Object.values(node)) seek(each);
        };
        seek(this.parse(code, { lang: 'ts' }));
        return cuts
          .reverse()
          .reduce((text, { start, end }) => `${text.slice(0, start)}${text.slice(end)}`, code);
      },
    },
  };
}

/** Puts what explains the rules into one module as data; `program` is a file to evaluate them in, and is removed. */
export function explanationsAsData(program) {
  return {
    name: 'explanations-as-data',
    load: {
      filter: { id: /\/src\/rules\/explanations\.ts$/ },
      async handler() {
        const text = JSON.stringify(await explanations(resolve(program)));
        return { code: `export const explanations = JSON.parse(${JSON.stringify(text)});`, moduleType: 'js' };
      },
    },
  };
}

async function explanations(program) {
  const { output } = await build({
    input: 'src/rules/explanations.ts',
    platform: 'node',
    external: /^(?:node:|[a-z@])/i,
    write: false,
    output: { format: 'esm', codeSplitting: false },
  });
  mkdirSync(dirname(program), { recursive: true });
  writeFileSync(program, output[0].code);
  const { explanations: rules } = await import(program);
  rmSync(program);
  const said = Object.fromEntries(
    Object.entries(rules).map(([id, rule]) => [
      id,
      Object.fromEntries(explaining.filter((key) => rule[key] !== undefined).map((key) => [key, rule[key]])),
    ]),
  );
  const shown = shownOf(said);
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(shown)), shown)) {
    throw new Error('something that explains a rule cannot be written as JSON');
  }
  return shown;
}

/** The most characters of an example that are kept; one that must be long to be bad is not shown as a whole. */
const longest = 2000;

/** What is shown of examples: not the feeds among the answers of servers, which are there to be judged. */
function shownOf(value) {
  if (Array.isArray(value)) return value.map(shownOf);
  if (typeof value === 'string' && value.length > longest)
    return value.replace(/[«»]/g, '').slice(0, longest);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      key === 'document' || each === undefined ? [] : [[shownOf(key), shownOf(each)]],
    ),
  );
}
