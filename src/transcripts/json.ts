import { firstOf, type JsonNode, readJson } from '../text/json.js';
import type { Span } from '../text/source.js';
import { readTime } from './clock.js';
import {
  type Cue,
  collect,
  type Findings,
  knownEnd,
  limits,
  onOneLine,
  type Places,
  type Reading,
  tidy,
  withEnds,
} from './cue.js';
import type { TranscriptFormat } from './format.js';

type Members = ReadonlyMap<string, JsonNode>;

/** How one kind of JSON says what is in a cue. */
interface Shape {
  /** Every way in which the list of cues is found from the root; the first that is there counts. */
  readonly list: (root: JsonNode) => JsonNode | undefined;
  readonly start: readonly string[];
  readonly end: readonly string[];
  readonly speaker: readonly string[];
  readonly text: string;
  /** What the parts of a cue are listed under, where somebody groups cues by their speaker. */
  readonly items?: string;
  /** A version is demanded. */
  readonly version?: true;
  /** What a file of this kind looks like. */
  readonly example: string;
}

const member = (node: JsonNode | undefined, name: string): JsonNode | undefined =>
  node?.is === 'object' ? node.members.get(name) : undefined;

/** The first of some members that is there and not null. */
function said(
  members: Members,
  names: readonly string[],
): { readonly name: string; readonly node: JsonNode } | undefined {
  for (const name of names) {
    const node = members.get(name);
    if (node && !(node.is === 'value' && node.value === null)) return { name, node };
  }
  return undefined;
}

function reader(shape: Shape): (text: string) => Reading {
  return (text) => {
    const unreadable = (span: Span, message: string, help: string): Reading => ({
      cues: [],
      faults: [{ kind: 'unreadable', span, message, help }],
    });
    const { root, fault } = readJson(text, limits);
    if (fault) return unreadable(fault.span, fault.message, 'Correct the JSON, or export the file again.');
    const list = root && shape.list(root);
    if (list?.is !== 'array') {
      const message = list ? 'The segments of the file are not a list.' : 'The file has no list of segments.';
      return unreadable(
        list ?? firstOf(root),
        message,
        `A transcript is an object such as ${shape.example}.`,
      );
    }
    const found = collect();
    if (shape.version && root) checkVersion(root, found);
    for (const [index, item] of list.items.entries()) {
      const items = shape.items === undefined ? undefined : member(item, shape.items);
      const parts = items?.is === 'array' ? items.items : [item];
      const speaker = items && speakerOf(item, shape);
      if (!parts.every((part) => addCue(part, index + 1, shape, speaker, found))) break;
    }
    return found;
  };
}

function checkVersion(root: JsonNode, { report }: Findings): void {
  const version = member(root, 'version');
  if (!version)
    report('syntax', firstOf(root), 'The transcript has no version.', 'Write "version": "1.0.0".');
}

function speakerOf(item: JsonNode, { speaker }: Shape): string | undefined {
  const node = item.is === 'object' ? said(item.members, speaker)?.node : undefined;
  if (node?.is !== 'value' || typeof node.value !== 'string') return undefined;
  return onOneLine(node.value) || undefined;
}

/** Adds the cue that an item says; false when it is one too many. */
function addCue(
  item: JsonNode,
  number: number,
  shape: Shape,
  above: string | undefined,
  found: Findings,
): boolean {
  if (item.is !== 'object') {
    found.report(
      'lost',
      firstOf(item),
      `Segment ${number} is not an object.`,
      `Write it as in ${shape.example}.`,
    );
    return true;
  }
  const { members } = item;
  const body = said(members, [shape.text])?.node;
  if (body?.is !== 'value' || typeof body.value !== 'string') {
    const span = body ?? firstOf(item);
    found.report(
      'lost',
      span,
      `Segment ${number} has no ${shape.text}.`,
      `Write what is said as "${shape.text}".`,
    );
    return true;
  }
  if (body.value.trim() === '') {
    found.report('syntax', body, `The ${shape.text} of segment ${number} is empty.`, 'Remove the segment.');
  }
  const at: { -readonly [Key in keyof Places]: Places[Key] } = { whole: firstOf(item), text: spanOf(body) };
  const start = secondsOf(members, shape.start, 'start', number, found);
  const end = secondsOf(members, shape.end, 'end', number, found);
  if (start) at.start = start.span;
  if (end) at.end = end.span;
  if (!start) {
    const missing = `Segment ${number} has no ${shape.start[0]}, so players leave it out.`;
    if (!said(members, shape.start))
      found.report('lost', firstOf(item), missing, 'Write the start in seconds, as a number.');
  } else if (!end && shape.version && !said(members, shape.end)) {
    const missing = `Segment ${number} has no ${shape.end[0]}, so some players leave it out.`;
    found.report('timing', firstOf(item), missing, 'Write the end in seconds, as a number.');
  }
  const known = knownEnd(start?.seconds, end?.seconds);
  const speaker = speakerOf(item, shape) ?? above;
  const name = said(members, shape.speaker)?.node;
  if (name && speaker !== above) at.speaker = spanOf(name);
  return found.add({
    ...(start && { start: start.seconds }),
    ...(known !== undefined && { end: known }),
    ...(speaker !== undefined && { speaker }),
    text: tidy(body.value),
    at,
  });
}

