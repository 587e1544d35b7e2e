import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addCommand } from '../../src/commands/add.js';
import { buildCommand } from '../../src/commands/build.js';
import { initCommand } from '../../src/commands/init.js';
import { showYaml, write } from '../show/folder.js';
import { keepsWhatIsSaid } from './sessions.js';
import { terminalIn } from './terminal.js';

const media = join(import.meta.dirname, '../fixtures/media');
const sound = readFileSync(join(media, 'mono-64k.mp3'));
const picture = readFileSync(join(media, 'rgb-72dpi.jpg'));

/** A recording with text frames, and a picture where one is given (ID3v2.3). */
function tagged(frames: Readonly<Record<string, string>>, image?: Buffer, type = 'image/jpeg'): Buffer {
  const frame = (id: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(10);
    head.write(id, 0, 'latin1');
    head.writeUInt32BE(body.length, 4);
    return Buffer.concat([head, body]);
  };
  const text = (id: string, value: string): Buffer => {
    const language = id === 'COMM' ? Buffer.from('eng\0', 'latin1') : Buffer.alloc(0);
    return frame(id, Buffer.concat([Buffer.from([0]), language, Buffer.from(value, 'latin1')]));
  };
  const body = Buffer.concat([
    ...Object.entries(frames).map(([id, value]) => text(id, value)),
    ...(image ? [frame('APIC', Buffer.concat([Buffer.from(`\0${type}\0\x03\0`, 'latin1'), image]))] : []),
  ]);
  const head = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, 0, 0]);
  for (let at = 0; at < 4; at++) head[9 - at] = (body.length >> (7 * at)) & 0x7f;
  return Buffer.concat([head, body, sound]);
}

const album = { TALB: 'Garden Talk', TPE1: 'Ann Root' };
const soil = tagged({
  ...album,
  TIT2: 'Soil: a "live" show',
  TRCK: '2/12',
  TDRL: '2024-03-08',
  COMM: 'About soil.',
});
const read = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

