import { valueAt } from '../text/table.js';
/** What is called a transcript: every format by its name, with what people call it. */
export const transcriptKinds = {
  vtt: { title: 'WebVTT file', type: 'text/vtt', extension: 'vtt' },
  html: { title: 'HTML transcript', type: 'text/html', extension: 'html' },
  ttml: { title: 'TTML file' },
  podlove: { title: 'Podlove transcript' },
  whisper: { title: 'Whisper transcript' },
  json: { title: 'JSON transcript', type: 'application/json', extension: 'json' },
  sbv: { title: 'SBV file' },
  lrc: { title: 'LRC file' },
  srt: { title: 'SubRip file', type: 'application/x-subrip', extension: 'srt' },
  text: { title: 'plain text', type: 'text/plain', extension: 'txt' },
} as const satisfies Record<string, TranscriptKind>;

interface TranscriptKind {
  /** As people call one of them. */
  readonly title: string;
  /** The MIME type that the namespace lists for it; undefined for formats that players do not read. */
  readonly type?: string;
  /** Of the files that are written in it, without the dot. */
  readonly extension?: string;
}

export type TranscriptFormatName = keyof typeof transcriptKinds;

/** The formats that players read, the one that most of them show best first (Podcasting 2.0, transcript formats). */
export const publishedFormats = [
  'vtt',
  'srt',
  'json',
  'html',
  'text',
] as const satisfies TranscriptFormatName[];

export type PublishedFormat = (typeof publishedFormats)[number];

/** What files of a format are called; those of JSON and of text are told apart by what is in them. */
const extensions: Readonly<Record<string, TranscriptFormatName>> = {
  ...{ vtt: 'vtt', webvtt: 'vtt', srt: 'srt', json: 'json', html: 'html', htm: 'html' },
  ...{ txt: 'text', text: 'text', md: 'text', markdown: 'text' },
  ...{ ttml: 'ttml', dfxp: 'ttml', xml: 'ttml', sbv: 'sbv', lrc: 'lrc' },
};

/** The format that a file name tells; undefined when it tells none. */
export function transcriptFormatOf(name: string): TranscriptFormatName | undefined {
  const extension = /\.([a-z]{2,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return valueAt(extensions, extension);
}

/** Other types that SubRip files are given; Apple and some parsers read them. */
export const subRipAliases: readonly string[] = [
  'application/srt',
  'text/srt',
  'application/x-srt',
  'text/x-srt',
];

/** The format that a MIME type names, whatever its parameters and its case. */
export function transcriptFormatOfType(type: string): PublishedFormat | undefined {
  const bare = type.replace(/;.*$/s, '').trim().toLowerCase();
  if (/^(?:application|text)\/(?:x-)?(?:srt|subrip)$/.test(bare)) return 'srt';
  return publishedFormats.find((name) => transcriptKinds[name].type === bare);
}

/** The MIME type of a transcript with this extension (in any case, without the dot); undefined where players read none. */
export function transcriptType(extension: string): string | undefined {
  const lower = extension.toLowerCase().replace(/^htm$/, 'html');
  const format = publishedFormats.find((name) => transcriptKinds[name].extension === lower);
  return format && transcriptKinds[format].type;
}

/** What a format is called, with its article. */
export function article(format: TranscriptFormatName): string {
  const { title } = transcriptKinds[format];
  return title === 'plain text' ? title : `${/^(?:HTML|LRC|SBV)/.test(title) ? 'an' : 'a'} ${title}`;
}
