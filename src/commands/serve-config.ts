import { type ServerName, serverLines, serverNames } from '../served/server-lines.js';
import { chooseOne } from './choose.js';
import type { Command } from './command.js';

export const serveConfigCommand: Command = {
  options: [],
  async run([name = ''], _options, terminal) {
    const server: ServerName = chooseOne('server', name, serverNames);
    terminal.print(serverLines[server]);
    return 0;
  },
};