function spanOf({ start, end }: JsonNode): Span {
  return { start, end };
}

/** A time in seconds, in milliseconds where the name of its member says so, or with colons. */
function secondsOf(
  members: Members,
  names: readonly string[],
  what: string,
  number: number,
  { report }: Findings,
): { readonly seconds: number; readonly span: Span } | undefined {
  const found = said(members, names);
  if (!found) return undefined;
  const { name, node } = found;
  const help = `Write the ${what} in seconds, as a number.`;
  const value = node.is === 'value' ? node.value : undefined;
  if (typeof value === 'number') {
    const seconds = name.endsWith('_ms') ? value / 1000 : value;
    if (seconds >= 0 && seconds < 1e9) return { seconds, span: spanOf(node) };
  }
  if (typeof value === 'string') {
    const seconds =
      readTime(value.trim()) ?? (/^\s*\d{1,9}(?:\.\d{1,9})?\s*$/.test(value) ? Number(value) : undefined);
    const isMeant = seconds !== undefined && !name.endsWith('_ms');
    if (isMeant && names.includes('startTime') === false && names.includes('endTime') === false) {
      return { seconds, span: spanOf(node) };
    }
    if (isMeant) {
      report('syntax', node, `The ${name} of segment ${number} is "${value.slice(0, 40)}", a text.`, help);
      return { seconds, span: spanOf(node) };
    }
  }
  const shown = value === undefined ? `an ${node.is}` : JSON.stringify(value).slice(0, 40);
  report('lost', node, `The ${name} of segment ${number} is ${shown}, not a number of seconds.`, help);
  return undefined;
}

const namespaceShape: Shape = {
  list: (root) => member(root, 'segments'),
  start: ['startTime'],
  end: ['endTime'],
  speaker: ['speaker'],
  text: 'body',
  version: true,
  example: '{"version": "1.0.0", "segments": [{"startTime": 0, "endTime": 2.5, "body": "…"}]}',
};

const opens = /^\uFEFF?\s{0,100}(?:\{\s{0,100}["}]|\[\s{0,100}[{[\]"])/;

/** Whether the list of JSON has members of some names in its first few thousand characters. */
const names = (text: string, ...of: readonly string[]): boolean => {
  const head = text.slice(0, 16_384);
  return opens.test(head) && of.every((each) => head.includes(`"${each}"`));
};

/** The transcript JSON of the namespace (Podcasting 2.0, transcript formats). */
export const json: TranscriptFormat = {
  timed: true,
  loses: [],
  matches: (text) => opens.test(text),
  read: reader(namespaceShape),
  write(cues, length) {
    const rows = withEnds(cues, length).map(({ start, end, speaker, text }: Cue) =>
      JSON.stringify({ speaker, startTime: start, endTime: end, body: text }),
    );
    const list = rows.length === 0 ? '[]' : `[\n    ${rows.join(',\n    ')}\n  ]`;
    return `{\n  "version": "1.0.0",\n  "segments": ${list}\n}\n`;
  },
};

/** What Podlove Publisher exports: a list of cues, or of groups of them. */
export const podlove: TranscriptFormat = {
  loses: [],
  matches: (text) => names(text, 'start_ms') || names(text, 'transcripts'),
  read: reader({
    list: (root) => (root.is === 'array' ? root : member(root, 'transcripts')),
    start: ['start_ms', 'start'],
    end: ['end_ms', 'end'],
    speaker: ['voice', 'speaker'],
    text: 'text',
    items: 'items',
    example: '[{"start": "00:00:00.000", "end": "00:00:02.500", "voice": "Alice", "text": "…"}]',
  }),
};

/** What Whisper and its relatives write. */
export const whisper: TranscriptFormat = {
  loses: [],
  matches: (text) =>
    names(text, 'segments', 'start', 'text') && !names(text, 'startTime') && !names(text, 'body'),
  read: reader({
    list: (root) => member(root, 'segments'),
    start: ['start'],
    end: ['end'],
    speaker: ['speaker'],
    text: 'text',
    example: '{"segments": [{"start": 0, "end": 2.5, "text": "…"}]}',
  }),
};
