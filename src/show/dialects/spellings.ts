import { isMediaType, mediaOfExtension, typeMeantBy } from '../../text/mime.js';
import { extensionOf, extensionOfFile, isHttp, parseUrl } from '../../text/url.js';
import { transcriptType } from '../../transcripts/types.js';
import { entry, type Scalar, scalar, type Table, type Value } from '../syntax/value.js';
import type { Spelling } from './dialect.js';
import { linked, only, rewrite } from './rewrite.js';
import * as shapes from './shape.js';

/** `published: false` of Jekyll says that a page is a draft. */
export const unpublished: Spelling = (value) =>
  value.kind === 'scalar' && /^(false|no|0)$/i.test(value.text.trim())
    ? { ...value, text: 'true' }
    : undefined;

/** What is said to be hidden, private or a draft is held back; that it is not leaves the word to other keys. */
export const setAside: Spelling = (value) =>
  value.kind === 'scalar' && /^(true|yes|on|1)$/i.test(value.text.trim())
    ? { ...value, text: 'true' }
    : undefined;

/** A page behind a password is for those who have it. */
export const locked: Spelling = (value) =>
  value.kind === 'scalar' && !/^(|false|no|none|0)$/i.test(value.text.trim())
    ? { ...value, text: 'true' }
    : undefined;

/** The states in which Pelican, WordPress and their like keep a page from readers. */
export const unfinished: Spelling = (value) =>
  value.kind === 'scalar' &&
  /^(draft|hidden|pending|private|trash|unlisted|unpublished|archived?|inactive|idea|in[- ]progress|wip|to-?do|members|paid|internal)$/i.test(
    value.text.trim(),
  )
    ? { ...value, text: 'true' }
    : undefined;

/** What Hugo is told to leave out of every list. */
export const unlisted: Spelling = (value) =>
  value.kind === 'scalar' && /^(never|false|no)$/i.test(value.text.trim())
    ? { ...value, text: 'true' }
    : undefined;

/**
 * A recording by its address, or by a name that ends as recordings do; WordPress puts the size and the type
 * behind it.
 */
export const recording: Spelling = (found) => {
  const value = only(found);
  if (value.kind !== 'scalar') return undefined;
  const name = /^(https?:\/\/\S+)\s/i.exec(value.text.trim())?.[1] ?? linked(value.text);
  return /^(https?:)?\/\//i.test(name) || isRecording(name) ? { ...value, text: name } : undefined;
};

/** A recording under a key that may as well name a page. */
export const namedRecording: Spelling = (value) =>
  value.kind === 'scalar' && isRecording(value.text.trim()) ? value : undefined;

/** A recording by its whole URL, under a key that comes before one that names a file. */
export const hostedRecording: Spelling = (value) =>
  value.kind === 'scalar' && isHttp(value.text.trim()) && isRecording(value.text.trim()) ? value : undefined;

function isRecording(name: string): boolean {
  return /^(audio|video)\//.test(mediaOfExtension(extensionOfFile(name))?.type ?? '');
}

/** `audio/mp3` and `mp3` as the type that is meant; what is no type says nothing. */
export const mediaType: Spelling = (value) => {
  if (value.kind !== 'scalar') return undefined;
  const written = value.text.trim();
  const meant = typeMeantBy(written) ?? mediaOfExtension(written)?.type;
  if (meant !== undefined) return { ...value, text: meant };
  return isMediaType(written) ? value : undefined;
};

/** `no`, `clean`, `explicit`, `0` and `1` as a flag. */
export const explicit = rewrite((written) => {
  if (/^(clean|0|n|f)$/i.test(written)) return 'false';
  return /^(explicit|1|y|t)$/i.test(written) ? 'true' : undefined;
});

/** A flag under a key that may as well be for something else. */
export const answer: Spelling = (value) =>
  value.kind === 'scalar' && /^(true|false|yes|no)$/i.test(value.text.trim()) ? value : undefined;

