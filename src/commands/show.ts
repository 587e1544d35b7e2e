import { basename, resolve } from 'node:path';
import { bySeverity, type Severity } from '../diagnostic.js';
import { realPath } from '../io/folder.js';
import { beginningOf, isSameFile, openInput } from '../io/input.js';
import { appendOutput, writeOutput } from '../io/output.js';
import { recordFile } from '../publish/record.js';
import { type FormatName, formats } from '../report/index.js';
import { count, type RenderOptions, type Report } from '../report/report.js';
import { chooseOne } from './choose.js';
import { type ExitCode, type Option, type Options, type Terminal, UsageError } from './command.js';

/** The options of every command that reports findings. */
export const showing: readonly Option[] = [
  {
    flags: '--format <name[=file]>',
    doc: `how to show the findings: ${Object.keys(formats).join(', ')}; with "=file" into a file; may be repeated`,
    repeatable: true,
  },
  { flags: '--verbose', doc: 'show every finding, infos included' },
  { flags: '--quiet', doc: 'show errors only' },
  {
    flags: '--group-by <what>',
    doc: 'how pretty groups findings: by rule or by file',
    default: 'rule',
  },
  { flags: '--fail-on <severity>', doc: 'the lowest severity that fails: error, warning', default: 'error' },
  { flags: '--max-warnings <number>', doc: 'fail when there are more warnings than this' },
  { flags: '--exit-zero', doc: 'exit 0 whatever was found' },
  { flags: '--baseline <file>', doc: 'ignore the findings that this file lists' },
  { flags: '--update-baseline', doc: 'write all findings to the baseline file' },
];

/** A report to be written: in which format, and to which file; without one to standard output. */
interface Output {
  readonly format: FormatName;
  readonly file: string | undefined;
}

/** Shows a report as the options ask, and returns the exit code that they give it. */
export type Show = (report: Report) => Promise<ExitCode>;

/** Reads the options of {@link showing}. Throws a usage error before anything is done. */
export function showFrom(options: Options, terminal: Terminal): Show {
  const outputs = outputsFrom(options, terminal);
  const threshold = thresholdFrom(options);
  const maxWarnings = maxWarningsFrom(options);
  const path = options.baseline === undefined ? undefined : String(options.baseline);
  const update = options.updateBaseline !== undefined;
  if (update && path === undefined) throw new UsageError('--update-baseline needs --baseline <file>');
  refuseReplacing(options, [], terminal);
  const render: Omit<RenderOptions, 'width'> = {
    color: terminal.color,
    verbose: options.verbose !== undefined,
    quiet: options.quiet !== undefined,
    failOn: threshold,
    groupBy: chooseOne('grouping', String(options.groupBy ?? 'rule'), ['rule', 'file']),
    ...(terminal.version !== undefined && { version: terminal.version }),
  };

  return async (found) => {
    const { folder } = terminal;
    refuseReplacing(
      options,
      found.files.map(({ name }) => resolve(folder, name)),
      terminal,
    );
    const report = path === undefined ? found : await withBaseline(found, { path, update }, terminal);
    for (const { format, file } of outputs) {
      const renderer = await formats[format].load();
      if (file !== undefined) {
        writeOutput(resolve(terminal.folder, file), renderer(report, { ...render, color: false }), file);
        continue;
      }
      const screen = { width: terminal.width, seconds: terminal.seconds?.() };
      terminal.print(renderer(report, { ...render, ...screen }));
      if (format !== 'github' || terminal.summaryFile === undefined) continue;
      const { markdown } = await import('../report/lines.js');
      appendOutput(terminal.summaryFile, markdown(report, render));
    }
    if (options.exitZero !== undefined) return 0;
    const isUnreadable = report.files.some(({ unreadable }) => unreadable !== undefined);
    if (isUnreadable) return 2;
    const { warning } = count(report);
    return fails(report, threshold) || warning > maxWarnings ? 1 : 0;
  };
}

/** Whether something was found that is at least as bad as the threshold. */
function fails({ files }: Report, threshold: Severity): boolean {
  return files.some(({ diagnostics }) =>
    diagnostics.some(({ severity }) => bySeverity(severity, threshold) <= 0),
  );
}

