import { nearest } from '../../text/nearest.js';
import { withoutEnding } from '../endings.js';
import { collect, type FileFinding, type ReportFault } from '../faults.js';
import { keysOf } from '../fields/described.js';
import { episodeFields } from '../fields/fields.js';
import { askedFor, placeholders } from '../pattern.js';
import type { Recognised } from '../survey/recognise.js';
import { entry, entryAt, type Table } from '../syntax/value.js';

/** What `show.yaml` says to no effect: of episodes that have no file, of fields that no episode has. */
export function checkShow(
  show: Table,
  found: readonly Pick<Recognised, 'role' | 'slug' | 'answers'>[],
): readonly FileFinding[] {
  const { report, findings } = collect();
  const episodes = found.filter(({ role }) => role === 'episode');
  checkEpisodes(
    show,
    episodes.map(({ slug }) => slug),
    report,
  );
  checkKeys(show, report);
  checkSlugs(show, report);
  if (episodes.length > 0) {
    checkPatterns(show, new Set(episodes.flatMap(({ answers }) => [...(answers?.keys() ?? [])])), report);
  }
  checkShortcodes(show, report);
  return findings;
}

function checkEpisodes(own: Table, slugs: readonly string[], report: ReportFault): void {
  const episodes = entry(own, 'episodes')?.value;
  if (episodes?.kind !== 'table') return;
  for (const { key, keySpan, value } of episodes.entries) {
    if (value.kind !== 'table') {
      report('source/value-invalid', value.span, `episodes.${key} is not a table of fields.`);
    }
    if (slugs.includes(key)) continue;
    const meant = nearest(withoutEnding(key), slugs);
    report('source/key-unknown', keySpan, `episodes names "${key}", which is not an episode file.`, {
      help: meant ? `Write "${meant}", or remove it.` : 'Remove it, or add the file.',
    });
  }
}

/** What `keys` may map: the notes, and the fields, those within a table by their paths, such as `audio.url`. */
const mappable = [
  'notes',
  ...Object.entries(episodeFields).flatMap(([key, { kind }]) => [
    key,
    ...keysOf(kind.schema).map((inner) => `${key}.${inner}`),
  ]),
];

function checkKeys(own: Table, report: ReportFault): void {
  const keys = entry(own, 'keys')?.value;
  if (keys?.kind !== 'table') return;
  for (const { key, keySpan, value } of keys.entries) {
    if (value.kind === 'scalar' && value.text.trim() === '') {
      report('source/value-invalid', value.span, `keys.${key} is empty.`);
    }
    if (mappable.includes(key)) continue;
    const meant = nearest(key, mappable);
    report('source/key-unknown', keySpan, `keys names "${key}", which is not a field of an episode.`, {
      help: meant ? `Write "${meant}", or remove it.` : 'Remove it, or name a field.',
    });
  }
}

function checkSlugs(own: Table, report: ReportFault): void {
  const slugs = entry(own, 'slugs')?.value;
  const numbering = entry(own, 'numbering')?.value;
  if (!slugs || slugs.kind === 'empty') return;
  if (numbering?.kind === 'scalar' && numbering.text.trim().toLowerCase() === 'slug') return;
  report('source/value-invalid', slugs.span, 'slugs describes numbers that are not used.', {
    help: 'Add "numbering: slug", or remove "slugs".',
  });
}

/** Reports a pattern that asks for a key which no episode file has: it would be filled in nowhere. */
function checkPatterns(own: Table, answered: ReadonlySet<string>, report: ReportFault): void {
  for (const name of ['recordings', 'pages', 'guids']) {
    const pattern = entry(own, name)?.value;
    if (pattern?.kind !== 'scalar') continue;
    for (const key of askedFor([pattern.text])) {
      if (answered.has(key)) continue;
      const meant = nearest(key, placeholders);
      report('source/value-invalid', pattern.span, `${name} uses {${key}}, which no episode file has.`, {
        help: meant ? `Write "{${meant}}".` : 'Use a key that the files have.',
      });
    }
  }
}

/** A shortcode cannot be left out and replaced. */
function checkShortcodes(own: Table, report: ReportFault): void {
  const strip = entryAt(own, 'shortcodes.strip')?.value;
  const replace = entryAt(own, 'shortcodes.replace')?.value;
  if (!strip || replace?.kind !== 'table') return;
  const names = (strip.kind === 'list' ? strip.items : [strip]).flatMap((each) =>
    each.kind === 'scalar' ? [each.text.trim()] : [],
  );
  for (const { key, keySpan } of replace.entries) {
    if (!names.includes(key)) continue;
    report('source/value-invalid', keySpan, `shortcodes both strips and replaces "${key}".`, {
      help: 'Keep one of the two.',
    });
  }
}
