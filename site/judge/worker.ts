import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { check } from '../../src/check.js';
import type { Diagnostic } from '../../src/diagnostic.js';
import { isDirectory, profileOf } from '../../src/directories/index.js';
import { isFixable } from '../../src/fix/apply.js';
import { fixFeed } from '../../src/fix/feed.js';
import { clean } from '../../src/report/clean.js';
import { episodeStates } from '../../src/report/episodes.js';
import { html } from '../../src/report/html.js';
import { json } from '../../src/report/json.js';
import { count, type Report } from '../../src/report/report.js';
import { verdictsOf } from '../../src/report/verdict.js';
import { bySeverity } from '../../src/severity.js';
import { position } from '../../src/text/source.js';
import { type Document, read } from '../../src/xml/document.js';
import type { Fixed, Group, Judged, Request, Response } from './messages.js';
import { type Marked, textAround } from './text.js';

/** How many places of one rule and how many episodes are shown; the report has them all. */
const most = { places: 50, episodes: 1000 } as const;

/** Longer feeds are fixed without a diff: it would take longer than all the rest. In UTF-16 units. */
const longestDiff = 4_000_000;

/** The feed that was judged last. */
interface Feed {
  readonly bytes: Uint8Array;
  readonly document: Document;
  readonly report: Report;
  readonly marked: readonly Marked[];
  readonly options: { readonly profiles: readonly string[]; readonly now: number };
}

let feed: Feed | undefined;

addEventListener('message', async ({ data }: MessageEvent<Request>) => {
  let response: Response;
  try {
    response = await answer(data);
  } catch (error) {
    response = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
  postMessage(response);
});

async function answer(request: Request): Promise<Response> {
  if (request.kind === 'judge') return judge(request);
  if (!feed) return { kind: 'failed', message: 'No feed has been judged yet.' };
  const { document, report, marked } = feed;
  if (request.kind === 'text') return textAround(document.source, request.at, marked);
  if (request.kind === 'fix') return fix(feed);
  const { format } = request;
  const text = { json, html }[format](report, { color: false });
  return { kind: 'reported', format, text };
}

function judge({ name, bytes, profiles, now }: Extract<Request, { kind: 'judge' }>): Judged {
  const started = performance.now();
  const options = { profiles: profiles.filter(isDirectory), now };
  const document = read(bytes, { name });
  const { diagnostics, skipped, more } = check(document, options);
  const report = { files: [{ name, diagnostics, more, document }], ...options, skipped, accepted: 0 };
  const marked = diagnostics.flatMap(({ span, severity, others }) =>
    [span, ...others.map((each) => each.span)].map((each) => ({ ...each, severity })),
  );
  feed = { bytes, document, report, marked, options };
  const episodes = episodeStates(document, diagnostics);
  return {
    kind: 'judged',
    name,
    counts: count(report),
    verdicts: verdictsOf(report),
    groups: groupsOf(diagnostics, more),
    episodes: episodes.slice(0, most.episodes).map(({ title, state }) => ({ title: clean(title), state })),
    episodeCount: episodes.length,
    fixable: diagnostics.filter((each) => isFixable(each)).length,
    took: performance.now() - started,
  };
}

/** What was found, by rule; the worst first, then in the order of the text. */
function groupsOf(diagnostics: readonly Diagnostic[], more: ReadonlyMap<string, number>): readonly Group[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) {
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
        fix: each.fix && { title: clean(each.fix.title), safe: each.fix.safe },
        ...position(each.source, each.span.start),
        at: each.span.start,
      }));
      const isWorst = found.length > 0 && diagnostics.find((each) => each.rule === rule) === first;
      const left = isWorst ? (more.get(rule) ?? 0) : 0;
      const askers = profiles.map((name) => profileOf(name).title);
      return [{ rule, severity, why, askers, count: found.length + left, findings }];
    })
    .sort((a, b) => bySeverity(a.severity, b.severity));
}

async function fix({ bytes, document, options }: Feed): Promise<Fixed> {
  const { name, text } = document.source;
  const judge = (round: Document) => check(round, { ...options, everywhere: true }).diagnostics;
  const { bytes: after, after: then, fixed } = await fixFeed(bytes, { name, judge });
  const isShort = text.length + then.source.text.length <= longestDiff;
  const diff = isShort
    ? createTwoFilesPatch(`a/${name}`, `b/${name}`, text, then.source.text, undefined, undefined, {
        context: 2,
        headerOptions: FILE_HEADERS_ONLY,
        timeout: 3000,
      })
    : undefined;
  return { kind: 'fixed', bytes: after, fixed: fixed.length, diff };
}
