import { basename, dirname, resolve } from 'node:path';
import { noneSkipped } from '../check.js';
import { type Diagnostic, defaultProfiles, diagnose } from '../diagnostic.js';
import { openFolder } from '../io/folder.js';
import { reasonFor } from '../io/input.js';
import { formats } from '../report/index.js';
import { byFile } from '../report/report.js';
import { faults } from '../show/faults.js';
import { showFields } from '../show/fields/fields.js';
import type { Folder } from '../show/folder.js';
import { readSources, type Sources } from '../show/sources.js';
import type { Command, Terminal } from './command.js';

export const sourcesCommand: Command = {
  options: [],
  async run(args, _options, terminal) {
    let refused = 0;
    const found: Diagnostic[] = [];
    for (const name of args) {
      const sources = await readSources(open(name, terminal));
      refused += sources.refused.length;
      terminal.print(`${describe(name, sources)}\n`);
      found.push(
        ...sources.findings.map(
          (each) => diagnose(each, faults[each.rule], each.source, defaultProfiles) as Diagnostic,
        ),
      );
    }
    if (found.length > 0) {
      terminal.print(formats.pretty({ files: byFile(found), skipped: noneSkipped, accepted: 0 }, terminal));
    }
    return refused > 0 ? 1 : 0;
  },
};

/** A folder, or a folder that holds nothing but the one file that was named. */
function open(name: string, terminal: Terminal): Folder {
  const path = resolve(terminal.folder, name);
  try {
    return openFolder(path, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw reasonFor(error, name);
  }
  try {
    const folder = openFolder(dirname(path), dirname(name), 'own');
    const others = folder.files.filter((each) => !/\.(md|markdown|mdx|txt|html?|njk)$/i.test(each));
    return { ...folder, files: [...others, basename(path)].sort() };
  } catch (error) {
    throw reasonFor(error, name);
  }
}

function describe(name: string, sources: Sources): string {
  const { dialects, others, refused, episodes, said } = sources;
  const whole = episodes - refused.filter((path) => !others.some((each) => each.path === path)).length;
  const lines = [`${name}: ${count(episodes, 'episode file')}, ${whole} whole`, ''];
  for (const { title, signs, episodes: files, places, unused } of dialects) {
    const because = signs.length > 0 ? `, told by ${shortened(signs, 6)}` : '';
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
    lines.push('No episodes', ...table(rows), '');
  }
  const missing = Object.entries(showFields).filter(([key, { required }]) => required && !said.has(key));
  const useful = worthSaying.filter((key) => !said.has(key)).map((key) => [key, showFields[key].doc]);
  if (missing.length > 0) {
    lines.push('Only the show can say, in show.yaml', ...table(missing.map(([key, { doc }]) => [key, doc])));
  }
  if (useful.length > 0) lines.push('Worth saying there as well', ...table(useful));
  return lines.join('\n');
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
