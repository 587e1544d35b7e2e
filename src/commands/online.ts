import type { Client } from '../io/online/client.js';
import type { Progress } from '../io/online/gather.js';
import { type Address, addressesOf, type Episodes, type Scope } from '../served/addresses.js';
import { isOk, type Network, type Served } from '../served/served.js';
import type { RemoteFacts } from '../show/folder.js';
import type { Document } from '../xml/document.js';
import type { Option, Options, Terminal } from './command.js';
import { clientOptionsFrom, fetching, wholeNumber } from './open.js';

/** The options of every command that asks the servers of what a feed names. */
export const online: readonly Option[] = [
  { flags: '--online', doc: 'ask the servers of the files that the feed names, and judge what they answer' },
  {
    flags: '--episodes <number>',
    doc: 'how many of the newest episodes --online goes through: a number, or all',
    default: '5',
  },
  ...fetching,
];

/** The most episodes that may be asked for; nobody has more. */
const mostEpisodes = 1_000_000;

/** What was asked, and what came of it, through one run of a command. */
export interface Asking {
  /** A feed by its address, and its bytes; no bytes when it cannot be fetched. */
  readonly feed: (
    url: string,
    maxBytes: number,
  ) => Promise<{ readonly served: Served; readonly bytes: Uint8Array }>;
  /** What the addresses of a feed answer, when `--online` asks for it. */
  readonly network: (
    document: Document,
    scope: Omit<Scope, 'episodes'>,
    feed?: Served,
  ) => Promise<Network | undefined>;
  /** What a recording is by what its server says; undefined without `--online`, and when that says nothing. */
  readonly recording?: (url: string) => Promise<RemoteFacts | undefined>;
  readonly close: () => Promise<void>;
}

/** Reads the options of {@link online}. Nothing is loaded and nobody asked before it is needed. */
export function askingFrom(options: Options, terminal: Terminal): Asking {
  const episodes = episodesFrom(options);
  const isOnline = options.online !== undefined;
  const known = new Map<string, Promise<Served | undefined>>();
  let opened: Promise<Client> | undefined;
  const open = (): Promise<Client> => {
    opened ??= (async () =>
      (await import('../io/online/client.js')).openClient(await clientOptionsFrom(options, terminal)))();
    return opened;
  };
  const gather = async (addresses: readonly Address[]): Promise<ReadonlyMap<string, Served>> => {
    const asked = addresses.filter(({ url }) => !known.has(url));
    if (asked.length > 0) {
      const module = await import('../io/online/gather.js');
      const answers = module.gather(asked, await open(), progressOn(terminal));
      for (const { url } of asked)
        known.set(
          url,
          answers.then((found) => found.get(url)),
        );
      await answers.finally(() => terminal.progress?.(''));
    }
    const found = new Map<string, Served>();
    for (const { url } of addresses) {
      const served = await known.get(url);
      if (served) found.set(url, served);
    }
    return found;
  };
  return {
    async feed(url, maxBytes) {
      const { askFeed } = await import('../io/online/gather.js');
      return askFeed(new URL(url).href, await open(), maxBytes);
    },
    async network(document, scope, feed) {
      const served = isOnline ? await gather(addressesOf(document, { ...scope, episodes })) : undefined;
      return served || feed ? { ...(feed && { feed }), ...(served && { served }) } : undefined;
    },
    ...(isOnline && {
      recording: async (url: string) => {
        const served = (await gather([{ url, role: 'recording' }])).get(url);
        if (!served?.file || !isOk(served.get)) return undefined;
        const type = served.file.audio?.type ?? served.get.headers['content-type'];
        return { ...served.file, ...(type && /^(?:audio|video)\//i.test(type) && { type }) };
      },
    }),
    async close() {
      await (await opened)?.close();
    },
  };
}

function episodesFrom({ episodes = '5' }: Options): Episodes {
  return episodes === 'all' ? 'all' : wholeNumber('--episodes', String(episodes), mostEpisodes);
}

/** Shows on a terminal how far it is: `43 of 120 addresses, media.example.com is slow`. */
function progressOn({ progress }: Terminal): (now: Progress) => void {
  return ({ done, total, slow }) =>
    progress?.(`${done} of ${total} addresses${slow === undefined ? '' : `, ${slow} is slow`}`);
}