/** What stands before the number of an episode or of a season, in the languages that shows are made in. */
const beforeNumber = `
  no nr n[ºo°] № e ep epis[oó]d(?:e|io)? épisode epizod[ea]? folge avsnitt afsnit aflevering odcinek puntata
  cap[ií]tulo jakso díl rész bölüm выпуск эпизод випуск s season staffel saison temporada stagione сезон
`
  .trim()
  .split(/\s+/)
  .join('|');

const numbered = new RegExp(`^(?:${beforeNumber})?[.:]?\\s*#?(\\d{1,6}(?:\\.\\d+)?)$`, 'iu');

/**
 * `05`, `#5`, `E5`, `Episode 5`, `Episódio 5`, `S05`, `第5回` as a number; what holds no number stays, and a table is
 * about the episode.
 */
export const number: Spelling = (value, website) =>
  value.kind === 'table' ? undefined : digits(value, website);

const digits = rewrite(
  (written) => numbered.exec(written)?.[1] ?? /^第\s*(\d{1,6})\s*[回期話话集]$/u.exec(written)?.[1],
);

/** `trailer`, `Bonus` and `full`; any other type, such as `post`, is none of an episode. */
export const episodeType: Spelling = (value) =>
  value.kind === 'scalar' && /^(full|trailer|bonus)$/i.test(value.text.trim()) ? value : undefined;

/** A page by its URL or by its place on the website of the show. */
export const page: Spelling = (value, { site }) => {
  if (value.kind !== 'scalar') return undefined;
  const written = value.text.trim();
  if (isHttp(written)) return isRecording(written) ? undefined : value;
  // Jekyll spells pages with placeholders: /:year/:title/.
  const isPlace = /^\.{0,2}\//.test(written) && !/\/:|[{}]/.test(written);
  const from = site !== undefined && isPlace && parseUrl(written, site) !== undefined;
  return from ? { ...value, text: new URL(written, site).href } : undefined;
};

/**
 * A picture by its URL, or a JPEG or PNG, as directories ask for, by its place from the root of the website of
 * the show; what becomes of the folders that a site is made of nobody knows. Any other path is one of a file.
 */
export const picture: Spelling = (value) => {
  const name = value.kind === 'scalar' ? linked(value.text) : '';
  return value.kind === 'scalar' && (shapes.isUrl(value) || /\.(jpe?g|png)$/i.test(name))
    ? { ...value, text: name }
    : undefined;
};

/** Whether a path from the root is one of the website, not of the folder that the site is made from. */
export function isOnSite(path: string): boolean {
  return /^\/(?!(?:static|public|src|assets)\/)[^/{}][^{}]*$/i.test(path);
}

/** An address that is a URL as it stands. */
export const address: Spelling = (value) => (shapes.isUrl(value) ? value : undefined);

/**
 * JSON chapters (`{ version, chapters: […] }`), or a list of tables, of pairs of start and title, or of lines
 * such as `00:01:02.000 Intro`. Links and pictures that are no URL are left out.
 */
export const chapters: Spelling = (value, website) => {
  if (value.kind === 'table') {
    const inside = entry(value, 'chapters')?.value;
    return inside && inside.kind !== 'table' ? chapters(inside, website) : undefined;
  }
  if (value.kind === 'scalar') return linesOf(value) ?? value;
  if (value.kind !== 'list') return value;
  return value.items.length === 0 ? undefined : { ...value, items: value.items.map(chapter) };
};

/** Chapters in the lines of one text; undefined for the name of a file. */
function linesOf(value: Scalar): Value | undefined {
  const lines = value.text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => /^\s*[\d:.]+\s+\S/.test(line))) return undefined;
  return { kind: 'list', items: lines.map((text) => chapter({ ...value, text })), span: value.span };
}

