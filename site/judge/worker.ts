import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { check, noneSkipped } from '../../src/check.js';
import { type CheckedFile, checkFile, filesNamed, kindOfFile } from '../../src/check-file.js';
import type { Diagnostic } from '../../src/diagnostic.js';
import { isDirectory, profileOf } from '../../src/directories/index.js';
import { isFixable } from '../../src/fix/apply.js';
import { fixFeed } from '../../src/fix/feed.js';
import { episodeOf, previewOf } from '../../src/preview/preview.js';
import { clean } from '../../src/report/clean.js';
import { episodeStates } from '../../src/report/episodes.js';
import { html } from '../../src/report/html.js';
import { json } from '../../src/report/json.js';
import { byFile, count, type Report } from '../../src/report/report.js';
import { sarif } from '../../src/report/sarif.js';
import { verdictsOf } from '../../src/report/verdict.js';
import { bySeverity } from '../../src/severity.js';
import { position, type Source } from '../../src/text/source.js';
import { type Document, read } from '../../src/xml/document.js';
import type { Changes, GivenFile, Group, Judged, Letter, Request, Response } from './messages.js';
import { type Marked, textAround } from './text.js';

/** How many places of one rule and how many episodes are shown; the report has them all. */
const most = { places: 50, episodes: 1000, files: 2000 } as const;

/** Longer feeds are fixed without a diff: it would take longer than all the rest. In UTF-16 units. */
const longestDiff = 4_000_000;

/** That of the program, which the site is built with. */
declare const VERSION: string;

interface Options {
  readonly profiles: readonly string[];
  readonly now: number;
}

/** What was judged last. */
interface Work {
  readonly name: string;
  /** As it was given, and as it is after the fixes. */
  readonly original: Uint8Array;
  readonly bytes: Uint8Array;
  /** What is looked at: the feed, or the chapter list or transcript that was given without one. */
  readonly source: Source;
  readonly document: Document | undefined;
  readonly report: Report;
  readonly diagnostics: readonly Diagnostic[];
  readonly marked: readonly Marked[];
  readonly files: ReturnType<typeof filesNamed>;
  readonly options: Options;
  readonly fixed: number;
}

let work: Work | undefined;

/** Chapter lists and transcripts that were given, by their names. */
const given = new Map<string, Uint8Array>();