async function run(command: typeof addCommand, folder: string, ...args: readonly string[]) {
  const terminal = terminalIn(folder);
  const code = await command.run([...args], { failOn: 'error' }, terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

describe('a folder of recordings alone', () => {
  test('becomes a show: a file for each recording, with what its tags and its name say', async () => {
    const folder = write({
      'Soil #2.mp3': soil,
      'Soil #2.opus': sound,
      '2024-03-01-worms_at_night.mp3': tagged({ ...album, TYER: '2024' }),
      'roots.mp3': tagged(album),
    });
    const { out } = await run(initCommand, folder, '.');
    expect(read(folder, 'Soil #2.md')).toBe(
      '---\ntitle: "Soil: a \\"live\\" show"\npublished: 2024-03-08\naudio: "Soil #2.mp3"\nalternates: ["Soil #2.opus"]\nepisode: 2\n---\nAbout soil.\n',
    );
    expect(read(folder, '2024-03-01-worms_at_night.md')).toContain(
      'title: Worms at night\npublished: 2024-03-01\n',
    );
    expect(read(folder, 'roots.md')).toContain('title: Roots\n# published:  # ← When it comes out');
    const show = read(folder, 'show.yaml');
    expect(show).toContain('title: Garden Talk  # from the tags of the recordings\n');
    expect(show).toContain('author: Ann Root  # from the tags of the recordings\n');
    expect(out).toContain('episode files: 3, written from the tags of the recordings');
    expect(out).toContain('without a date, for you to add: roots.md\n');
    const built = await run(buildCommand, folder, '.');
    expect(built.out).toContain('The episode has no "published"');
  });

  test('has the picture of all of them as its artwork, and others as those of their episodes', async () => {
    const same = write({
      'a.mp3': tagged({ TDRL: '2024-03-01' }, picture),
      'b.mp3': tagged({ TDRL: '2024-03-02' }, picture),
    });
    await run(initCommand, same, '.');
    expect(readFileSync(join(same, 'cover.jpg')).equals(picture)).toBe(true);
    expect(read(same, 'show.yaml')).toContain('artwork: cover.jpg  # from the tags');
    expect(read(same, 'a.md')).not.toContain('artwork');
    const one = write({ 'x/a.mp3': tagged({ TDRL: '2024-03-01' }, picture), 'b.mp3': sound });
    await run(initCommand, one, '.');
    expect(readFileSync(join(one, 'x/a.jpg')).equals(picture)).toBe(true);
    expect(read(one, 'x/a.md')).toContain('artwork: ../x/a.jpg\n');
  });

  test('is told which command writes the files, which "add" does for each that no episode names', async () => {
    const folder = write({
      'episodes/garden/show.yaml': showYaml('media: https://m.example.com/'),
      'episodes/garden/soil.mp3': soil,
    });
    const built = await run(buildCommand, folder);
    expect(built.out).toContain('soil.mp3, a recording that no episode names');
    expect(built.out).toContain('writes one for each recording that no episode names');
    const { out } = await run(addCommand, folder, 'garden');
    expect(out).toBe(
      'episodes/garden/soil.md is written from the tags of its recording.\nNext: airworthy build episodes/garden\n',
    );
    expect((await run(buildCommand, folder)).err).toContain('garden: 1 episode');
    expect((await run(addCommand, folder, 'garden')).out).toContain('new-episode.md is started, number 3');
  });
});

const other = readFileSync(join(media, 'gray.png'));

keepsWhatIsSaid('init/recordings', {
  'tags that say everything': {
    files: {
      'deep/soil.mp3': tagged({
        ...{
          TALB: 'Garden Talk',
          TPE1: 'Ann Root',
          TPE2: 'Root & Stem',
          TIT2: 'Soil',
          TPOS: '2/3',
          TRCK: '9',
        },
        ...{ TDRL: '2024-03-08', COMM: 'About soil.' },
      }),
    },
    lines: ['init .'],
  },
  'tags that differ': {
    files: {
      'a.mp3': tagged({ TALB: 'Bee Talk', TPE1: 'Ann' }),
      'b.mp3': tagged({ TALB: 'Garden Talk', TPE1: 'Ben' }),
      'c.mp3': tagged({ TALB: 'Garden Talk', TPE1: 'Ann' }),
      'd.mp3': tagged({ TALB: 'Bee Talk', TPE1: 'Ben' }),
    },
    lines: ['init .'],
  },
  'days and numbers in names': {
    files: {
      '2024-02-30-no-day.mp3': sound,
      '2024_03_01.mp3': sound,
      '20240302-soil.mp3': sound,
      's02e07_root-talk.mp3': sound,
      '12-worms.mp3': sound,
      'call-120240302.mp3': sound,
      '1984-11-05 old.mp3': sound,
    },
    lines: ['init .'],
  },
  'one recording in several formats': {
    files: {
      'soil.wav': 'x',
      'soil.opus': 'x',
      'soil.m4a': 'x',
      'soil.mp3': sound,
      'soil.wma': 'x',
      'soil.mp4': 'x',
    },
    lines: ['init .'],
  },
  'pictures of some': {
    files: {
      'a.mp3': tagged({ TDRL: '2024-03-01' }, picture),
      'b.mp3': tagged({ TDRL: '2024-03-02' }, picture),
      'c.mp3': tagged({ TDRL: '2024-03-03' }, other, 'image/png'),
      'd.mp3': tagged({ TDRL: '2024-03-04' }, other, 'image/webp'),
    },
    lines: ['init .'],
  },
  'one picture of all, in a folder that has one of that name': {
    files: {
      'a.mp3': tagged({ TDRL: '2024-03-01' }, other, 'image/png'),
      'b.mp3': tagged({ TDRL: '2024-03-02' }, other, 'image/png'),
      'cover.png': 'x',
    },
    lines: ['init .'],
  },
  'pictures that are there already': {
    files: { 'a.mp3': tagged({ TDRL: '2024-03-01' }, picture), 'a.jpg': 'x', 'b.mp3': sound },
    lines: ['init .'],
  },
});