function chapter(value: Value): Value {
  if (value.kind === 'table') {
    const shaped = shapes.reshape(value, shapes.chapter);
    const toc = entry(value, 'toc');
    if (shaped.kind !== 'table' || toc?.value.kind !== 'scalar' || toc.value.text !== 'false') return shaped;
    return {
      ...shaped,
      entries: [...shaped.entries, { ...toc, key: 'hidden', value: { ...toc.value, text: 'true' } }],
    };
  }
  if (value.kind === 'list' && value.items.length === 2) {
    const [start, title] = value.items as [Value, Value];
    const entries = [
      { key: 'start', keySpan: start.span, value: start },
      { key: 'title', keySpan: title.span, value: title },
    ];
    return { kind: 'table', entries, span: value.span };
  }
  const line = value.kind === 'scalar' ? /^\s*([\d:.]+)\s+(?:[-–—|]\s+)?(.+)$/s.exec(value.text) : null;
  if (!line) return value;
  const keySpan = value.span;
  const entries = [
    { key: 'start', keySpan, value: scalar(line[1] as string, value.span) },
    { key: 'title', keySpan, value: scalar(line[2] as string, value.span) },
  ];
  return { kind: 'table', entries, span: value.span };
}

/**
 * Transcripts by URL or file, as one or as a list, in any of their keys; or a table that names one for each
 * format.
 */
export const transcripts: Spelling = (value, website) => {
  if (value.kind === 'list' && value.items.length === 0) return undefined;
  if (value.kind === 'table') {
    const items = value.entries.filter(({ key }) => transcriptType(key)).map((each) => each.value);
    if (items.length > 0) return transcripts({ kind: 'list', items, span: value.span }, website);
  }
  const shaped = shapes.reshape(value, shapes.transcript);
  if (value.kind !== 'list' || shaped.kind !== 'list') return namesFile(shaped) ? shaped : undefined;
  const items = shaped.items.map((item, index) => captioned(item, value.items[index])).filter(namesFile);
  return items.length === 0 ? undefined : { ...shaped, items };
};

/** Whether a transcript is a file; one that is written out, cue by cue, is none. */
function namesFile(transcript: Value): boolean {
  return transcript.kind !== 'table' || entry(transcript, 'file') !== undefined;
}

/** A transcript that is marked as captions carries times. */
function captioned(shaped: Value, written: Value | undefined): Value {
  const rel = written?.kind === 'table' ? entry(written, 'rel') : undefined;
  if (shaped.kind !== 'table' || rel?.value.kind !== 'scalar' || rel.value.text !== 'captions') return shaped;
  return {
    ...shaped,
    entries: [...shaped.entries, { ...rel, key: 'captions', value: { ...rel.value, text: 'true' } }],
  };
}

/** A value block as the Podcast Index prints it in JSON; one that pays nobody says nothing. */
export const value: Spelling = (block) => {
  const shaped = shapes.reshape(block, shapes.value);
  return shaped.kind === 'table' && !entry(shaped, 'recipients') ? undefined : shaped;
};

/** Tags as a list, or parted by commas; what is no text among them says nothing. */
export const tags: Spelling = (value) => {
  const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim());
  const items = (value.kind === 'list' ? value.items : [value]).flatMap((item) =>
    item.kind === 'scalar' ? words(item.text).map((text) => ({ ...item, text })) : [],
  );
  const said = items.filter(({ text }) => text !== '');
  return said.length === 0 ? undefined : { kind: 'list', items: said, span: value.span };
};

/** The same recording in several formats, one table for each: what every player plays, or else the first. */
export const formats: Spelling = (value) => {
  const shaped = value.kind === 'list' ? shapes.reshape(value, shapes.recording) : undefined;
  if (shaped?.kind !== 'list') return undefined;
  const [first, ...more] = shaped.items.flatMap((item) => (item.kind === 'table' ? [item] : []));
  return [first, ...more].find((item) => item && isMp3(item)) ?? first;
};

function isMp3(recording: Table): boolean {
  const said = (key: string): string => {
    const value = entry(recording, key)?.value;
    return value?.kind === 'scalar' ? value.text.trim() : '';
  };
  return said('type') === 'audio/mpeg' || extensionOf(said('url')) === 'mp3';
}
