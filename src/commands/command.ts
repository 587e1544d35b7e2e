/** Where a command runs: everything of the process that it may see or touch. */
export interface Terminal {
  /** The folder that relative paths start from. */
  readonly folder: string;
  /** Whether findings may be coloured. */
  readonly color: boolean;
  /** How many columns its screen has; undefined where the output is not a screen. */
  readonly width?: number | undefined;
  /** How long the program has run, in seconds; absent where the output is not a screen. */
  readonly seconds?: (() => number) | undefined;
  /** The version of this program. */
  readonly version?: string;
  /** The file that a CI shows as the summary of a job. */
  readonly summaryFile?: string | undefined;
  /** How many threads can run at the same time; one where nobody says. */
  readonly cores?: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The bytes of standard input; of more than `most`, the first `most + 1` or a few more. */
  readonly stdin: (most: number) => Promise<Uint8Array>;
  /** Asks the user something and returns the answer; undefined where nobody is at the keyboard. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Findings and answers. */
  readonly print: (text: string) => void;
  /** What happens, in one line: nothing in it steers whoever shows it, and a line end closes it and stands nowhere else. */
  readonly tell: (text: string) => void;
  /** For commands that go on until their user ends them; absent where nobody could. */
  readonly lasting?: (() => Lasting) | undefined;
  /** Shows in place of what it showed before how far something is; absent where nobody watches. */
  readonly progress?: ((text: string) => void) | undefined;
}

/** What a command that goes on needs to know of the time that passes. */
export interface Lasting {
  /** Aborted when the user wants the command to end. */
  readonly ended: AbortSignal;
  /** The instant in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The command did what it was asked (0), found something at or above the threshold (1), or could not read or
 * write a file (2).
 */
export type ExitCode = 0 | 1 | 2;

/** The command was called with something that it cannot use: exit code 2, the message, no stack. */
export class UsageError extends Error {
  /** The message, and lines that follow it, such as the places of what is wrong. */
  readonly lines: readonly string[];

  constructor(message: string, more: readonly string[] = []) {
    const lines = [message, ...more];
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** An option as `--help` shows it and as the command reads it. */
export interface Option {
  /** As in `--profile <names>`. */
  readonly flags: string;
  readonly doc: string;
  readonly default?: string;
  /** It may be given several times; the command reads a list. */
  readonly repeatable?: boolean;
}

/** What a command understands and does. */
export interface Command {
  readonly options: readonly Option[];
  readonly run: (args: readonly string[], options: Options, terminal: Terminal) => Promise<ExitCode>;
}

/** What was given for each option, by its name in camel case. */
export type Options = Readonly<Record<string, string | readonly string[] | undefined>>;
