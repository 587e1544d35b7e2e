import { basename, dirname, resolve } from 'node:path';
import { noneSkipped } from '../check.js';
import { defaultProfiles } from '../diagnostic.js';
import { isDirectory } from '../directories/index.js';
import { openFolder } from '../io/folder.js';
import { reasonFor } from '../io/input.js';
import { fails } from '../publish/gate.js';
import { clean, escapedJson } from '../report/clean.js';
import { toldOf } from '../report/json.js';
import { pretty } from '../report/pretty.js';
import { byFile } from '../report/report.js';
import { diagnoseSource } from '../show/diagnose.js';
import { formatOf } from '../show/endings.js';
import { showFields } from '../show/fields/fields.js';
import type { Folder } from '../show/folder.js';
import { readSources, type Sources } from '../show/sources.js';
import { chooseOne } from './choose.js';
import type { Command, Terminal } from './command.js';
import { profileOption, profilesFrom } from './options.js';

export const sourcesCommand: Command = {
  options: [
    profileOption,
    { flags: '--format <name>', doc: 'output format: pretty, json', default: 'pretty' },
  ],
  async run(args, options, terminal) {
    const format = chooseOne('format', String(options.format), ['pretty', 'json']);
    const asked = await profilesFrom(options, terminal);
    const folders: Named[] = [];
    for (const name of args) folders.push({ name, sources: await readSources(open(name, terminal)) });
    const found = folders.flatMap(({ sources: { findings, profiles } }) =>
      findings.map((each) => diagnoseSource(each, asked ?? knownOf(profiles) ?? defaultProfiles)),
    );
    const report = { files: byFile(found), skipped: noneSkipped, accepted: 0 };
    if (format === 'json') {
      const document = { version: 3, folders: folders.map(describe), ...toldOf(report, { verbose: true }) };
      terminal.print(`${escapedJson(JSON.stringify(document, null, 2))}\n`);
    } else {
      for (const each of folders) terminal.print(`${summarise(each)}\n`);
      if (found.length > 0)
        terminal.print(pretty(report, { color: terminal.color, width: terminal.width, verbose: true }));
    }
    const isWhole = folders.every(({ sources }) => sources.refused.length === 0);
    return isWhole && !fails(found, 'error') ? 0 : 1;
  },
};

/** The profiles of a show that airworthy knows: what is wrong with sources is the same to all others. */
function knownOf(profiles: readonly string[] | undefined): readonly string[] | undefined {
  const known = profiles?.filter(isDirectory);
  return known && known.length > 0 ? known : undefined;
}

/** What a folder holds, and the name that the user gave it. */
interface Named {
  readonly name: string;
  readonly sources: Sources;
}

/** A folder, or a folder that holds nothing but the one file that was named. */
function open(name: string, terminal: Terminal): Folder {
  const path = resolve(terminal.folder, name);
  try {
    return openFolder(path, name, 'all', terminal.folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw reasonFor(error, name);
  }
  try {
    const folder = openFolder(dirname(path), dirname(name), 'own');
    const others = folder.files.filter((each) => formatOf(each) === undefined);
    return { ...folder, files: [...others, basename(path)].sort() };
  } catch (error) {
    throw reasonFor(error, name);
  }
}

/** How many episode files can become an episode as they are. */
function completeIn({ episodes, refused, others }: Sources): number {
  return episodes - refused.filter((path) => !others.some((each) => each.path === path)).length;
}

/** The keys that `show.yaml` cannot do without and nobody says. */
function missingIn({ said }: Sources): readonly ShowKey[] {
  return (Object.keys(showFields) as ShowKey[]).filter((key) => showFields[key].required && !said.has(key));
}

type ShowKey = keyof typeof showFields;

/** What a folder holds, for programs. */
function describe({ name, sources }: Named) {
  const { dialects, others, unread, refused, episodes } = sources;
  return {
    folder: name,
    episodes,
    whole: completeIn(sources),
    dialects: dialects.map(({ title, signs, episodes, places, unused }) => ({
      ...{ title, signs, episodes },
      fields: [...places].flatMap(([field, counts]) =>
        [...counts].map(([place, files]) => ({ field, place, files })),
      ),
      unused,
    })),
    others,
    unread,
    refused,
    missing: missingIn(sources),
  };
}

/** What a folder holds, for people. */
function summarise({ name, sources }: Named): string {
  const { dialects, others, unread, episodes, said } = sources;
  const lines = [`${name}: ${count(episodes, 'episode file')}, ${completeIn(sources)} complete`, ''];
  for (const { title, signs, episodes: files, places, unused } of dialects) {
    const because = signs.length > 0 ? `, recognized by ${shortened(signs, 6)}` : '';
    lines.push(`${count(files, 'episode file')} of ${title}${because}`);
    const rows = [...places].flatMap(([field, counts]) =>
      [...counts].map(([place, number], index) => [
        index === 0 ? field : '',
        place,
        number === files ? 'all' : `${number} of ${files}`,
      ]),
    );
    lines.push(...table([['field', '← place', 'files'], ...rows]));
    if (unused.length > 0) lines.push(`  not used: ${shortened(unused, 20)}`);
    lines.push('');
  }
  if (others.length > 0) {
    const rows = others.map(({ path, is, because, gives }) => [
      path,
      is,
      `${is === 'not an episode' ? '' : 'because '}${because}${gives.length > 0 ? `; gives ${gives.join(', ')}` : ''}`,
    ]);
    lines.push('Not episodes', ...table(rows), '');
  }
  if (unread.length > 0) {
    const rows = unread.map(({ kind, because, files }) => [
      `${files.length} ${files.length === 1 ? kind.replace(/\b(file|page)s\b/, '$1') : kind}`,
      shortened(files, 3),
      because,
    ]);
    lines.push('Not read', ...table(rows), '');
  }
  const missing = missingIn(sources).map((key) => [key, showFields[key].doc]);
  const useful = worthSaying.filter((key) => !said.has(key)).map((key) => [key, showFields[key].doc]);
  if (missing.length > 0) lines.push('Still needed in show.yaml', ...table(missing));
  if (useful.length > 0) lines.push('Also useful in show.yaml', ...table(useful));
  return lines.map(clean).join('\n');
}

const worthSaying = [
  'owner',
  'copyright',
  'type',
  'zone',
  'time',
  'hosts',
  'media',
  'pages',
  'published',
  'guids',
  'shortcodes',
  'types',
] as const;

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function shortened(words: readonly string[], most: number): string {
  const rest = words.length - most;
  return words.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** Rows of two or three columns, the columns under each other. */
function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1].map((column) =>
    Math.min(40, Math.max(...rows.map((row) => (row[column] ?? '').length))),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column < row.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell,
    );
    return `  ${cells.join('  ')}`.trimEnd();
  });
}
