/** A part of the source: a folder or a file of `src`, or of a folder whose stages are parts themselves. */
export interface Part {
  readonly does: string;
  readonly mayNot: string;
  /** The parts that it may import besides itself; each of them is above it. All of them when absent. */
  readonly imports?: readonly string[];
}

/** Folders whose own folders and files are parts. */
const staged = ['show'] as const;

/** Every part of the source, the lowest first. The tests hold the arrows, and CONTRIBUTING.md shows the table. */
export const parts: Readonly<Record<string, Part>> = {
  text: {
    does: 'sources, spans, lines; dates, URLs, languages',
    mayNot: 'know what a feed is',
    imports: [],
  },
  severity: { does: 'how much a fault matters', mayNot: 'judge', imports: [] },
  directories: {
    does: 'every directory and specification: documents, demands, limits',
    mayNot: 'look at a feed',
    imports: ['severity'],
  },
  diagnostic: {
    does: 'findings, fixes, and what profiles make of them',
    mayNot: 'know any rule',
    imports: ['text', 'severity', 'directories'],
  },
  vocabulary: {
    does: 'every element of every namespace: places, attributes, standing, readers',
    mayNot: 'judge or write',
    imports: [],
  },
  xml: {
    does: 'the strict reader, the second reader, trees to write',
    mayNot: 'judge',
    imports: ['text', 'diagnostic'],
  },
  compare: {
    does: 'which items of two feeds are one episode, and what changed',
    mayNot: 'judge',
    imports: ['text', 'xml'],
  },
  notes: {
    does: 'show notes: Markdown → HTML, and what every directory keeps of it',
    mayNot: 'know the episode',
    imports: ['text', 'directories'],
  },
  chapters: {
    does: 'chapter lists: a reader and a writer for each format',
    mayNot: 'know the episode',
    imports: ['text', 'xml'],
  },
  transcripts: {
    does: 'transcripts: a reader for each format, and a writer for those that players read',
    mayNot: 'know the episode',
    imports: ['text', 'xml'],
  },
  media: {
    does: 'what is known of an audio or image file',
    mayNot: 'open one',
    imports: ['chapters', 'transcripts'],
  },
  served: {
    does: 'what servers answered to the addresses of a feed, and which addresses those are',
    mayNot: 'ask',
    imports: ['text', 'media', 'xml'],
  },
  'show/endings': { does: 'which files an episode may be written in', mayNot: 'read one', imports: [] },
  'show/faults': {
    does: 'what can be wrong with what people write',
    mayNot: 'look for it',
    imports: ['text', 'diagnostic'],
  },
  'show/folder': {
    does: 'the folder of a show, and its paths',
    mayNot: 'leave the folder',
    imports: ['media'],
  },
  'show/file': {
    does: 'a file that is being read, with what is wrong with it',
    mayNot: 'know its syntax',
    imports: ['text', 'show/faults', 'show/folder'],
  },
  'show/pattern': {
    does: 'patterns such as `{year}/{slug}`, and file names with `*`',
    mayNot: 'read a file',
    imports: ['text', 'xml', 'show/folder'],
  },
  'show/syntax': {
    does: 'YAML, TOML, JSON and fences → tables, every value with its place',
    mayNot: 'know what a key means',
    imports: ['text', 'show/faults'],
  },
  'show/diagnose': {
    does: 'findings about sources → diagnostics',
    mayNot: 'look for them',
    imports: ['diagnostic', 'show/faults', 'show/syntax'],
  },
  'show/dialects': {
    does: 'a table in the words of another generator → a table in ours',
    mayNot: 'read a file, complete anything',
    imports: ['text', 'transcripts', 'show/syntax'],
  },
  'show/fields': {
    does: 'the fields of a show and an episode, as tables: reading, schemas and reference come from them',
    mayNot: 'read a file',
    imports: [
      ...['text', 'directories', 'transcripts', 'vocabulary', 'xml', 'show/faults', 'show/folder'],
      'show/pattern',
      ...['show/syntax', 'show/dialects'],
    ],
  },
  'show/survey': {
    does: 'what each file of the folder is, and what it says in our words',
    mayNot: 'complete anything',
    imports: [
      ...['text', 'show/endings', 'show/faults', 'show/folder', 'show/file', 'show/pattern'],
      ...['show/syntax', 'show/dialects', 'show/fields'],
    ],
  },
  'show/show': {
    does: 'the show and its episodes, complete',
    mayNot: 'compute',
    imports: ['transcripts', 'text', 'chapters', 'show/faults', 'show/fields'],
  },
  'show/time': {
    does: 'dates → instants, by the clock of the show',
    mayNot: 'guess',
    imports: ['text', 'show/show'],
  },
  'show/completing': {
    does: 'fields → show and episodes, with what the folder, the clock and the published feed add',
    mayNot: 'know a dialect by its name',
    imports: [
      ...['text', 'directories', 'diagnostic', 'vocabulary', 'media', 'xml', 'compare', 'notes', 'chapters'],
      'transcripts',
      ...['show/endings', 'show/faults', 'show/folder', 'show/file', 'show/pattern', 'show/syntax'],
      ...['show/dialects', 'show/fields', 'show/survey', 'show/show', 'show/time'],
    ],
  },
  'show/read-folder': {
    does: 'folder → `show.yaml` and the survey of everything beside it',
    mayNot: 'complete anything',
    imports: [...['show/folder', 'show/file', 'show/syntax', 'show/survey']],
  },
  'show/load': {
    does: 'folder → show and episodes: the stages in their order',
    mayNot: 'know XML',
    imports: [
      ...['media', 'xml', 'show/faults', 'show/folder', 'show/file', 'show/fields', 'show/survey'],
      ...['show/show', 'show/completing', 'show/read-folder'],
    ],
  },
  'show/sources': {
    does: 'folder → what was recognised, and where each field comes from',
    mayNot: 'publish',
    imports: [
      ...['show/faults', 'show/folder', 'show/fields', 'show/survey', 'show/show'],
      ...['show/completing', 'show/read-folder'],
    ],
  },
  'show/start': {
    does: 'a folder without `show.yaml` → one to start from; a show → the file of its next episode',
    mayNot: 'write one',
    imports: [
      ...['text', 'media', 'xml', 'show/folder', 'show/file', 'show/syntax', 'show/fields', 'show/survey'],
      ...['show/dialects', 'show/completing', 'show/read-folder', 'show/sources'],
    ],
  },
  'show/token': {
    does: 'the token of one subscriber → the URLs of a private show',
    mayNot: 'keep it',
    imports: ['show/faults', 'show/show', 'show/load'],
  },
  'show/model': {
    does: 'the finished model: what a feed says, with every default and every derived value',
    mayNot: 'compute',
    imports: ['chapters', 'show/fields', 'show/show'],
  },
  'show/finish-text': {
    does: 'a description, text or HTML → both of its forms',
    mayNot: 'shorten it',
    imports: ['text', 'show/model'],
  },
  'show/finish-files': {
    does: 'chapters and transcripts of an episode → the files beside the feed, and their URLs',
    mayNot: 'write one',
    imports: ['show/show', 'show/model'],
  },
  'show/finish': {
    does: 'what was loaded → the finished model, without what is not due',
    mayNot: 'know XML',
    imports: [
      ...['chapters', 'show/fields', 'show/show', 'show/load', 'show/token', 'show/model'],
      ...['show/finish-text', 'show/finish-files'],
    ],
  },
  'show/select-feed': {
    does: 'a show → one of the feeds that it declares: its address, and the episodes that are chosen',
    mayNot: 'change an episode',
    imports: ['text', 'show/fields', 'show/show', 'show/load'],
  },
  'show/pages': {
    does: 'a feed → the feed of the newest episodes, and pages of the older ones (RFC 5005)',
    mayNot: 'move an episode from a page that is full',
    imports: ['show/time', 'show/model'],
  },
  'show/words': {
    does: 'sentences about a feed → sentences about the keys of its author',
    mayNot: 'know a rule by more than its id',
    imports: [],
  },
  import: {
    does: 'a feed, or an export of WordPress → the files of a show, and what a build of them says differently',
    mayNot: 'know how feeds are written, drop anything silently',
    imports: [
      ...['text', 'xml', 'notes', 'chapters', 'show/faults', 'show/syntax', 'show/fields', 'show/survey'],
      ...['show/time', 'show/finish-text'],
    ],
  },
  rules: {
    does: 'what must hold, and on whose authority',
    mayNot: 'know how feeds are written',
    imports: [
      ...['text', 'directories', 'media', 'diagnostic', 'xml', 'vocabulary', 'compare', 'chapters'],
      ...['transcripts', 'served'],
    ],
  },
  feed: {
    does: 'the finished model → markup, and where each value went',
    mayNot: 'know the rules, derive anything',
    imports: ['xml', 'vocabulary', 'notes', 'show/time', 'show/model'],
  },
  proof: {
    does: 'every value of the finished model is found again, in its place',
    mayNot: 'know how feeds are written',
    imports: ['text', 'xml', 'chapters', 'show/fields', 'show/show', 'show/model'],
  },
  check: {
    does: 'rules over a document',
    mayNot: 'read a file',
    imports: ['text', 'directories', 'media', 'diagnostic', 'xml', 'served', 'rules'],
  },
  'check-file': {
    does: 'rules over a chapter list or a transcript without its feed',
    mayNot: 'read a file',
    imports: ['text', 'diagnostic', 'media', 'xml', 'chapters', 'transcripts', 'check'],
  },
  accept: {
    does: 'findings that somebody accepts, each with a reason',
    mayNot: 'accept without one',
    imports: ['text', 'diagnostic', 'rules', 'show/endings'],
  },
  'own-profile': {
    does: 'a profile of the user: what it extends, makes of rules and limits',
    mayNot: 'open a file',
    imports: [
      ...['text', 'severity', 'directories', 'diagnostic', 'show/faults', 'show/file', 'show/syntax'],
      ...['show/fields', 'show/show', 'rules'],
    ],
  },
  settings: {
    does: '`airworthy.yaml`',
    mayNot: 'read a file',
    imports: [
      ...['text', 'directories', 'show/faults', 'show/syntax', 'show/fields', 'show/show', 'accept'],
      'own-profile',
    ],
  },
  report: {
    does: 'diagnostics → text, JSON, SARIF, HTML and other formats',
    mayNot: 'change them',
    imports: ['text', 'directories', 'diagnostic', 'xml', 'compare', 'rules'],
  },
  io: {
    does: 'the only place with a disk and a network',
    mayNot: 'decide',
    imports: ['text', 'media', 'xml', 'chapters', 'transcripts', 'served', 'show/folder'],
  },
  publish: {
    does: 'where shows go, the record of what was published, and the order of publishing',
    mayNot: 'touch what is not in the record',
    imports: ['text', 'diagnostic', 'show/folder', 'show/syntax', 'show/fields', 'io'],
  },
  fix: {
    does: 'fixes → the edited text, in rounds, with the bytes outside the edits as they were',
    mayNot: 'know a rule, change what players know episodes by',
    imports: ['text', 'diagnostic', 'xml'],
  },
  preview: {
    does: 'a feed as it was read → what directories and apps show of it, as plain data',
    mayNot: 'know how feeds are written, judge',
    imports: ['text', 'severity', 'directories', 'xml', 'chapters', 'transcripts', 'media'],
  },
  judge: {
    does: 'the half of the library that runs in a browser: its public names',
    mayNot: 'ask anything of Node',
    imports: ['text', 'diagnostic', 'directories', 'xml', 'media', 'rules', 'check', 'check-file', 'report'],
  },
  catalogue: {
    does: 'everything that a diagnostic can be about, by id',
    mayNot: 'judge',
    imports: ['directories', 'diagnostic', 'show/faults', 'rules', 'accept', 'publish'],
  },
  explained: {
    does: 'the catalogue with all that is said of its rules: examples, fixes and authorities',
    mayNot: 'be needed to judge',
    imports: ['diagnostic', 'rules', 'catalogue'],
  },
  trace: {
    does: 'a place in the written feed → the line of the author that it comes from',
    mayNot: 'judge',
    imports: [
      ...['text', 'diagnostic', 'notes', 'show/faults', 'show/syntax', 'show/model', 'show/words', 'feed'],
    ],
  },
  build: {
    does: 'load → finish → write → read twice → prove → check',
    mayNot: 'publish',
    imports: [
      ...['diagnostic', 'xml', 'show/faults', 'show/diagnose', 'show/folder', 'show/time', 'show/load'],
      ...['show/model', 'show/finish', 'feed', 'proof', 'check', 'accept', 'catalogue', 'settings'],
      ...['publish', 'served', 'trace', 'own-profile', 'show/words', 'show/select-feed', 'show/pages'],
      'directories',
      'text',
    ],
  },
  commands: { does: 'the command line', mayNot: 'compute' },
  index: { does: 'the library: its public names', mayNot: 'do anything' },
  cli: { does: 'arguments → command → exit code; it alone touches the process', mayNot: 'compute' },
};

/** The part that a file of `src` belongs to. */
export function partOf(file: string): string {
  const names = file.replace(/\.ts$/, '').split('/');
  const isStaged = staged.some((each) => each === names[0]);
  return names.slice(0, isStaged ? 2 : 1).join('/');
}

/** The table of CONTRIBUTING.md. */
export function partsTable(): string {
  const rows = Object.entries(parts).map(([name, { does, mayNot, imports }]) => {
    const below = imports?.map((each) => `\`${each}\``).join(', ') ?? 'anything';
    return `| \`${name}\` | ${does} | ${mayNot} | ${below || 'nothing'} |`;
  });
  return [
    '| part | what it does | what it may not do | what it imports |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}
