import { bySeverity, type Diagnostic, type Severity } from '../diagnostic.js';
import { type Tree, tree } from '../xml/tree.js';
import { clean, escapedJson } from './clean.js';
import { fingerprints } from './fingerprint.js';
import { placeOf, regionOf } from './place.js';
import type { FileReport, Renderer } from './report.js';

/**
 * JUnit: a file is a suite, a finding that fails the run a failed test. A warning that does not fail it is a test that
 * passed and says so; infos are left out.
 */
export const junit: Renderer = ({ files }, { failOn = 'error' }) => {
  const suites = files.map((each) => suite(each, failOn));
  const sum = (name: string): number =>
    suites.reduce((total, { attributes }) => total + Number(attributes[name] ?? 0), 0);
  const counts = { tests: sum('tests'), failures: sum('failures'), errors: sum('errors') };
  return `${printed(tree('testsuites', { name: 'airworthy', ...counts }, suites))}\n`;
};

function suite({ name, diagnostics, unreadable }: FileReport, failOn: Severity): Tree {
  if (unreadable !== undefined) {
    const fault = tree('error', { message: clean(unreadable) }, []);
    return tree('testsuite', { name: clean(name), tests: 1, failures: 0, errors: 1 }, [
      tree('testcase', { classname: clean(name), name: 'can be read' }, [fault]),
    ]);
  }
  const told = diagnostics.filter(({ severity }) => severity !== 'info');
  const isFailure = ({ severity }: Diagnostic) => bySeverity(severity, failOn) <= 0;
  const cases = told.map((each) => {
    const { line } = regionOf(each.source, each.span);
    const [message, advice] = [clean(each.message), `${each.why} ${each.help}`];
    return tree('testcase', { classname: clean(name), name: `${each.rule} (line ${line})` }, [
      isFailure(each)
        ? tree('failure', { message, type: each.severity }, clean(`${placeOf(each)}: ${advice}`))
        : tree('system-out', {}, clean(`${each.severity} at ${placeOf(each)}: ${each.message} ${advice}`)),
    ]);
  });
  const all = cases.length > 0 ? cases : [tree('testcase', { classname: clean(name), name: 'passes' }, [])];
  const counts = { tests: all.length, failures: told.filter(isFailure).length, errors: 0 };
  return tree('testsuite', { name: clean(name), ...counts }, all);
}

/** Checkstyle 4.3, which many review tools read. */
export const checkstyle: Renderer = ({ files }) => {
  const rows = files.map(({ name, diagnostics, unreadable }) =>
    tree('file', { name: clean(name) }, [
      ...(unreadable === undefined
        ? []
        : [
            tree(
              'error',
              { line: 1, severity: 'error', message: clean(unreadable), source: 'airworthy' },
              [],
            ),
          ]),
      ...diagnostics.map(({ source, span, severity, message, help, rule }) => {
        const { line, column } = regionOf(source, span);
        const said = { severity, message: clean(`${message} ${help}`), source: `airworthy.${rule}` };
        return tree('error', { line, column, ...said }, []);
      }),
    ]),
  );
  return `${printed(tree('checkstyle', { version: '4.3' }, rows))}\n`;
};

/** An XML document. */
function printed(root: Tree): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element(root, '\n')}`;
}

function element({ name, attributes, content }: Tree, indent: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
  const start = `${indent}<${name}${written.join('')}`;
  if (content.length === 0) return `${start}/>`;
  if (typeof content === 'string') return `${start}>${escaped(content)}</${name}>`;
  return `${start}>${content.map((each) => element(each, `${indent}  `)).join('')}${indent}</${name}>`;
}

/** Text for an XML document; a character that none may hold (XML 1.0, 2.2) and {@link clean} keeps becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const gitlabSeverities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** GitLab's code quality report. */
export const gitlab: Renderer = ({ files }) => {
  const issues = files.flatMap(({ name, diagnostics, unreadable, document }) => {
    const ids = fingerprints(diagnostics, document);
    return [
      ...(unreadable === undefined
        ? []
        : [
            {
              ...{ description: clean(unreadable), check_name: 'unreadable', fingerprint: name },
              ...{ severity: 'blocker', location: { path: name, lines: { begin: 1 } } },
            },
          ]),
      ...diagnostics.map(({ rule, severity, message, help, source, span }, index) => {
        const { line, column, endLine, endColumn } = regionOf(source, span);
        const positions = { begin: { line, column }, end: { line: endLine, column: endColumn } };
        return {
          ...{ description: clean(`${message} ${help}`), check_name: rule, fingerprint: ids[index] },
          ...{ severity: gitlabSeverities[severity], location: { path: source.name, positions } },
        };
      }),
    ];
  });
  return `${escapedJson(JSON.stringify(issues))}\n`;
};