/** A report without what the baseline at a path knows, which is everything when it is to be updated. */
async function withBaseline(
  found: Report,
  { path, update }: { readonly path: string; readonly update: boolean },
  { folder }: Terminal,
): Promise<Report> {
  const { baselineOf, printBaseline, readBaseline, withoutKnown } = await import('../report/baseline.js');
  if (update) writeOutput(resolve(folder, path), printBaseline(baselineOf(found)), path);
  const baseline = readBaseline(new TextDecoder().decode(openInput(resolve(folder, path), path)));
  if (baseline) return withoutKnown(found, baseline);
  throw new UsageError(`${path} is not a baseline; --update-baseline writes one`);
}

function outputsFrom({ format }: Options, { folder }: Terminal): readonly Output[] {
  const asked = [format ?? 'pretty'].flat().map((given): Output => {
    const [, name = '', file] = /^([^=]*)(?:=(.+))?$/s.exec(given) ?? [];
    const chosen = chooseOne('format', name, Object.keys(formats) as FormatName[]);
    return { format: chosen, file: file === '-' ? undefined : file };
  });
  if (asked.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError(
      'only one --format can go to standard output; write the others to files: --format sarif=out.sarif',
    );
  }
  const taken = new Set<string>();
  for (const { file } of asked) {
    if (file === undefined) continue;
    const path = resolve(folder, file);
    if (taken.has(path)) throw new UsageError(`two --format go to ${file}; write each to a file of its own`);
    taken.add(path);
  }
  return asked;
}

/**
 * Throws a usage error where a report or a new baseline would replace one of the files at these paths, another that
 * the options name, or whatever else can be seen to be no report.
 */
export function refuseReplacing(options: Options, paths: readonly string[], terminal: Terminal): void {
  const { baseline, updateBaseline, against } = options;
  const reports = outputsFrom(options, terminal).flatMap(({ file }) => file ?? []);
  const compared = [against, baseline].flatMap((name) => (name === undefined ? [] : [String(name)]));
  const written = [
    ...reports.map((file) => ['--format', file, compared] as const),
    ...(updateBaseline !== undefined
      ? [['--baseline', String(baseline), compared.slice(0, -1)] as const]
      : []),
  ];
  for (const [flag, file, others] of written) {
    const path = realPath(resolve(terminal.folder, file));
    const leadsThere = (each: string): boolean => isSameFile(each, path);
    const refuse = (what: string): never => {
      throw new UsageError(`${flag} would replace ${file}, which ${what}; name another file`);
    };
    if (paths.some(leadsThere)) refuse('the report is about');
    if (others.some((each) => leadsThere(resolve(terminal.folder, each))))
      refuse('the feed is compared with');
    if (isKept(path, file)) refuse('is not a report');
  }
}

/** How feeds and episode files begin; no report does. */
const beginning = /^\uFEFF?\s*(?:(?:<\?xml[^>]*>\s*)?<(?:rss|feed|rdf:RDF)\b|(?:---|\+\+\+)\r?\n)/;

/** How tables begin that are reports or baselines, or hold nothing. */
const reported =
  /^(?:$|\{\s*\}|\{\s*"version"\s*:\s*\d|\{\s*"\$schema"\s*:\s*"[^"]*\bsarif|\{\s*"file"\s*:|\[\s*(?:\]|\{\s*"description")|file,line,)/;

/**
 * Whether a file is there that is seen to be settings, a show, the record of one, an episode or a feed, or a table that
 * is no report, such as a list of episodes.
 */
function isKept(path: string, name: string): boolean {
  const text = beginningOf(path, name);
  if (text === undefined) return false;
  if (/\.(?:ya?ml|toml)$/i.test(path) || basename(path) === recordFile || beginning.test(text)) return true;
  return /\.(?:json[5cl]?|ndjson|csv|tsv)$/i.test(path) && !reported.test(text.trimStart());
}

/** The severity that `--fail-on` names. */
export function thresholdFrom({ failOn }: Options): 'error' | 'warning' {
  return chooseOne('severity', String(failOn), ['error', 'warning']);
}

function maxWarningsFrom({ maxWarnings }: Options): number {
  if (maxWarnings === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d{1,9}$/.test(String(maxWarnings))) return Number(maxWarnings);
  throw new UsageError(`--max-warnings is "${maxWarnings}", which is not a whole number`);
}
