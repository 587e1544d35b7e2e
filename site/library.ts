import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** A public name of the library. */
export interface PublicName {
  readonly name: string;
  /** What its doc comment says. */
  readonly doc: string;
  /** As TypeScript declares it, without what a function does. */
  readonly signature: string;
  /** From the root of the repository. */
  readonly file: string;
}

/** What is needed of a syntax tree. */
interface Syntax {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly body?: readonly Syntax[] | Syntax | null;
  readonly source?: { readonly value: string } | null;
  readonly specifiers?: readonly {
    readonly local: { readonly name: string };
    /** Absent in an import. */
    readonly exported?: { readonly name: string };
  }[];
  readonly declaration?: Syntax | null;
  readonly declarations?: readonly Syntax[];
  readonly id?: (Syntax & { readonly name?: string; readonly typeAnnotation?: Syntax | null }) | null;
  readonly init?: Syntax | null;
}

/** The longest value that stands for the type of a constant without one, in characters. */
const longestValue = 300;

/**
 * Every name that a module of the library exports, with its doc comment and its declaration, in the order of the module.
 * Names that it takes over from another module as a whole are that module's.
 */
export function publicNames(module: string): readonly PublicName[] {
  const { body } = syntaxOf(module);
  return body.flatMap((statement) =>
    (statement.specifiers ?? []).flatMap(({ local, exported }) => {
      const from = statement.source ? pathOf(module, statement.source.value) : module;
      return exported ? [declarationOf(from, local.name, exported.name)] : [];
    }),
  );
}

function pathOf(module: string, source: string): string {
  return join(dirname(module), source.replace(/\.js$/, '.ts'));
}

function syntaxOf(path: string): { readonly text: string; readonly body: readonly Syntax[] } {
  const text = readFileSync(path, 'utf8');
  const program: unknown = parseAst(text, { lang: 'ts' });
  return { text, body: (program as { readonly body: readonly Syntax[] }).body };
}

/** The declaration of a name in a module, or in the one that the module has it from. */
function declarationOf(path: string, local: string, name: string): PublicName {
  const { text, body } = syntaxOf(path);
  for (const statement of body) {
    const passed = statement.source && statement.specifiers?.find((each) => each.exported?.name === local);
    if (passed && statement.source)
      return declarationOf(pathOf(path, statement.source.value), passed.local.name, name);
    const { declaration } = statement;
    const declared = declaration?.declarations?.[0] ?? declaration;
    if (!declaration || declared?.id?.name !== local) continue;
    const doc = /\/\*\*((?:[^*]|\*(?!\/))*)\*\/\s*$/.exec(text.slice(0, statement.start))?.[1] ?? '';
    return {
      name,
      doc: doc
        .replace(/^\s*\* ?/gm, '')
        .replace(/\s+/g, ' ')
        .trim(),
      signature: signatureOf(text, declaration, declared),
      file: relative(process.cwd(), path),
    };
  }
  throw new Error(`${path} does not declare ${local}`);
}

function signatureOf(text: string, declaration: Syntax, declared: Syntax): string {
  const { type, start, end, body } = declaration;
  if (type === 'FunctionDeclaration' && body && 'start' in body) return text.slice(start, body.start).trim();
  if (type === 'ClassDeclaration' && body && 'start' in body) return text.slice(start, body.start).trim();
  const { id, init } = declared;
  if (init && id) {
    if (id.typeAnnotation || init.end - init.start > longestValue) return text.slice(start, id.end);
    return text.slice(start, end);
  }
  return text.slice(start, end);
}
