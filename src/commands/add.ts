import { join, resolve } from 'node:path';
import { foldersIn, isThere, openFolder } from '../io/folder.js';
import { reasonFor } from '../io/input.js';
import { createOutputs, type Output } from '../io/output.js';
import { clean } from '../report/clean.js';
import { readFolder } from '../show/read-folder.js';
import { nextEpisode } from '../show/start/next-episode.js';
import { type FromRecordings, fromRecordings } from '../show/start/recordings.js';
import { isoDay } from '../text/iso-8601.js';
import { type Command, UsageError } from './command.js';
import { undated } from './init.js';
import { reasonForNoShow } from './no-show.js';
import { shows } from './open-shows.js';

export const addCommand: Command = {
  options: [],
  async run([show = '', given], _options, terminal) {
    const known = foldersIn(resolve(terminal.folder, shows), shows);
    const path = known.includes(show) ? `${shows}/${show}` : show;
    const absolute = resolve(terminal.folder, path);
    if (!isThere(join(absolute, 'show.yaml'), path)) {
      throw new UsageError(reasonForNoShow(path, known, terminal));
    }
    const output = (file: string, content: string | Uint8Array): Output => ({
      path: join(absolute, file),
      content,
      name: join(path, file),
    });
    const recordings = given === undefined ? await recordingsOf(absolute, path) : undefined;
    if (recordings && recordings.episodes.length > 0) {
      const { pictures, episodes } = recordings;
      createOutputs([
        ...pictures.map(({ path: file, bytes }) => output(file, bytes)),
        ...episodes.map(({ path: file, text }) => output(file, text)),
      ]);
      for (const { path: file } of episodes) {
        terminal.print(`${clean(`${join(path, file)} is written from the tags of its recording.`)}\n`);
      }
      terminal.print([...undated(recordings), `Next: airworthy build ${path}`, ''].join('\n'));
      return 0;
    }
    const asked = given ?? (await terminal.ask?.('The title of the episode: '));
    const title = asked?.trim() || 'New episode';
    let next: ReturnType<typeof nextEpisode>;
    try {
      next = nextEpisode(openFolder(absolute, path), title, isoDay(terminal.now));
    } catch (error) {
      throw reasonFor(error, path);
    }
    createOutputs([output(next.path, next.text)]);
    const number = next.episode === undefined ? '' : `, number ${next.episode}`;
    const like = next.like === undefined ? '' : `, written like ${next.like}`;
    terminal.print(
      `${clean(`${join(path, next.path)} is started${number}${like}.`)}\n` +
        `Add the recording and the notes, remove "draft", then: airworthy build ${clean(path)}\n`,
    );
    return 0;
  },
};

/** The recordings of a show that no episode names, for a show whose files are in our own words. */
async function recordingsOf(absolute: string, path: string): Promise<FromRecordings | undefined> {
  try {
    const folder = openFolder(absolute, path);
    const isOurs = readFolder(folder).found.every(
      ({ role, dialect }) => role !== 'episode' || dialect.name === 'native',
    );
    return isOurs ? await fromRecordings(folder) : undefined;
  } catch (error) {
    throw reasonFor(error, path);
  }
}
