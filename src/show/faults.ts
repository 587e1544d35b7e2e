import type { Advice, Finding, Fix } from '../diagnostic.js';
import type { Source, Span } from '../text/source.js';

/** What can be wrong with what people write. Ids follow the pattern of the rules and are never reused. */
export const faults = {
  'source/encoding': {
    summary: 'Show and episode files are UTF-8.',
    why: 'Read in another encoding, names and titles reach listeners as garbage.',
    help: 'Save the file as UTF-8.',
    severity: 'error',
  },
  'source/front-matter-unclosed': {
    summary: 'Front matter that is opened is closed.',
    why: 'The whole file is taken for front matter, and the episode cannot be published.',
    help: 'Close the front matter with the fence that opened it, on a line of its own.',
    severity: 'error',
  },
  'source/syntax': {
    summary: 'Front matter and show files are valid YAML, TOML or JSON.',
    why: 'What cannot be read cannot be published, and guessing would publish something else.',
    help: 'Correct the syntax at this place.',
    severity: 'error',
  },
  'source/key-duplicate': {
    summary: 'No key stands twice in the same table.',
    why: 'One of the two values would be lost without a word.',
    help: 'Remove one of the two.',
    severity: 'error',
  },
  'source/key-missing': {
    summary: 'A show and its episodes have every key that a feed cannot do without.',
    why: 'Directories refuse a feed that lacks it.',
    help: 'Add the key.',
    severity: 'error',
  },
  'source/key-unknown': {
    summary: 'Every key is one that airworthy knows.',
    why: 'A misspelt key is ignored, and what it says never reaches a listener.',
    help: 'Correct the key, or remove it.',
    severity: 'error',
  },
  'source/value-invalid': {
    summary: 'Every value is of the kind that its key asks for.',
    why: 'A value that cannot be read cannot be published.',
    help: 'Correct the value.',
    severity: 'error',
  },
  'source/character-forbidden': {
    summary: 'No text holds characters that XML forbids.',
    why: 'One control character or half of a pair, and players refuse the whole feed.',
    help: 'Remove the character.',
    severity: 'error',
  },
  'source/file-missing': {
    summary: 'Every file that a show or an episode names is in the folder of the show.',
    why: 'Listeners would be sent to a file that is not there.',
    help: 'Add the file, or correct its name.',
    severity: 'error',
  },
  'source/file-invalid': {
    summary: 'Audio, chapter and transcript files hold what their names promise.',
    why: 'Players that open the file show nothing, or refuse to play it.',
    help: 'Replace the file by a good one.',
    severity: 'error',
  },
  'source/published-invalid': {
    summary: 'What the show names as its published feed is a feed.',
    why: 'Its guids would be lost, and every subscriber would download every episode again.',
    help: 'Save the feed that subscribers have into this file.',
    severity: 'error',
  },
  'source/audio-incomplete': {
    summary: 'Audio that is not at hand is declared with its size in bytes.',
    why: 'Players that know no size show no progress, and Apple refuses the episode.',
    help: 'Add the size in bytes beside the URL.',
    severity: 'error',
  },
  'source/audio-unsized': {
    summary: 'The size of every recording is known.',
    why: 'Its size is announced as 0 bytes, and players show no progress while they fetch it.',
    help: 'Add its size in bytes to the file, or under "episodes" in show.yaml.',
    severity: 'warning',
  },
  'source/time-ambiguous': {
    summary: 'Every local time exists exactly once in the zone of the show.',
    why: 'When the clocks change an hour is left out or comes twice, and the episode would appear an hour off.',
    help: 'Write the time with its offset from UTC.',
    severity: 'error',
  },
  'source/guid-duplicate': {
    summary: 'No two episodes have the same guid.',
    why: 'Players take the second for the first, and one of the two episodes is never seen.',
    help: 'Give the newer episode a guid of its own.',
    severity: 'error',
  },
  'source/guid-missing': {
    summary: 'Every episode has what its show makes guids of.',
    why: 'With any other guid, every subscriber downloads the episode again.',
    help: 'Add it to the file, or write the guid under "episodes" in show.yaml.',
    severity: 'error',
  },
  'source/guid-made': {
    summary: 'A show that others built before says which guids its subscribers know.',
    why: 'Where subscribers know an episode by another guid, every one of them downloads it again.',
    help: 'Name the feed that they have under "published" in show.yaml, or say under "guids" what identifies an episode: "slug" when nobody has subscribed yet.',
    severity: 'warning',
  },
  'source/not-an-episode': {
    summary: 'Every page in the folder of a show is an episode, or is known to be none.',
    why: 'Nothing is made up: what is no episode does not reach listeners, and they may wait for it.',
    help: 'Add what it lacks, or list the file under "ignore" in show.yaml.',
    severity: 'error',
  },
  'source/date-lost': {
    summary: 'A date is written out.',
    why: 'From a date that was counted from the day of copying nobody can tell when the episode came out.',
    help: 'Add the date to the file, or under "episodes" in show.yaml.',
    severity: 'error',
  },
  'source/media-unknown': {
    summary: 'A show whose files are at hand says where they will be found.',
    why: 'Listeners could not fetch them.',
    help: 'Add "media" to show.yaml: the URL of the folder that holds the files.',
    severity: 'error',
  },
  'source/shortcode': {
    summary: 'Shortcodes and templates in notes are dealt with.',
    why: 'No site generator runs here, and listeners would read the raw template.',
    help: 'Say under "shortcodes" in show.yaml whether it is stripped, or what replaces it.',
    severity: 'error',
  },
  'source/embed-removed': {
    summary: 'Notes hold no players, frames or scripts.',
    why: 'Directories and apps take them out, so listeners never see them.',
    help: 'Nothing has to be done; "embeds: link" in show.yaml puts a link in their place.',
    severity: 'info',
  },
  'source/mojibake': {
    summary: 'Text is read in the encoding that it was written in.',
    why: 'Listeners see garbage in place of the character.',
    help: 'Write the character that was meant.',
    severity: 'warning',
  },
  'source/number-unknown': {
    summary: 'A full episode has a number where its show numbers episodes.',
    why: 'Apps cannot put the episode in its place.',
    help: 'Name it under "types" in show.yaml when it is a trailer or a bonus episode.',
    severity: 'warning',
  },
  'source/file-elsewhere': {
    summary: 'Transcripts, chapters and pictures that a page names are at hand, or have an address.',
    why: 'Nobody here can tell where they are on the web, so listeners do not get them.',
    help: 'Put the file where the page says, or write its address.',
    severity: 'warning',
  },
  'source/person-unknown': {
    summary: 'The show knows everybody whom its episodes name by a key.',
    why: 'Listeners would read a key in place of a name, so nobody is named.',
    help: 'Add the key with a name under "people" in show.yaml.',
    severity: 'warning',
  },
  'source/chapters-misplaced': {
    summary: 'Chapters come in the order of their starts and start within the episode.',
    why: 'Apps jump to the wrong place, or nowhere.',
    help: 'Correct the start of the chapter.',
    severity: 'warning',
  },
  'source/value-lost': {
    summary: 'Every value of an episode is found again in the feed that was built.',
    why: 'A feed that says something else than its author must not be published.',
    help: 'This is a fault of airworthy: please report it with this file.',
    severity: 'error',
  },
} as const satisfies Readonly<Record<string, Advice>>;

export type FaultId = keyof typeof faults;

/** A span, and the file that it lies in when that is another than the one that is being read. */
export interface SourceSpan extends Span {
  readonly source?: Source;
}

/** The file that a span lies in. */
export function sourceOf(span: SourceSpan, otherwise: Source): Source {
  return span.source ?? otherwise;
}

/** What is wrong with one file, before it is known in which one: most spans lie in the file that is being read. */
export type FileFinding = Finding<FaultId> & { readonly span: SourceSpan };

/** What is wrong, in the file where it can be fixed. */
export interface SourceFinding extends Finding<FaultId> {
  readonly source: Source;
  /** The file that it is a fault of, when the span is in another: what `show.yaml` says of an episode. */
  readonly of?: string;
}

/** Collects what is wrong with one file. */
export type ReportFault = (
  rule: FaultId,
  span: SourceSpan,
  message: string,
  advice?: { readonly help?: string; readonly fix?: Fix },
) => void;

/** A collector and what it has collected. */
export function collect(): { readonly findings: FileFinding[]; readonly report: ReportFault } {
  const findings: FileFinding[] = [];
  return {
    findings,
    report: (rule, span, message, advice) => findings.push({ rule, span, message, ...advice }),
  };
}
