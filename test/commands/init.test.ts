import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { initCommand } from '../../src/commands/init.js';
import { called } from '../run.js';
import { fixtures, showYaml, write } from '../show/folder.js';
import { garden } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';
import { terminalIn } from './terminal.js';

async function init(folder: string, path: string, ask?: (question: string) => Promise<string>) {
  const terminal = { ...terminalIn(folder), ask };
  const code = await initCommand.run([path], {}, terminal);
  return {
    code,
    out: terminal.out(),
    err: terminal.err(),
    text: readFileSync(join(folder, path, 'show.yaml'), 'utf8'),
  };
}

async function build(folder: string, path: string) {
  const terminal = terminalIn(folder);
  const code = await buildCommand.run([path], { failOn: 'warning' }, terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

const page = (title: string, day: string): string =>
  `---\ntitle: ${title}\ndate: ${day}\nlayout: episode\n---\nAbout ${title}.\n`;

describe('init', () => {
  test('starts a show in a folder that is not there, and it builds without a warning', async () => {
    const folder = write({});
    const { out, text } = await init(folder, 'episodes/rust-talk');
    expect(out).toContain('airworthy build episodes/rust-talk');
    expect(text).toMatch(/^# yaml-language-server: \$schema=\S+show\.schema\.json\n/);
    expect(text).toContain('title: Rust Talk  # ←');
    expect(await build(folder, 'episodes/rust-talk')).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'feeds/rust-talk/feed.xml'))).toBe(true);
  });

  test('starts a show in the folder itself, and leads a build that finds none to it', async () => {
    const folder = write({});
    await init(folder, '.');
    expect((await called(folder, ['build'])).err).toContain(
      'this folder is a show: "airworthy build ." builds it',
    );
    expect(await called(folder, ['build', '.'])).toMatchObject({ code: 0 });
  });

  test('finds what a site says, and what only the author knows is missing in one go', async () => {
    const folder = write({
      '_config.yml':
        'title: Garden Talk\nurl: https://garden.example.com\nlang: en_GB\nauthor: { name: "Ann: Root" }\n',
      '_posts/2024-03-01-soil.md': page('Soil', '2024-03-01'),
      '_posts/2024-03-08-worms.md': page('Worms', '2024-03-08'),
      'media/soil.mp3': 'x',
      'media/worms.mp3': 'x',
    });
    const { out, text } = await init(folder, '.');
    for (const line of [
      'title: Garden Talk  # from _config.yml',
      'link: https://garden.example.com  # from _config.yml',
      'language: en-GB  # from _config.yml',
      'author: "Ann: Root"  # from _config.yml',
      'recordings: ../media/{name}.mp3  # from the folder',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(out).toContain('marked ←: feed, description, categories, explicit, artwork, media');
    expect(out).toContain('Next: airworthy build .');
    const built = await build(folder, '.');
    for (const key of ['feed', 'description', 'categories', 'explicit', 'artwork']) {
      expect(built.out).toContain(`The show has no "${key}"`);
    }
    expect(built.out).not.toContain('more of source/key-missing');
  });

  test('joins the folder of a site to its host, and needs no other place for what lies on it', async () => {
    const audio = 'audio_url: /audio/soil.mp3\nlayout';
    const folder = write({
      '_config.yml': 'title: Garden Talk\nbaseurl: /cast\nurl: https://garden.example.com\n',
      'soil.md': page('Soil', '2024-03-01').replace('layout', audio),
    });
    const { out, text } = await init(folder, '.');
    expect(text).toContain('link: https://garden.example.com/cast/  # from _config.yml\n');
    expect(out).toContain('marked ←: feed, language, description, author, categories, explicit, artwork\n');
  });

  test('takes numbers, seasons and types from the names of files and folders', async () => {
    const soil = (day: string) =>
      page('Soil', day).replace('layout', 'mp3: https://m.example.com/a.mp3\nlayout');
    const folder = write({
      'season-1/01-soil.md': soil('2024-03-01'),
      'season-2/01-worms.md': soil('2024-03-08'),
      'season-2/02-roots.md': soil('2024-03-15'),
      'season-2/bonus-outtakes.md': soil('2024-03-22'),
      'trailer.md': soil('2024-02-01'),
    });
    const { text } = await init(folder, '.');
    expect(text).toContain('numbering: slug  # from the names of the files\n');
    expect(text).toContain(
      'types: { trailer: "*trailer*", bonus: "*bonus*" }  # from the names of the files\n',
    );
  });

  test('asks for the place of files that are named and not there', async () => {
    const lines =
      'audio_url: audio/soil.mp3\nchapters: c/soil.json\ntranscript: t/soil.srt\nguests: [ann, bob]\nlayout';
    const folder = write({
      'soil.md': page('Soil', '2024-03-01').replace('layout', lines),
      'empty/x.md': '',
    });
    const { out, text } = await init(folder, '.');
    expect(out).toContain('artwork, media\n');
    expect(text).toContain(
      '# places: { chapters: site, transcripts: site }  # ← 2 files are named and not in the folder',
    );
    expect(text).toContain('#   ann: { name: … }\n#   bob: { name: … }\n');
    expect((await init(folder, 'empty')).out).toContain('"airworthy add empty" starts one');
  });

  test('takes over what the feed in the folder says, and names it as the published one', async () => {
    const feed = readFileSync(join(fixtures, '../feeds/plain.xml'), 'utf8');
    const folder = write({ 'show/feed.xml': feed, 'show/one.md': page('One', '2024-03-01') });
    const { text } = await init(folder, 'show');
    expect(text).toContain('published: feed.xml  # from the folder');
    expect(text).toMatch(/^title: .+ {2}# from feed\.xml$/m);
  });

  test.each(['zola', 'hugo-json', 'octopod', 'eleventy', 'castanet', 'astro', 'fireside'])(
    'what it writes for %s loads',
    async (name) => {
      const files: Record<string, Uint8Array> = {};
      const { readdirSync } = await import('node:fs');
      for (const entry of readdirSync(join(fixtures, name), { recursive: true, withFileTypes: true })) {
        const path = join(entry.parentPath, entry.name);
        if (entry.isFile() && entry.name !== 'show.yaml') {
          files[`show/${path.slice(join(fixtures, name).length + 1)}`] = readFileSync(path);
        }
      }
      const folder = write(files);
      const { out } = await init(folder, 'show');
      expect(out).toMatch(/episode files: [1-9]/);
      const { out: built } = await build(folder, 'show');
      expect(built).not.toMatch(/show\.yaml:\d+:\d+ {2}error {2}source\/(?!key-missing)/);
    },
  );

  test('overwrites nothing', async () => {
    const folder = write({ 'a/show.yaml': showYaml(), 'b/show.yml': showYaml(), 'c/welcome.txt': 'x' });
    await expect(init(folder, 'a')).rejects.toThrow('a/show.yaml is there already');
    await expect(init(folder, 'b')).rejects.toThrow('rename it to show.yaml');
    expect(readFileSync(join(folder, 'a/show.yaml'), 'utf8')).toBe(showYaml());
  });

  test('starts all of the shows below a folder, or none', async () => {
    const folder = write({
      'kitchen/_index.md': '---\ntitle: Kitchen\nhosts: [ann]\n---\n',
      'kitchen/bread.md': page('Bread', '2024-03-01'),
      'soil/_index.md': '---\ntitle: Soil\nhosts: [ann]\n---\n',
      'soil/worms.md': page('Worms', '2024-03-01'),
      'soil/show.yaml/note.txt': '',
    });
    await expect(init(folder, '.')).rejects.toThrow('soil/show.yaml is there already');
    expect(existsSync(join(folder, 'kitchen/show.yaml'))).toBe(false);
    rmSync(join(folder, 'soil/show.yaml'), { recursive: true });
    expect((await called(folder, ['init', '.'])).out).toContain('Next: airworthy build kitchen soil');
    expect(existsSync(join(folder, 'kitchen/show.yaml'))).toBe(true);
  });

  test('asks at a terminal, and asks again when an answer cannot be read', async () => {
    const given: Record<string, string[]> = {
      title: ['Garden: Talk'],
      link: ['garden', 'https://garden.example.com/'],
    };
    const { text, err } = await init(
      write({}),
      'show',
      async (question) => given[question.split(':')[0] ?? '']?.shift() ?? '',
    );
    expect(err).toMatch(/^Press return to leave a question for later\.\nlink is "garden"/);
    expect(text).toContain('title: "Garden: Talk"\n');
    expect(text).toContain('link: https://garden.example.com/\n');
    expect(text).toContain('language: en  # ←');
  });
});

test('what is answered at a terminal stands before what is found', async () => {
  const given = new Map([
    ['title', 'Soil'],
    ['categories', 'Science, News > Tech News'],
  ]);
  const folder = write({
    '_config.yml': 'title: Garden Talk\nlang: en\n',
    'soil.md': page('Soil', '2024-03-01'),
  });
  const { text } = await init(folder, '.', async (question) => given.get(question.split(':')[0] ?? '') ?? '');
  expect(text).toContain('\ntitle: Soil\n');
  expect(text).toContain('\ncategories: [Science, News > Tech News]\n');
  expect(text).toContain('\nlanguage: en  # from _config.yml\n');
});

test('everything that is missing is said in one go: keys, files, values, and what directories ask for', async () => {
  const folder = write({
    'episodes/x/show.yaml': 'title: Some Show\ncategories: [Tech]\nartwork: cover.png\n',
    'episodes/x/one.md':
      '---\ntitle: One\npublished: 2025-01-01\naudio: { url: "https://example.com/1.mp3", bytes: 5000 }\nsesaon: 5\n---\n',
    'episodes/x/two.md':
      '---\ntitle: Two\npublished: 2025-01-01\naudio: { url: "https://example.com/2.ogg", bytes: 5000000 }\n---\n',
    'episodes/x/three.md': '---\ntitle: "Three\n---\n',
  });
  const { out, err } = await build(folder, 'x');
  for (const each of [
    ...['feed', 'link', 'language', 'description', 'author', 'explicit'].map(
      (key) => `The show has no "${key}"`,
    ),
    '"cover.png" does not exist',
    'The category "Tech" is not one of Apple\'s',
    'Unknown key "sesaon"',
    'The length of "audio" is "5000"',
    'The type of "audio" is "audio/ogg"',
    'three.md:2',
  ]) {
    expect(out).toContain(each);
  }
  expect(err).not.toContain('unchanged');
  expect(existsSync(join(folder, 'feeds'))).toBe(false);
});

test('what cannot be read stops nothing else', async () => {
  const whole =
    '---\ntitle: One\npublished: 2025-01-01\naudio: { url: "https://example.com/1.mp3", bytes: 5000000 }\n---\n';
  const folder = write({
    'episodes/x/show.yaml': showYaml('owner: { name: A, email: a@example.com }'),
    'episodes/x/one.md': whole,
  });
  const { writeFileSync } = await import('node:fs');
  writeFileSync(Buffer.from(`${folder}/episodes/x/caf\xe9.md`, 'latin1'), whole);
  const terminal = terminalIn(folder);
  const code = await buildCommand.run(['x'], { failOn: 'error', skipIncomplete: 'true' }, terminal);
  expect(terminal.out()).toContain('has a name that is not UTF-8; rename it');
  expect(terminal.err()).toContain('x: 1 episode →');
  expect(code).toBe(1);
});

/** The pages of one show among several of a site: one about the show, and two episodes. */
function sectionOf(name: string, title: string, link: string): Readonly<Record<string, string>> {
  const episode = (number: number): string =>
    `---\ntitle: Number ${number}\ndate: 2024-03-0${number}\nepisode: ${number}\naudio_url: https://media.example.com/${name}/${number}.mp3\nlength: 9000000\nhosts: [ann]\n---\nNotes.\n`;
  return {
    [`${name}/_index.md`]: `---\ntitle: ${title}\ndescription: About ${name}.\nhomepage: ${link}\nhosts: [ann]\n---\n`,
    [`${name}/1.md`]: episode(1),
    [`${name}/2.md`]: episode(2),
  };
}

test('the seasons of one show are not shows', async () => {
  const episode = '---\ntitle: One\ndate: 2024-03-01\nepisode: 1\n---\n';
  const folder = write({
    'season-1/_index.md': '---\ntitle: Season 1\ndescription: The first.\n---\n',
    'season-1/one.md': episode,
    'season-2/_index.md': '---\ntitle: Season 2\ndescription: The second.\n---\n',
    'season-2/one.md': episode,
  });
  expect((await init(folder, '.')).out).toContain('episode files: 2');
});

keepsWhatIsSaid('init', {
  'in a folder that is not there': { lines: ['init episodes/rust-talk', 'build rust-talk'] },
  'beside the pages of a site': {
    files: {
      '_config.yml': 'title: Garden Talk\nurl: https://garden.example.com\nlang: en_GB\n',
      '_posts/2024-03-01-soil.md': page('Soil', '2024-03-01'),
    },
    lines: ['init .'],
  },
  'beside recordings': {
    files: { 'show/one.mp3': 'x', 'show/two.mp3': 'x', 'show/three.mp3': 'x', 'show/four.mp3': 'x' },
    lines: ['init show'],
  },
  'where a show is already': {
    files: { ...garden, 'other/show.yml': 'title: Other' },
    lines: [
      'init episodes/garden',
      'init other',
      'init other/show.yml',
      'init .',
      'init episodes/garden/soil.md',
    ],
  },
  'beside several shows': {
    files: {
      ...sectionOf('soil', 'Soil Talk', 'https://garden.example.com/soil'),
      ...sectionOf('kitchen', 'Kitchen Talk', 'https://garden.example.com/kitchen'),
      'people/ann.md': '---\ntype: host\nusername: ann\ntitle: Ann Root\n---\n',
    },
    lines: ['init .'],
  },
});
