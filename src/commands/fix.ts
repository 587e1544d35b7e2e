import { resolve } from 'node:path';
import { isThere } from '../io/folder.js';
import { CannotOpen, isFolder, openInput } from '../io/input.js';
import { filesOption, judging, mappingsFrom } from './check.js';
import { type Command, type ExitCode, UsageError } from './command.js';
import { fixFile } from './fix-file.js';
import { fixing, fixingFrom, urlFrom, urlOption } from './fixing.js';
import { openShows } from './open-shows.js';
import { acceptOptions, acceptsFrom, nowFrom, nowOption, profileOption, profilesFrom } from './options.js';
import { maxBytesFrom, maxBytesOption } from './previous.js';

export const fixCommand: Command = {
  options: [profileOption, ...fixing, urlOption, ...acceptOptions, filesOption, nowOption, maxBytesOption],
  async run(args, options, terminal) {
    const wanted = fixingFrom(options);
    const maxBytes = maxBytesFrom(options);
    const asked = {
      ...{
        profiles: await profilesFrom(options, terminal),
        now: await nowFrom(options, terminal),
        strict: false,
      },
      ...{ accepts: acceptsFrom(options), previous: undefined, ...urlFrom(options) },
    };
    const mappings = mappingsFrom(options, terminal);
    let code: ExitCode = 0;
    for (const name of args) {
      if (name === '-') throw new UsageError('fix changes files; name the file of a feed, or a show');
      const path = resolve(terminal.folder, name);
      try {
        if (isThere(path, name) && !isFolder(path)) {
          const bytes = openInput(path, name, maxBytes);
          const judge = await judging({ name, path, mappings }, terminal, asked);
          await fixFile({ name, path, bytes, maxBytes, judge }, wanted, terminal);
          continue;
        }
        const { fixShow } = await import('./fix-show.js');
        for (const show of openShows([name], { out: undefined, token: undefined }, terminal)) {
          if (!('folder' in show)) throw new CannotOpen(show.reason);
          await fixShow(show, { ...asked, fixing: wanted }, terminal);
        }
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error;
        terminal.tell(`airworthy: ${error.message}\n`);
        code = 2;
      }
    }
    return code;
  },
};
