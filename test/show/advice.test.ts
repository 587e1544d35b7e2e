import { describe, expect, test } from 'vitest';
import { added, edited, type Files, garden, inEpisode, inShow, roots, soil, told } from './told.js';

/** What is written in place of what, where it is shown, and what to do about it. */
type Row = readonly [was: string, now: string, place: string, help: string];

/** Rows under names that fit a line. */
function titled(rows: readonly Row[]): readonly (readonly [string, ...Row])[] {
  return rows.map((row) => {
    const [was, now] = row.slice(0, 2).map((each) => each.replaceAll('\n', ' ').slice(0, 50));
    return [now === '' ? `without ${was}` : `${now}`, ...row];
  });
}

/** The one thing that a build says, as `place → what to do`. */
async function onlyOneOf(files: Files): Promise<string> {
  const [first = '', ...more] = await told(files);
  expect(more).toEqual([]);
  const place = /^\S+/.exec(first)?.[0] ?? '';
  return `${place} ${first.slice(first.lastIndexOf(' → ') + 3)}`;
}

const owner = 'owner:\n  name: Ann Gardener\n  email: ann@example.com';
const last = 'guids: slug';
const feeds = (inner: string) => `${last}\nfeeds: { all: { ${inner} } }`;

describe('of each mistake in show.yaml is said once what to write', () => {
  test.each(
    titled([
      // Keys of other programs, and keys in the wrong place.
      ['author: Ann', 'itunes:author: Ann', '6:1', 'Write "author", or remove it.'],
      ['explicit:', 'itunes_explicit:', '11:1', 'Write "explicit", or remove it.'],
      ['link:', 'site:', '2:1', 'Write "link", or remove it.'],
      ['feed:', 'feed_url:', '3:1', 'Write "feed", or remove it.'],
      ['author:', 'authors:', '6:1', 'Write "author", or remove it.'],
      [owner, 'email: ann@example.com', '7:1', 'Move it into "owner", or remove it.'],
      [owner, 'owner_email: ann@example.com', '7:1', 'Write it as "email" in "owner".'],
      [
        owner,
        owner.replaceAll('  ', ''),
        '8:1',
        'Indent "name" and "email" by two spaces: they belong to "owner".',
      ],
      [
        garden,
        `podcast:\n${garden.trimEnd().replace(/^/gm, '  ')}\n`,
        '1:1',
        'Remove "podcast:", and start the keys below it without spaces.',
      ],
      [
        garden,
        garden.replaceAll(': ', ' = '),
        '1:1',
        'Write "title: Garden Talk"; TOML is written between "+++".',
      ],
      [garden, garden.replaceAll(': ', ':'), '1:1', 'Write a colon and a space after the key.'],
      [garden, '- title: Garden Talk\n', '1:1', 'Remove the "- " before the keys.'],

      // Addresses.
      ['https://garden.example.com/feed.xml', 'feed.xml', '3:7', 'Write the whole URL, from "https://" on.'],
      ['feed: https:', 'feed: feed:', '3:7', 'Write "https://garden.example.com/feed.xml".'],
      ['feed: https:', 'feed: itpc:', '3:7', 'Write "https://garden.example.com/feed.xml".'],
      [
        'https://garden.example.com/feed.xml',
        'https://garden.example.com/',
        '2:7',
        'Write the address of the website as "link", and that of the feed as "feed".',
      ],
      [
        'https://garden.example.com/\n',
        '<https://garden.example.com/>\n',
        '2:7',
        'Write "https://garden.example.com/".',
      ],
      [
        'link: https://garden.example.com/',
        'link: [Garden](https://garden.example.com/)',
        '2:7',
        'Write the address alone.',
      ],
      [
        'https://garden.example.com/\n',
        'https://garden.example.com/, https://b.example.com/\n',
        '2:7',
        'Write one URL.',
      ],
      ['ann@example.com', 'ann at example dot com', '9:10', 'Write "ann@example.com".'],
      [
        'ann@example.com',
        'ann@example.com, bob@example.com',
        '9:10',
        'Write one address, such as "ann@example.com".',
      ],
      [
        last,
        `${last}\nmedia: ./files`,
        '14:8',
        'Write where listeners find its files, such as "https://media.example.com/".',
      ],

      // Pictures.
      [
        'https://media.example.com/cover.jpg',
        '{ url: https://media.example.com/cover.jpg }',
        '12:10',
        'Write "https://media.example.com/cover.jpg".',
      ],
      ['cover.jpg', 'cover.webp', '12:10', 'Use the URL of a JPEG or PNG file.'],
      [
        'https://media.example.com/cover.jpg',
        'https://drive.google.com/file/d/1abc/view',
        '12:10',
        'Write "https://drive.google.com/uc?export=download&id=1abc" if the file is public.',
      ],
      [
        'https://media.example.com/cover.jpg',
        'images\\cover.jpg',
        '12:10',
        'Write "images/cover.jpg", and put the file there.',
      ],

      // Words that only some know.
      ['language: en', 'language: English (UK)', '4:11', 'Write "en-GB".'],
      ['explicit: false', 'explicit: clean', '11:11', 'Write "false".'],
      ['[Science]', '[science]', '10:14', 'Write "Science".'],
      ['[Science]', '[Science/Nature]', '10:14', 'Write "Science > Nature".'],
      ['[Science]', 'Science, Education', '10:13', 'Write "Science" and "Education", each on its own.'],
      ['[Science]', '\n  -Science\n  -Arts', '11:3', 'Write a space after each "-".'],
      [
        '[Science]',
        '[Gardening > Home]',
        '10:14',
        "Choose one of Apple's 19 categories and, if you like, one of its subcategories.",
      ],
      ['[Science]', '[]', '1:1', 'Add one of Apple\'s categories to "categories", such as "Technology".'],
      [last, `${last}\ntype: seasonal`, '14:7', 'Write "episodic" or "serial", or remove the key.'],
      [last, `${last}\nzone: Eastern`, '14:7', 'Write "America/New_York".'],
      [
        last,
        `${last}\nzone: UTC+1`,
        '14:7',
        'Write the zone by a city that keeps its time, such as Europe/Berlin.',
      ],
      [last, `${last}\ntime: 4pm`, '14:7', 'Write "16:00".'],
      [last, `${last}\nprofiles: itunes`, '14:11', 'Write "apple".'],
      ['title: Garden Talk', 'title: Garden &amp; Talk', '1:8', 'Write "&".'],
      [
        'description: Conversations about soil.',
        'description: ""',
        '5:1',
        'Add "description": What the show is about, at most 4000 bytes.',
      ],
      [
        'description: Conv',
        'description: | Conv',
        '5:14',
        'Put the value in quotes, or start the text on the next line, indented.',
      ],

      // Lists and tables.
      [last, `${last}\nhosts: { Ann: host }`, '14:8', 'Write [{ name: Ann, role: host }].'],
      [
        last,
        `${last}\npeople: [Ann, Bob]`,
        '14:9',
        'Write a table of names and values: { ann: Ann, bob: Bob }.',
      ],
      [
        last,
        `${last}\nseasons: [Spring, Fall]`,
        '14:10',
        'Write a table of names and values: { 1: Spring, 2: Fall }.',
      ],
      [last, `${last}\nfeeds: [all]`, '14:8', 'Write a table of names and values: { all: { … } }.'],
      [
        last,
        feeds('feed: https://garden.example.com/all.xml, newest: -1'),
        '14:67',
        'Write a whole number above zero.',
      ],
      [
        last,
        feeds('feed: https://garden.example.com/all.xml, tag: a'),
        '14:59',
        'Write "tags", or remove it.',
      ],
      [last, `${last}\nnewest: all`, '14:9', 'Write a whole number above zero.'],
      [
        last,
        `${last}\npublished: https://garden.example.com/feed.xml`,
        '14:12',
        'Save it to a file in the folder, and write the name of that file.',
      ],
    ]),
  )('%s', async (_, was, now, place, help) => {
    expect(await onlyOneOf(inShow(was, now)())).toBe(`show.yaml:${place} ${help}`);
  });
});

