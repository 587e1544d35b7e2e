import type { Dialect } from './dialect.js';
import { commonText, linkText } from './keys.js';
import { linkedPeople } from './people.js';

/** Show notes as Fireside exports them: Markdown, a heading, facts in a list, sections. */
export const fireside: Dialect = {
  name: 'fireside',
  title: 'Fireside show notes',
  signs: ['air_date!', 'duration', 'about', 'people_links', 'player_frame'],
  fields: {
    title: 'heading',
    published: 'air_date',
    link: 'page',
    episode: 'heading_number',
    duration: 'duration',
    description: 'about',
    hosts: { at: 'people_links', as: linkedPeople('hosts') },
    guests: { at: 'people_links', as: linkedPeople('guests') },
    'audio.url': ['player_audio', 'download'],
  },
  text: [
    ...commonText,
    /^\uFEFF?#[ \t]+(?=\S)(?:[^\n:]*?[ \t#](?<heading_number>\d{1,5})[ \t]*:[ \t]*)?(?<heading>\S(?:[^\n]*\S)?)[ \t]*$/dm,
    /^(?=\S[^\n]*\n=+[ \t]*$)(?:[^\n:]*?[ \t#](?<heading_number>\d{1,5})[ \t]*:[ \t]*)?(?<heading>\S(?:[^\n]*\S)?)[ \t]*$/dm,
    /^(?:[-*][ \t]+)?\**(?:Air ?Date|Published(?: on)?|Date|Release Date)\**:\**[ \t]*(?<air_date>\S(?:[^\n]*\S)?)[ \t]*$/dim,
    /^(?:[-*][ \t]+)?\**(?:Duration|Length|Running Time)\**:\**[ \t]*(?<duration>\S(?:[^\n]*\S)?)[ \t]*$/dim,
    /^##+[ \t]+About (?:this|the) episode[ \t]*\n+(?<about>[\s\S]*?)(?=\n##|$(?![\s\S]))/dim,
    /^##+[ \t]+(?:Your )?hosts(?: (?:and|&) guests)?[ \t]*\n+(?<people_links>[\s\S]*?)(?=\n##|$(?![\s\S]))/dim,
    /<iframe\b[^>]{0,400}?\bsrc=["']?(?<player_frame>https?:\/\/player\.fireside\.fm\/[^"'\s>]+)/dm,
    ...linkText,
  ],
  page: {
    is: 'markdown',
    left: [
      /^(?:\uFEFF?#[ \t][^\n]*|\S[^\n]*\n=+[ \t]*)$/m,
      /^(?:[-*][ \t]+)?\**(?:Air ?Date|Published(?: on)?|Date|Release Date|Duration|Length|Running Time)\**:[^\n]*$/gim,
      /^##+[ \t]+(?:Your )?hosts(?: (?:and|&) guests)?[ \t]*\n+[\s\S]*?(?=\n##|$(?![\s\S]))/im,
      /^##+[ \t]+Tags[ \t]*\n+[\s\S]*?(?=\n##|$(?![\s\S]))/im,
    ],
  },
};

const day = String.raw`\d{4}-\d\d-\d\d|\d{1,2}\.[ ]?\d{1,2}\.[ ]?\d{4}|\p{Lu}\p{L}{2,8}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{Lu}\p{L}{2,8}\.? \d{4}`;
const length = String.raw`(?:\d+ ?h(?:ours?)?\.? ?)?\d+ ?min(?:s|utes?|uten)?\.?|\d{1,2}:\d\d(?::\d\d)?`;
const notesHeading = String.raw`^(?:Description(?: & Show ?Notes)?|Beschreibung(?: & Show ?notes)?|Show ?Notes)[ \t]*\n+`;
const transcriptHeading = String.raw`^(?:Transcript|Transkript)[ \t]*$`;
const turn = String.raw`[^\n]{1,60}\n\d{1,2}:\d\d:\d\d[ \t]*(?![ \t])`;
const end = String.raw`$(?![\s\S])`;

/** An episode's page as a host such as letscast shows it, copied as text, with its transcript. */
export const hostPage: Dialect = {
  name: 'host-page',
  title: "a host's episode page",
  signs: ['day!', 'length', 'notes', 'transcript'],
  fields: {
    title: 'first_line',
    published: 'day',
    duration: 'length',
    description: 'first_paragraph',
  },
  text: [
    new RegExp(
      String.raw`^\uFEFF?\s*(?<first_line>\S[^\n]*)\n+(?:(?<subtitle>[^\n]+)\n+)?(?<day>${day})(?:[ \t·|,]+(?<length>${length}))?[ \t]*(?=\n|${end})`,
      'diu',
    ),
    new RegExp(String.raw`${notesHeading}(?<first_paragraph>\S[^\n]*)`, 'dimu'),
    new RegExp(String.raw`${notesHeading}(?<notes>[\s\S]*?)(?=${transcriptHeading}|${end})`, 'dimu'),
    new RegExp(String.raw`^(?:${day})[^\n]{0,40}\n(?<notes>[\s\S]*?)(?=${transcriptHeading}|${end})`, 'dimu'),
    // Hosts print who speaks from when below the text: nothing but pairs of a name and a time.
    new RegExp(
      String.raw`${transcriptHeading}\n+(?<transcript>[\s\S]*?)(?=^${turn}(?:\n+${turn}|\s*${end})|${end})`,
      'dimu',
    ),
  ],
  page: { is: 'plain' },
};

/** An episode's page as a directory shows it, copied as text: it says neither a date nor where the audio is. */
export const directoryPage: Dialect = {
  name: 'directory-page',
  title: "a directory's episode page",
  signs: ['title_line!', 'page_number', 'published_line', 'first_paragraph'],
  fields: {
    title: 'title_line',
    published: 'published_line',
    episode: 'page_number',
    description: 'first_paragraph',
  },
  text: [
    /Back to Episodes[ \t]*\n?(?<title_line>\S[^\n]*)/d,
    /^Episode (?<page_number>\d{1,5})[ \t]*$/dm,
    /^Published[ \t:]+(?<published_line>\S(?:[^\n]*\S)?)[ \t]*$/dm,
    /^Description[ \t]*\n(?<first_paragraph>\S[^\n]*)/dm,
    /^Description[ \t]*\n(?<notes>[\s\S]*)/dm,
  ],
  page: { is: 'plain' },
};
