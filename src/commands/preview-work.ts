import type { EpisodePreview, LivePreview, PlacedFinding } from '../preview/model.js';
import { episodeOf } from '../preview/preview.js';
import { clean } from '../report/clean.js';
import { type Document, readText } from '../xml/document.js';
import type { Terminal } from './command.js';
import { type Asked, type Single, singleOf, type Whole } from './preview-whole.js';

/** What has changed: everything, or one episode by its place in the feed. */
export interface Change {
  readonly revision: number;
  readonly episode?: number;
}

/** A show or feed while it is worked on: what a page shows of it, kept in memory. Nothing is published. */
export interface Work {
  /** Reads what has changed by the names that the user would give the files; everything when nothing has. */
  readonly renew: (changed: readonly string[], now: number) => Promise<void>;
  readonly state: () => LivePreview | undefined;
  /** By its place in the feed, from 0; undefined when there is none. */
  readonly episode: (index: number) => EpisodePreview | undefined;
  /** Where the file is that a feed gives a URL; undefined for all that is not the show's. */
  readonly pathOf: (url: string) => string | undefined;
  readonly onChange: (told: (change: Change) => void) => void;
  readonly close: () => void;
}

/** How long nothing changes before everything is built again, in milliseconds, where that takes long. */
const pause = 400;

/** Shows that are built faster than this are always built as a whole, in milliseconds. */
const fast = 150;

/** Builds everything: in a thread of its own, so that the page is answered meanwhile. */
export type BuildWhole = (asked: Asked) => Promise<Whole>;

/** Starts to work on a show or feed; nothing is read before it is renewed. */
export function openWork(asked: Asked, buildWhole: BuildWhole, terminal: Terminal): Work {
  let whole: Whole | undefined;
  let document: Document | undefined;
  let took = 0;
  let revision = 0;
  let told = (_change: Change): void => {};
  let timer: NodeJS.Timeout | undefined;
  /** How many times the whole was wanted, and how many of those are done: only the last one matters. */
  const times = { wanted: 0, done: 0 };
  /** Episodes that were read by themselves after the whole was, with what the whole was wanted for before. */
  const singles = new Map<string, Single & { readonly after: number }>();

  const all = async (now: number): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const turn = ++times.wanted;
    const started = performance.now();
    const built = await buildWhole({ ...asked, now });
    times.done = Math.max(times.done, turn);
    took = performance.now() - started;
    whole = built;
    document = undefined;
    for (const [file, { after }] of singles) if (after < turn) singles.delete(file);
    revision++;
    told({ revision });
  };

  /** Reads one episode by itself; false where that would not show what the whole shows. */
  const one = async (file: string, now: number): Promise<boolean> => {
    const index = whole?.sources.indexOf(file) ?? -1;
    if (!whole || index < 0 || whole.sources.indexOf(file, index + 1) >= 0) return false;
    const others = new Set(whole.sources.filter((each) => each !== file));
    const after = times.wanted;
    const single = await singleOf({ ...asked, now }, { file, others });
    if (single.document?.channel?.items.length !== 1) return false;
    singles.set(file, { ...single, after });
    revision++;
    told({ revision, episode: index });
    return true;
  };

  const findings = (): readonly PlacedFinding[] => {
    const own = [...singles].flatMap(([, single]) => single.findings);
    const rest = (whole?.findings ?? []).filter(({ file }) => !singles.has(file));
    return [...rest, ...own];
  };

  return {
    async renew(changed, now) {
      clearTimeout(timer);
      const [file, second] = changed;
      const isOne = took > fast && file !== undefined && second === undefined;
      if (!isOne || !(await one(file, now))) return all(now);
      timer = setTimeout(() => {
        all(now).catch((error: unknown) => {
          terminal.tell(`airworthy: ${clean(error instanceof Error ? error.message : String(error))}\n`);
        });
      }, pause);
    },
    state() {
      if (!whole) return undefined;
      const { preview, verdicts, left, files, paths } = whole;
      const local = [...paths.keys()].filter((url) => files.get(url)?.image);
      return {
        ...{
          name: asked.name,
          revision,
          verdicts,
          left,
          local,
          findings: findings(),
          isPartial: singles.size > 0,
        },
        preview: preview && { ...preview, episodes: preview.episodes.map((row) => rowOf(row.index) ?? row) },
      };
    },
    episode(index) {
      if (!whole?.text) return undefined;
      const single = singleAt(index);
      if (single) return single;
      document ??= readText(whole.text, { name: asked.name, maxBytes: Number.POSITIVE_INFINITY });
      return episodeOf(document, index, whole.files);
    },
    pathOf(url) {
      for (const { paths } of singles.values()) if (paths.has(url)) return paths.get(url);
      return whole?.paths.get(url);
    },
    onChange(listener) {
      told = listener;
    },
    close: () => clearTimeout(timer),
  };

  function singleAt(index: number): EpisodePreview | undefined {
    const single = singles.get(whole?.sources[index] ?? '');
    const episode = single?.document && episodeOf(single.document, 0, single.files);
    return episode && { ...episode, index };
  }

  function rowOf(index: number) {
    const single = singleAt(index);
    if (!single) return undefined;
    const {
      link: _link,
      audio: _audio,
      people: _people,
      readings: _readings,
      missing: _missing,
      ...row
    } = single;
    return row;
  }
}