const audio = '{ url: https://media.example.com/soil.mp3, bytes: 21660000 }';
const line = (text: string): readonly [string, string] => ['duration: 36:06', `duration: 36:06\n${text}`];

describe('of each mistake in front matter is said once what to write', () => {
  test.each(
    titled([
      // Dates.
      ['2024-03-01', '2024-03-01 4pm', '3:12', 'Write "2024-03-01T16:00".'],
      ['2024-03-01', '01.03.24', '3:12', 'Write "2024-03-01".'],
      ['2024-03-01', '2024-13-01', '3:12', 'A year has 12 months: correct the month.'],
      [
        '2024-03-01',
        '2024-03-01 24:30',
        '3:12',
        'The hours of a day are 00 to 23: correct the time, or the day.',
      ],
      ['2024-03-01', '[2024-03-01]', '3:12', 'Write "2024-03-01".'],
      [
        '2024-03-01',
        'TBD',
        '3:12',
        'Write the day that is planned, and add "draft: true" until it is certain.',
      ],
      [
        '2024-03-01',
        '""',
        '3:1',
        'Add "published": When it comes out; a date without a time takes the time and zone of the show.',
      ],

      // Recordings.
      [
        audio,
        '[https://media.example.com/soil.mp3]',
        '5:8',
        `Write a table with its keys: { file: …, url: https://media.example.com/soil.mp3 }.`,
      ],
      ['bytes:', 'length:', '5:51', 'Write "bytes", or remove it.'],
      ['url:', 'src:', '5:10', 'Write "url", or remove it.'],
      [
        'url: https://media.example.com/soil.mp3, ',
        '',
        '5:8',
        'Add "url": where the recording is on the web; or "file": its name, if it is in the folder.',
      ],
      ['21660000', '21660000.0', '5:58', 'Write "21660000".'],
      [
        'https://media.example.com/soil.mp3',
        'https://drive.google.com/file/d/1abc/view',
        '5:15',
        'Write "https://drive.google.com/uc?export=download&id=1abc" if the file is public, and add its "bytes" and its "type".',
      ],
      [
        'https://media.example.com/soil.mp3, bytes: 21660000',
        'https://www.youtube.com/watch?v=abc',
        '5:15',
        'Write the address of the file itself, as it is downloaded.',
      ],
      [
        audio,
        '~/soil.mp3',
        '5:8',
        'Move the file into the folder and name it by a relative path, or write its URL.',
      ],
      [
        audio,
        'C:\\podcast\\soil.mp3',
        '5:8',
        'Move the file into the folder and name it by a relative path, or write its URL.',
      ],

      // Lengths and numbers.
      ['36:06', '36:61', '6:11', 'Minutes and seconds end at 59.'],
      ['36:06', '00:36:06:00', '6:11', 'Write "00:36:06".'],
      ['36:06', '~36 minutes', '6:11', 'Write "36:00".'],
      ['36:06', '31.04', '6:11', 'Write "31:04" if it is in minutes and seconds.'],
      ['36:06', '0', '6:11', 'Write the length of the recording, or remove the key.'],
      [...line('episode: S2E3'), '7:10', 'Write "season: 2" and "episode: 3".'],
      [...line('episode: 3/10'), '7:10', 'Write "3".'],
      [...line('episode: III'), '7:10', 'Write "3".'],
      [...line('season: Spring'), '7:9', 'Write its number here, and its name under "seasonName".'],
      [...line('type: interview'), '7:7', 'Write "full" or "trailer" or "bonus", or remove the key.'],

      // People and chapters.
      [...line('guests: { Bob Root: guest }'), '7:9', 'Write [{ name: Bob Root, role: guest }].'],
      [
        ...line('guests:\n  - Bob Root: https://bob.example.com'),
        '8:3',
        'Write [{ name: Bob Root, link: https://bob.example.com }].',
      ],
      [...line('guests: { name: Bob, url: https://bob.example.com }'), '7:22', 'Write "link", or remove it.'],
      [
        ...line('chapters: |\n  00:00 Intro\n  05:00 Soil'),
        '7:11',
        'Write [{ start: "00:00", title: Intro }, …], or put the lines in a file beside the episode, such as 603.chapters.txt.',
      ],
      [
        ...line('chapters:\n  - 00:00 Intro\n  - 05:00 Soil'),
        '8:5',
        'Write a table with its keys: { start: "00:00", title: Intro }.',
      ],
      [
        ...line('chapters:\n  "00:00": Intro\n  "05:00": Soil'),
        '8:3',
        'Write [{ start: "00:00", title: Intro }].',
      ],
      [...line('chapters: [{ time: "00:00", title: Intro }]'), '7:14', 'Write "start", or remove it.'],

      // What YAML reads as something else.
      ['title: Soil', 'title: & Soil', '2:8', 'Put the value in quotes.'],
      ['title: Soil', 'title: - Soil', '2:8', 'Put the value in quotes.'],
      ['title: Soil', 'title: ? Soil', '2:8', 'Put the value in quotes.'],
      [
        'title: Soil',
        'title: !Soil',
        '2:8',
        'Put the value in quotes if it starts with "!", or remove the tag.',
      ],
      [
        'title: Soil',
        'title: > Soil',
        '2:8',
        'Put the value in quotes, or start the text on the next line, indented.',
      ],
      ['title: Soil', 'title: "Soil",', '2:8', 'Remove the comma.'],
      [...line('tags: [#soil]'), '7:8', 'Put the value in quotes.'],
      [
        ...line('tags: #soil'),
        '7:7',
        'Put the whole value in quotes; if it is a comment, write a space after "#".',
      ],
      ['link: https://garden.example.com', 'link: ', '4:7', 'Write the whole URL, from "https://" on.'],

      // Around the front matter.
      [
        '---\ntitle',
        '<!-- first -->\n---\ntitle',
        '1:1',
        'Move what is above the first "---" below the second one.',
      ],
      ['---\ntitle', '```yaml\ntitle', '1:1', 'Write "---" on this line.'],
      [soil, '+++\ntitle = "Soil\npublished = 2024-03-01\n+++\n', '2:9', 'Close it with ".'],
      [soil, '+++\ntitle = "Soil"\npublished = 2024-3-1\n+++\n', '3:13', 'Write 2024-03-01.'],
      [soil, '+++\ntitle = "Soil"\ndraft = False\n+++\n', '3:9', 'Write false.'],
      [
        soil,
        '+++\ntitle = "Soil"\naudio = "C:\\podcast\\soil.mp3"\n+++\n',
        '3:12',
        'Write a backslash twice, or put the text in single quotes.',
      ],
      [
        soil,
        `+++\ntitle = "Soil"\npublished = 2024-03-01\nlink = "https://garden.example.com/soil/"\n[audio]\nurl = "https://media.example.com/soil.mp3"\nbytes = 21660000\nduration = "36:06"\n+++\nNotes.\n`,
        '8:1',
        'Move it above the line "[audio]".',
      ],
      [soil, '{\n "title": "Soil",\n}\n', '2:17', 'Remove the comma.'],
    ]),
  )('%s', async (_, was, now, place, help) => {
    expect(await onlyOneOf(inEpisode(was, now)())).toBe(`soil.md:${place} ${help}`);
  });
});