addEventListener('message', async ({ data: { turn, content } }: MessageEvent<Letter<Request>>) => {
  let response: Response;
  try {
    response = await answer(content);
  } catch (error) {
    response = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  postMessage({ turn, content: response } satisfies Letter<Response>);
});

async function answer(request: Request): Promise<Response> {
  if (request.kind === 'judge') {
    const { files, profiles, now } = request;
    return open(files, { profiles: profiles.filter(isDirectory), now });
  }
  if (!work) return { kind: 'failed', message: 'No feed has been judged yet.' };
  const { original, source, document, report, marked, files, options } = work;
  switch (request.kind) {
    case 'again':
      return judge(work, { ...options, profiles: request.profiles.filter(isDirectory) });
    case 'text':
      return textAround(source, request.at, marked);
    case 'fix':
      return fix(work, request.which);
    case 'undo':
      return judge({ ...work, bytes: original, fixed: 0 }, options);
    case 'changes':
      return changes(work);
    case 'preview':
      return { kind: 'previewed', preview: document && previewOf(document, files) };
    case 'episode': {
      const { index } = request;
      return { kind: 'episode', index, episode: document && episodeOf(document, index, files) };
    }
    case 'report': {
      const { format } = request;
      return {
        kind: 'reported',
        format,
        text: { json, html, sarif }[format](report, { color: false, version: VERSION }),
      };
    }
  }
}

/** Judges the feed among the files, or the feed that was judged last with them, or the first of them by itself. */
function open(files: readonly GivenFile[], options: Options): Judged {
  const besides = files.filter(isBesideFeed);
  for (const { name, bytes } of besides) if (given.size < most.files) given.set(name, bytes);
  const feed = files.find((each) => !besides.includes(each));
  const named = new Map(besides.map(({ name, bytes }) => [name, bytes]));
  const isOfLast = !feed && work?.document !== undefined && filesNamed(work.document, named).size > 0;
  const main = feed ?? files[0];
  if (!main) throw new Error('There is no file.');
  const { name, bytes } = main;
  const judged =
    isOfLast && work ? judge(work, options) : judge({ name, original: bytes, bytes, fixed: 0 }, options);
  const used = [judged.name, ...judged.files];
  return { ...judged, unused: files.flatMap((each) => (used.includes(each.name) ? [] : [each.name])) };
}

type Given = Pick<Work, 'name' | 'original' | 'bytes' | 'fixed'>;

function judge({ name, original, bytes, fixed }: Given, options: Options): Judged {
  const started = performance.now();
  const kind = kindIn(name, bytes);
  if (kind) return judgeFile({ name, original, bytes, fixed }, kind, options);
  const document = read(bytes, { name });
  const files = filesNamed(document, given);
  const { diagnostics, skipped, more } = check(document, { ...options, ...(files.size > 0 && { files }) });
  const { source } = document;
  const inFeed = diagnostics.filter((each) => each.source === source);
  const others = byFile(diagnostics.filter((each) => each.source !== source));
  const reported = [{ name, diagnostics: inFeed, more, document }, ...others];
  const report = { files: reported, ...options, skipped, accepted: 0 };
  const marked = markedIn(inFeed);
  work = { name, original, bytes, source, document, report, diagnostics, marked, files, options, fixed };
  const episodes = episodeStates(document, diagnostics);
  return {
    ...{ kind: 'judged', of: 'feed', name, fixed },
    counts: count(report),
    verdicts: verdictsOf(report),
    groups: groupsOf(work, more),
    episodes: episodes.slice(0, most.episodes).map(({ title, state }) => ({ title: clean(title), state })),
    episodeCount: episodes.length,
    isShown: document.channel !== undefined,
    files: [...files.values()].flatMap((each) => (each.chapters ?? each.transcript)?.source.name ?? []),
    unused: [],
    fixable: diagnostics.filter((each) => each.source === source && isFixable(each)).length,
    took: performance.now() - started,
  };
}

/** Judges a chapter list or a transcript that was given without its feed. */
function judgeFile(of: Given, kind: CheckedFile['kind'], options: Options): Judged {
  const started = performance.now();
  const { name, bytes, fixed } = of;
  const { facts, diagnostics } = checkFile(name, bytes, kind, options);
  const source = (facts.chapters ?? facts.transcript)?.source ?? { name, text: '' };
  // Directories have no verdict on a file without its feed.
  const report = { files: [{ name, diagnostics }], skipped: noneSkipped, accepted: 0 };
  const files: Work['files'] = new Map();
  const marked = markedIn(diagnostics);
  work = { ...of, source, document: undefined, report, diagnostics, marked, files, options };
  return {
    ...{ kind: 'judged', of: kind, name, fixed },
    counts: count(report),
    verdicts: verdictsOf(report),
    groups: groupsOf(work, new Map()),
    ...{ episodes: [], episodeCount: 0, isShown: false, files: [], unused: [], fixable: 0 },
    took: performance.now() - started,
  };
}

/** Whether a feed may name a file as its chapter list or transcript; without one, web pages and texts are neither. */
function isBesideFeed({ name, bytes }: GivenFile): boolean {
  return /\.(?:html?|txt|json)$/i.test(name) || kindIn(name, bytes) !== undefined;
}

/** What a file is besides a feed: by its beginning, and by its keys if it is JSON. */
function kindIn(name: string, bytes: Uint8Array): CheckedFile['kind'] | undefined {
  const head = new TextDecoder().decode(bytes.subarray(0, 4096));
  return kindOfFile(name, /^\s*[{[]/.test(head) ? new TextDecoder().decode(bytes) : head);
}

function markedIn(diagnostics: readonly Diagnostic[]): readonly Marked[] {
  return diagnostics.flatMap(({ span, severity, others }) =>
    [span, ...others.map((each) => each.span)].map((each) => ({ ...each, severity })),
  );
}

/** What was found, by rule; the worst first, then in the order of the text. */
function groupsOf({ diagnostics, source }: Work, more: ReadonlyMap<string, number>): readonly Group[] {
  const groups = new Map<string, Diagnostic[]>();
  const firsts = new Map<string, Diagnostic>();
  const numbers = new Map(diagnostics.map((each, index) => [each, index]));
  for (const each of diagnostics) {
    if (!firsts.has(each.rule)) firsts.set(each.rule, each);
    const key = `${each.severity} ${each.rule}`;
    const known = groups.get(key);
    if (known) known.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()]
    .flatMap((found): readonly Group[] => {
      const [first] = found;
      if (!first) return [];
      const { rule, severity, why, profiles } = first;
      const findings = found.slice(0, most.places).map((each) => ({
        ...{ message: clean(each.message), help: clean(each.help), count: each.count },
        fix:
          each.fix && each.fix.edits.length > 0 && each.source === source
            ? { title: clean(each.fix.title), safe: each.fix.safe, number: numbers.get(each) ?? 0 }
            : undefined,
        file: each.source === source ? undefined : each.source.name,
        ...position(each.source, each.span.start),
        at: each.span.start,
      }));
      const left = firsts.get(rule) === first ? (more.get(rule) ?? 0) : 0;
      const askers = profiles.map((name) => ({ name, title: profileOf(name).title }));
      return [{ rule, severity, why, askers, count: found.length + left, findings }];
    })
    .sort((a, b) => bySeverity(a.severity, b.severity));
}

/** Applies the fix of one finding, or all that are safe, and judges what comes of it. */
async function fix(of: Work, which: number | 'safe'): Promise<Response> {
  const { name, bytes, files, options } = of;
  const wanted = which === 'safe' ? undefined : of.diagnostics[which];
  let round = 0;
  const judgeRound = (document: Document): readonly Diagnostic[] => {
    const { diagnostics } = check(document, {
      ...options,
      everywhere: true,
      ...(files.size > 0 && { files }),
    });
    if (!wanted) return diagnostics;
    const { rule, span } = wanted;
    const isMeant = (each: Diagnostic): boolean => each.rule === rule && each.span.start === span.start;
    return round++ === 0 ? diagnostics.filter(isMeant) : [];
  };
  const isUnsafe = wanted !== undefined;
  const { bytes: after, fixed } = await fixFeed(bytes, { name, judge: judgeRound, unsafe: isUnsafe });
  if (fixed.length === 0) {
    const message = wanted
      ? 'That fix would change what players know the episode by, so it is not applied.'
      : 'Nothing can be fixed safely.';
    return { kind: 'failed', message };
  }
  return judge({ ...of, bytes: after, fixed: of.fixed + fixed.length }, options);
}

function changes({ name, original, bytes }: Work): Changes {
  const [before, after] = [original, bytes].map((each) => read(each, { name }).source.text);
  const isShort = (before?.length ?? 0) + (after?.length ?? 0) <= longestDiff;
  const diff = isShort
    ? createTwoFilesPatch(`a/${name}`, `b/${name}`, before ?? '', after ?? '', undefined, undefined, {
        context: 2,
        headerOptions: FILE_HEADERS_ONLY,
        timeout: 3000,
      })
    : undefined;
  return { kind: 'changes', bytes, diff };
}
