import { type Watched, watch } from '../io/watch.js';
import { clean } from '../report/clean.js';
import { type Command, type Option, type Options, type Terminal, UsageError } from './command.js';
import { failureOf } from './failure.js';
import { listed } from './written.js';

const watchOption: Option = {
  flags: '--watch',
  doc: 'run again whenever a file changes, until Ctrl-C',
};

/** What a command is to be run again for. */
export interface Places {
  readonly watched: readonly Watched[];
  /** Which absolute paths are not: what the command writes itself. */
  readonly isIgnored: (path: string) => boolean;
}

/** A command that can also be run again whenever what it is made from changes. */
export function watchable(
  { options, run }: Command,
  placesOf: (args: readonly string[], options: Options, terminal: Terminal) => Promise<Places>,
): Command {
  return {
    options: [...options, watchOption],
    async run(args, given, terminal) {
      if (given.watch === undefined) return run(args, given, terminal);
      const places = await placesOf(args, given, terminal);
      await untilEnded(places, terminal, async (_changed, now) => {
        await run(args, given, { ...terminal, now });
      });
      return 0;
    },
  };
}

/** What is done at first, with nothing changed, and after every change; `now` in milliseconds since 1970. */
export type Run = (changed: readonly string[], now: number) => Promise<void>;

/**
 * Does something, and does it again for every change until the user ends it; what changes meanwhile is done afterwards.
 * A run that has begun ends first, so that nothing is left half done. What is wrong with a later run is told, and the
 * next one tries again.
 */
export async function untilEnded(
  { watched, isIgnored }: Places,
  terminal: Terminal,
  run: Run,
): Promise<void> {
  if (!terminal.lasting) throw new UsageError('nobody could end a command that goes on here');
  const { ended, now } = terminal.lasting();
  const waiting = new Set<string>();
  let wake = (): void => {};
  const watching = await watch(
    watched,
    isIgnored,
    (changed) => {
      for (const each of changed) waiting.add(each);
      wake();
    },
    (reason) => terminal.tell(`airworthy: ${clean(reason)}\n`),
  );
  try {
    await run([], terminal.now);
    ended.addEventListener('abort', () => wake());
    const names = watched.map(({ name }) => name).join(', ');
    terminal.tell(clean(`watching ${names}; Ctrl-C ends`).concat('\n'));
    while (!ended.aborted) {
      if (waiting.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      const changed = [...waiting];
      waiting.clear();
      terminal.tell('\n');
      terminal.tell(`changed: ${clean(listed(changed, 3))}\n`);
      await run(changed, now()).catch((error: unknown) => {
        terminal.tell(`airworthy: ${clean(failureOf(error))}\n`);
      });
    }
  } finally {
    await watching.close();
  }
}