const other = `<?xml version="1.0"?><rss version="2.0"><channel><title>Kitchen</title><item><title>Soup</title>
<guid>s</guid><enclosure url="https://kitchen.example.com/soup.mp3" length="9" type="audio/mpeg"/></item></channel></rss>`;

describe('of each mistake in files and between them is said once what to do', () => {
  test.each<readonly [string, () => Files, string]>([
    [
      'the feed of another show',
      () => ({ ...inShow(last, `${last}\npublished: old.xml`)(), 'old.xml': other }),
      'show.yaml:14:12 Name the feed that subscribers of this show have; if nobody has subscribed yet, remove "published".',
    ],
    [
      'a page for a feed',
      () => ({ ...inShow(last, `${last}\npublished: old.html`)(), 'old.html': '<p>Soil</p>' }),
      'show.yaml:14:12 Save the feed that subscribers have to this file.',
    ],
    [
      'a wrong address of files that are there',
      () => ({
        ...inShow(last, `${last}\nmedia: media.example.com`)(),
        ...inEpisode(audio, 'soil.mp3')(),
        'soil.mp3': 'ID3',
      }),
      'show.yaml:14:8 Write "https://media.example.com".',
    ],
    [
      'a picture that is none',
      () => ({
        ...inShow('https://media.example.com/cover.jpg', `cover.jpg\nmedia: https://media.example.com/`)(),
        'cover.jpg': 'Soil',
      }),
      'show.yaml:12:10 Export the picture again, as a JPEG or a PNG.',
    ],
    [
      'a picture of an episode that is empty',
      () => ({
        ...inShow(last, `${last}\nmedia: https://media.example.com/`)(),
        ...added('artwork: soil.png')(),
        'soil.png': '',
      }),
      'soil.md:7:10 Export the picture again, as a JPEG or a PNG.',
    ],
    [
      'one recording in two episodes',
      () => ({ 'roots.md': edited(roots, 'roots.mp3', 'soil.mp3') }),
      'roots.md:5:15 If both are the same episode, remove one of them; otherwise give each the URL of its own file.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await onlyOneOf(files())).toBe(expected);
  });
});
