import { join, resolve } from 'node:path';
import { foldersIn, isThere, openFolder } from '../io/folder.js';
import { reasonFor } from '../io/input.js';
import { createOutput } from '../io/output.js';
import { clean } from '../report/clean.js';
import { nextEpisode } from '../show/start/next-episode.js';
import { nearest } from '../text/nearest.js';
import { type Command, UsageError } from './command.js';
import { shows } from './open-shows.js';

export const addCommand: Command = {
  options: [],
  async run([show = '', given], _options, terminal) {
    const known = foldersIn(resolve(terminal.folder, shows), shows);
    const path = known.includes(show) ? `${shows}/${show}` : show;
    const absolute = resolve(terminal.folder, path);
    if (!isThere(join(absolute, 'show.yaml'), path)) {
      const meant = nearest(show, known);
      const next = isThere(absolute, path)
        ? `it has no show.yaml; "airworthy init ${path}" starts one`
        : `it does not exist${meant ? `; did you mean ${meant}?` : ''}`;
      throw new UsageError(`${path} is not a show: ${next}`);
    }
    const asked = given ?? (await terminal.ask?.('The title of the episode: '));
    const title = asked?.trim() || 'New episode';
    let next: ReturnType<typeof nextEpisode>;
    try {
      next = nextEpisode(openFolder(absolute, path), title, dayOf(terminal.now));
    } catch (error) {
      throw reasonFor(error, path);
    }
    createOutput(join(absolute, next.path), next.text, join(path, next.path));
    const number = next.episode === undefined ? '' : `, number ${next.episode}`;
    const like = next.like === undefined ? '' : `, written like ${next.like}`;
    terminal.print(
      `${clean(`${join(path, next.path)} is started${number}${like}.`)}\n` +
        `Add the recording and the notes, remove "draft", then: airworthy build ${clean(path)}\n`,
    );
    return 0;
  },
};

/** In UTC. */
function dayOf(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}
