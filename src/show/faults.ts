import type { Advice, Finding } from '../diagnostic.js';
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
    summary: 'Front matter that is opened must be closed.',
    why: 'Without an end, the whole file counts as front matter, and the episode cannot be published.',
    help: 'Close the front matter with the fence that opened it, on a line of its own.',
    severity: 'error',
  },
  'source/syntax': {
    summary: 'Front matter and show files must be valid YAML, TOML or JSON.',
    why: 'What cannot be read cannot be published, and a guess might publish something else.',
    help: 'Correct the syntax here.',
    severity: 'error',
  },
  'source/key-duplicate': {
    summary: 'A key may appear only once in a table.',
    why: 'One of the two values would be silently lost.',
    help: 'Remove one of the two.',
    severity: 'error',
  },
  'source/key-missing': {
    summary: 'Shows and episodes need every required key.',
    why: 'Directories reject a feed without it.',
    help: 'Add the key.',
    severity: 'error',
  },
  'source/key-unknown': {
    summary: 'Every key must be one that airworthy knows.',
    why: 'A misspelled key is ignored, and what it says never reaches a listener.',
    help: 'Correct the key, or remove it.',
    severity: 'error',
  },
  'source/value-invalid': {
    summary: 'Every value must be of the kind that its key expects.',
    why: 'A value that cannot be read cannot be published.',
    help: 'Correct the value.',
    severity: 'error',
  },
  'source/character-forbidden': {
    summary: 'Text must not contain characters that XML forbids.',
    why: 'A single control character or half of a surrogate pair makes players reject the whole feed.',
    help: 'Remove the character.',
    severity: 'error',
  },
  'source/file-missing': {
    summary: 'Every file that a show or an episode needs must be in the folder of the show.',
    why: 'Listeners would be sent to a file that does not exist.',
    help: 'Add the file, or correct its name.',
    severity: 'error',
  },
  'source/file-unreadable': {
    summary: 'Every file in the folder of a show must be readable.',
    why: 'What is in it cannot be published, and may be an episode.',
    help: 'Let airworthy read it, or move it out of the folder.',
    severity: 'error',
  },
  'source/link-ignored': {
    summary: 'A link in the folder of a show must lead to a file of that folder.',
    why: 'What it leads to is not read, and may be an episode.',
    help: 'Put the file itself into the folder, or remove the link.',
    severity: 'warning',
  },
  'source/file-invalid': {
    summary: 'Audio, chapter and transcript files must contain what their names promise.',
    why: 'Players that open the file show nothing, or refuse to play it.',
    help: 'Replace the file with a valid one.',
    severity: 'error',
  },
  'source/published-invalid': {
    summary: 'The file named under "published" must be a feed.',
    why: 'Its guids would be lost, and every subscriber would download every episode again.',
    help: 'Save the feed that subscribers have to this file.',
    severity: 'error',
  },
  'source/audio-incomplete': {
    summary: 'Audio that is not in the folder needs its size in bytes.',
    why: 'Players that do not know the size show no progress, and Apple rejects the episode.',
    help: 'Add the size in bytes next to the URL.',
    severity: 'error',
  },
  'source/audio-unsized': {
    summary: 'The size of every recording should be known.',
    why: 'Its size is announced as 0 bytes, and players show no progress while they download it.',
    help: 'Add its size in bytes to the file, or under "episodes" in show.yaml.',
    severity: 'warning',
  },
  'source/audio-from-server': {
    summary: 'The size and type of a recording may come from its server.',
    why: 'Another build without --online does not know them, and one with --online may find others.',
    help: 'Add them to the file, to build without asking the server.',
    severity: 'info',
  },
  'source/time-ambiguous': {
    summary: 'Every local time must exist exactly once in the time zone of the show.',
    why: 'When the clocks change, an hour is skipped or repeated, and the episode would appear an hour early or late.',
    help: 'Write the time with its offset from UTC.',
    severity: 'error',
  },
  'source/guid-duplicate': {
    summary: 'No two episodes may have the same guid.',
    why: 'Players take the second for the first, and one of the two episodes never appears.',
    help: 'Give the newer episode a guid of its own.',
    severity: 'error',
  },
  'source/guid-missing': {
    summary: 'Every episode needs what its show makes guids from.',
    why: 'With any other guid, every subscriber downloads the episode again.',
    help: 'Add it to the file, or add the guid under "episodes" in show.yaml.',
    severity: 'error',
  },
  'source/guid-made': {
    summary: 'A show that was built by another program should say which guids its subscribers have.',
    why: 'If subscribers have the episode under another guid, every one of them downloads it again.',
    help: 'Name the feed that they have under "published" in show.yaml, or say under "guids" what identifies an episode: "slug" if nobody has subscribed yet.',
    severity: 'warning',
  },
  'source/guid-kept': {
    summary: 'Episodes should have the guids that "guids" in show.yaml asks for.',
    why: 'Subscribers have the episodes under the guids in the published feed, so "guids" applies to new episodes only.',
    help: 'If people have subscribed, you need not do anything; if nobody has yet, build once with --new-guids.',
    severity: 'warning',
  },
  'source/date-postponed': {
    summary: 'A published episode should not have a date in the future.',
    why: 'It stays in the feed: removed, it would disappear from apps and come back as new.',
    help: 'Correct the date, or the clock of this machine; to withdraw the episode, add "draft: true".',
    severity: 'warning',
  },
  'source/date-distant': {
    summary: 'An episode should not come out more than a year from now.',
    why: 'It stays out of the feed until then, and a wrong year is easily written.',
    help: 'Correct the year; if it is right, you need not do anything.',
    severity: 'warning',
  },
  'source/text-cut': {
    summary: 'A value in YAML that holds " #" needs quotes.',
    why: 'YAML takes the rest of the line for a comment, so listeners never see it.',
    help: 'Put the whole value in quotes; if it is a comment, write a space after "#".',
    severity: 'warning',
  },
  'source/not-an-episode': {
    summary: 'Every page in the folder of a show must be an episode or be ignored.',
    why: 'airworthy does not guess: a page that is not an episode is not published, and listeners may be waiting for it.',
    help: 'Add what is missing, or list the file under "ignore" in show.yaml.',
    severity: 'error',
  },
  'source/no-episode-file': {
    summary: 'The folder of a show must hold a file that is an episode.',
    why: 'There is nothing to publish, and what was meant as an episode reaches nobody.',
    help: 'Write each episode as a Markdown file with front matter; "airworthy add" starts one, and writes one for each recording that no episode names.',
    severity: 'error',
  },
  'source/file-unread': {
    summary: 'Every page in the folder of a show should be in a format that airworthy reads.',
    why: 'It may be an episode, and then it reaches nobody.',
    help: 'Write it as Markdown if it is an episode; otherwise list it under "ignore" in show.yaml.',
    severity: 'warning',
  },
  'source/date-lost': {
    summary: 'Dates must be written out.',
    why: 'A date relative to the day it was copied does not say when the episode came out.',
    help: 'Add the date to the file, or under "episodes" in show.yaml.',
    severity: 'error',
  },
  'source/media-unknown': {
    summary: 'A show with files of its own needs the URL that they are published under.',
    why: 'Listeners could not download them.',
    help: 'Add "media" to show.yaml: the URL of the folder with the files.',
    severity: 'error',
  },
  'source/shortcode': {
    summary: 'Notes may contain a shortcode or template only if show.yaml says what becomes of it.',
    why: 'No site generator runs here, so listeners would read the raw template.',
    help: 'Say under "shortcodes" in show.yaml whether to strip it or what to replace it with.',
    severity: 'error',
  },
  'source/link-emptied': {
    summary: 'A link in the notes needs a text and an address once its templates are gone.',
    why: 'Listeners see a link without words, or one that leads nowhere.',
    help: 'Give the template its text under "replace" in "shortcodes" in show.yaml, or keep its value in the _data folder of the show.',
    severity: 'warning',
  },
  'source/embed-removed': {
    summary: 'Notes should not contain players, frames or scripts.',
    why: 'Directories and apps remove them, so listeners never see them.',
    help: 'You need not do anything; "embeds: link" in show.yaml replaces them with a link.',
    severity: 'info',
  },
  'source/notes-nested': {
    summary: 'Notes must close the HTML elements that they open.',
    why: 'Hundreds of elements inside one another are a mistake or an attack, and apps fail to show them.',
    help: 'Close each element where it ends.',
    severity: 'error',
  },
  'source/mojibake': {
    summary: 'Text must be read in the encoding that it was written in.',
    why: 'Listeners see garbage instead of the character.',
    help: 'Write the intended character.',
    severity: 'warning',
  },
  'source/number-unknown': {
    summary: 'A full episode needs a number if its show numbers episodes.',
    why: 'Apps cannot sort the episode.',
    help: 'List it under "types" in show.yaml if it is a trailer or a bonus episode.',
    severity: 'warning',
  },
  'source/file-elsewhere': {
    summary: 'Transcripts, chapters and pictures must be in the folder or have a URL.',
    why: 'airworthy cannot know where they are on the web, so listeners do not get them.',
    help: 'Put the file where the page expects it, write its URL, or say under "places" in show.yaml where such files are.',
    severity: 'warning',
  },
  'source/artwork-format': {
    summary: 'The artwork of an episode must be a JPEG or PNG.',
    why: 'Directories read no other pictures, so listeners see the artwork of the show instead.',
    help: 'Save the picture as JPEG or PNG, and name that file.',
    severity: 'warning',
  },
  'source/person-unknown': {
    summary: 'The show must know everybody whom its episodes name by a key.',
    why: 'Listeners would read a key instead of a name, so the person is left out.',
    help: 'Add the key with a name under "people" in show.yaml.',
    severity: 'warning',
  },
  'source/feed-empty': {
    summary: 'A feed that a show declares must choose an episode.',
    why: 'Directories do not list a feed with nothing to play.',
    help: 'Correct what it chooses by, give it to the episodes that are meant, or remove the feed.',
    severity: 'error',
  },
  'source/alias-shared': {
    summary: 'An alias must mean one person.',
    why: 'Where an episode says it, airworthy cannot know who is meant, and does not guess.',
    help: 'Keep the alias for one of them, and write the full name of the other in the episodes.',
    severity: 'warning',
  },
  'source/role-unknown': {
    summary: 'The role of a person must be one of the podcast taxonomy; a job is none.',
    why: 'Apps that do not know the role omit the person, so listeners read the name without it.',
    help: 'Write what the person does in the show, such as host, guest or editor; a job belongs in the notes.',
    severity: 'warning',
  },
  'source/chapters-misplaced': {
    summary: 'Chapters must be in the order of their starts.',
    why: 'Apps jump to the wrong place, or nowhere.',
    help: 'Correct the start of the chapter.',
    severity: 'warning',
  },
  'source/timestamps-unread': {
    summary: 'Times that are added to a description must be ones that Apple and Spotify make chapters of.',
    why: 'Listeners would see a list of times that does nothing.',
    help: 'Start the first chapter at 0, and have at least three.',
    severity: 'warning',
  },
  'source/transcript-untimed': {
    summary: 'A transcript needs the time of every part to be published in a format with times.',
    why: 'airworthy does not make up times, so apps show the transcript as a text that does not follow the sound.',
    help: 'Add the times, or remove the formats that need them from "transcriptFormats".',
    severity: 'warning',
  },
  'source/chapters-disagree': {
    summary:
      'The front matter, files, the recording and the notes of an episode must have the same chapters.',
    why: 'Players read different places, so listeners see other chapters in each of them.',
    help: 'Correct the list that is wrong, or remove it.',
    severity: 'warning',
  },
  'source/sources-disagree': {
    summary: 'All sources of an episode should say the same.',
    why: 'Listeners get what the first of them says, and another may be right.',
    help: 'Correct the one that is wrong, or say under "sources" in show.yaml which comes first.',
    severity: 'warning',
  },
  'source/entry-unmatched': {
    summary: 'Every episode in a data file should be that of a page, in a show whose pages are its episodes.',
    why: 'It may be an episode that listeners are waiting for, or one of another show.',
    help: 'Write its title, number or recording as the page has it, or add "data" to "sources" in show.yaml to publish it.',
    severity: 'warning',
  },
  'source/value-lost': {
    summary: 'Every value of an episode must be found again in the feed that was built.',
    why: 'A feed that does not say what its author wrote must not be published.',
    help: 'This is a bug in airworthy: please report it with this file.',
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

/** The key or value to write in place of the one at a span, whatever the syntax that it is written in. */
export interface Instead {
  /** What is there, without quotes. */
  readonly of: string;
  readonly write: string;
  /** It is certain that this was meant. */
  readonly safe: boolean;
}

/** What is wrong with one file, before it is known in which one: most spans lie in the file that is being read. */
export type FileFinding = Finding<FaultId> & {
  readonly span: SourceSpan;
  readonly instead?: Instead | undefined;
  /** The key that is missing there. */
  readonly lacks?: string;
  /** The keys that an unknown one was meant to say. */
  readonly meant?: readonly string[] | undefined;
};

/** What is wrong, in the file where it can be fixed. */
export interface SourceFinding extends Finding<FaultId> {
  readonly source: Source;
  readonly instead?: Instead | undefined;
  readonly meant?: readonly string[] | undefined;
  /** The file that it is a fault of, when the span is in another: what `show.yaml` says of an episode. */
  readonly of?: string;
}

/** Collects what is wrong with one file. */
export type ReportFault = (
  rule: FaultId,
  span: SourceSpan,
  message: string,
  advice?: Pick<FileFinding, 'help' | 'fix' | 'instead' | 'lacks' | 'meant'>,
) => void;

/** A collector and what it has collected. */
export function collect(): { readonly findings: FileFinding[]; readonly report: ReportFault } {
  const findings: FileFinding[] = [];
  return {
    findings,
    report: (rule, span, message, advice) => findings.push({ rule, span, message, ...advice }),
  };
}
