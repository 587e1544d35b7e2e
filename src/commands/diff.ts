import { applyAccepts } from '../accept.js';
import { check, noneSkipped } from '../check.js';
import { changesOf } from '../compare/changes.js';
import { comparisonOf } from '../compare/comparison.js';
import { defaultProfiles } from '../diagnostic.js';
import { changeFormats, isSafe } from '../report/changes.js';
import { feedChange } from '../rules/feed-change/index.js';
import { position } from '../text/source.js';
import { type Document, faults } from '../xml/document.js';
import { chooseOne } from './choose.js';
import { type Command, UsageError } from './command.js';
import { fetching, shownName } from './open.js';
import { acceptOptions, acceptsFrom, profileOption, profilesFrom } from './options.js';
import { maxBytesOption, openFeed } from './previous.js';

export const diffCommand: Command = {
  options: [
    profileOption,
    {
      flags: '--format <name>',
      doc: `how to show the changes: ${Object.keys(changeFormats).join(', ')}`,
      default: 'pretty',
    },
    ...acceptOptions,
    maxBytesOption,
    ...fetching,
  ],
  async run([oldName = '', newName = ''], options, terminal) {
    const names = Object.keys(changeFormats) as (keyof typeof changeFormats)[];
    const render = changeFormats[chooseOne('format', String(options.format), names)];
    const active = (await profilesFrom(options, terminal)) ?? defaultProfiles;
    const accepts = acceptsFrom(options);
    if (oldName === '-' && newName === '-')
      throw new UsageError('only one of the feeds can be standard input');
    const before = await openFeed(oldName, options, terminal);
    const after = await openFeed(newName, options, terminal);
    requireWellFormed(after);

    const comparison = comparisonOf(before, after);
    const { diagnostics: found } = check(after, {
      ...{ profiles: active, now: terminal.now, previous: before, rules: feedChange },
    });
    const { diagnostics, accepted } = applyAccepts(found, accepts);
    const findings = {
      files: [{ name: await shownName(newName), diagnostics, document: after }],
      skipped: noneSkipped,
      accepted,
    };
    const changes = comparison ? changesOf(comparison) : [];
    const report = { before: before.source, after: after.source, changes, findings };
    terminal.print(render(report, terminal));
    return isSafe(report) ? 0 : 1;
  },
};

/** Throws a usage error for a new feed that players refuse: what they make of the rest does not matter then. */
function requireWellFormed({ fatal, findings, source }: Document): void {
  const first = fatal && findings.find(({ rule }) => faults[rule] === 'refused');
  if (!first) return;
  const { line, column } = position(source, first.span.start);
  throw new UsageError(
    `${source.name}:${line}:${column} is not well-formed, and players reject the feed; run airworthy check`,
  );
}
