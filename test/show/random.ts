import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faults } from '../../src/show/faults/list.js';
import { load } from '../../src/show/load.js';
import { recognise } from '../../src/show/survey/recognise.js';
import { anything, damaged, legal } from './files.js';
import { folderOf, now, showYaml } from './folder.js';

/** How many files lie in the folder of one random show. */
const together = 10;

/** The properties of random files, for so many files each. */
export function testRandomFiles(files: number): void {
  const numRuns = Math.ceil(files / together);

  test('a legal file gives what it says, in any dialect', async () => {
    const shows = fc.array(legal, { minLength: together, maxLength: together });
    await fc.assert(
      fc.asyncProperty(shows, async (written) => {
        const named = Object.fromEntries(written.map(({ text }, index) => [`e${index}.md`, text]));
        const { episodes, findings, incomplete } = await load(
          folderOf({ 'show.yaml': showYaml(), ...named }),
          now,
        );
        const folder = folderOf(named);
        const guids = new Set(written.map(({ said }) => said.guid));
        fc.pre(guids.size === written.length);
        expect(findings.map(({ message }) => message)).toEqual([]);
        expect(incomplete).toEqual([]);
        written.forEach(({ dialect, said }, index) => {
          expect(recognise(folder, `e${index}.md`, {})?.dialect.name).toBe(dialect);
          const episode = episodes.find(({ slug }) => slug === `e${index}`);
          expect(episode).toMatchObject({
            title: said.title,
            published: { millis: Date.parse(said.date) },
            audio: { url: said.url, bytes: said.bytes, type: 'audio/mpeg' },
            ...{ guid: said.guid, season: said.season, episode: said.episode, duration: said.seconds },
            description: said.description,
          });
          expect(episode?.people.map(({ name }) => name)).toEqual(said.guests);
        });
      }),
      { numRuns },
    );
  });

  test('every file is in the feed or in the report, exactly once, and nothing crashes', async () => {
    const text = fc.oneof({ weight: 3, arbitrary: damaged }, { weight: 1, arbitrary: anything });
    const name = fc.constantFrom('md', 'md', 'md', 'txt', 'html', 'mdx');
    const shows = fc.array(fc.tuple(text, name), { minLength: together, maxLength: together });
    await fc.assert(
      fc.asyncProperty(shows, async (written) => {
        const named = Object.fromEntries(
          written.map(([content, extension], index) => [`e${index}.${extension}`, content]),
        );
        const { episodes, held, incomplete, findings } = await load(
          folderOf({ 'show.yaml': showYaml(), ...named }),
          now,
        );
        const folder = folderOf(named);
        for (const path of Object.keys(named)) {
          const found = recognise(folder, path, {});
          const slug = path.replace(/\..*$/, '');
          const places = [
            ...episodes.filter((each) => each.slug === slug),
            ...held.filter((each) => each.slug === slug),
            ...incomplete.filter((each) => each.slug === slug),
          ];
          expect(places).toHaveLength(found?.role === 'episode' || found?.role === 'refused' ? 1 : 0);
        }
        // What is incomplete has a reason, and what is published has none.
        const errors = new Set(findings.filter(({ rule }) => isError(rule)).map(({ source }) => source.name));
        for (const { file } of incomplete) expect(errors).toContain(file);
        for (const {
          written: { source },
          audio,
        } of episodes) {
          expect(errors).not.toContain(source.name);
          // Nothing is made up: the recording is one that the file names.
          expect(source.text).toContain(audio.url.slice(audio.url.lastIndexOf('/') + 1));
        }
      }),
      { numRuns },
    );
  });
}

function isError(rule: keyof typeof faults): boolean {
  return faults[rule].severity === 'error';
}
