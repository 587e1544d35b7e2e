import { vocabularies, vocabularyOf } from '../src/catalogue.js';
import { demandsOf, limitsOf } from '../src/commands/directory.js';
import { describe } from '../src/commands/rules.js';
import { directories, profiles } from '../src/directories/index.js';
import type { CitedDocument, Profile } from '../src/directories/profile.js';
import { catalogue } from '../src/explained.js';
import { pathOfPage } from '../src/report/page.js';
import { formerIds } from '../src/rules/former.js';
import type { Example, Rule } from '../src/rules/rule.js';
import { severities, worstOf } from '../src/severity.js';
import { exampleOf, pre } from './example.js';
import { framed, safe } from './frame.js';

/** Pages by their paths below the root of the site. */
export type Pages = ReadonlyMap<string, string>;

const quiet = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/** One page per rule and per directory, and a list of each. `search` is the script of the list of rules. */
export function referencePages(search: { readonly script: string; readonly policy: string }): Pages {
  const pages = new Map<string, string>();
  for (const id of Object.keys(catalogue)) pages.set(pathOfPage(id), rulePage(id));
  for (const [former, present] of Object.entries(formerIds))
    pages.set(pathOfPage(former), movedPage(former, present));
  for (const name of profiles) pages.set(`directories/${name}.html`, directoryPage(directories[name]));
  pages.set('rules/index.html', rulesPage(search));
  pages.set('directories/index.html', directoriesPage());
  return pages;
}

const needs: Readonly<Record<string, string>> = {
  network: 'It needs the network: <code>airworthy check --online</code> runs it.',
  address:
    'It judges how a feed is served: <code>airworthy check</code> with the address of the feed runs it.',
  files: 'It looks at the files that a feed names, where <code>airworthy check</code> finds them.',
  previous:
    'It compares with the feed that subscribers have: <code>airworthy check --against</code> runs it.',
};

function rulePage(id: string): string {
  const { summary, why, help, severities: asked, needs: need, sources } = describe(id);
  const rule = catalogue[id] as Rule;
  const { bad = [], good = [], fixes = {} } = rule;
  const rows = Object.entries(asked).map(
    ([name, severity]) =>
      `<tr><th scope="row"><a href="../../directories/${name}.html">${safe(titleOf(name))}</a></th><td class="${severity}">${severity}</td></tr>`,
  );
  const examples = (title: string, some: readonly Example[]) =>
    some.length === 0 ? '' : `<h2>${title}</h2>${some.map((each) => exampleOf(each)).join('\n')}`;
  const [before, after] = Object.entries(fixes)[0] ?? [];
  const fixed = typeof after === 'object' ? after.unsafe : after;
  const how = typeof after === 'object' ? 'fix --unsafe' : 'fix';
  const main = `<div class="rule"><div><h1><code>${safe(id)}</code></h1>
<p class="lead">${safe(summary)}</p>
<dl class="facts"><dt>Why it matters</dt><dd>${safe(why)}</dd><dt>What to do</dt><dd>${safe(help)}</dd></dl>
${need ? `<p>${needs[need]}</p>` : ''}</div>
${rows.length > 0 ? `<section class="asks"><h2>Who asks for it</h2><table><thead><tr><th scope="col">Directory or specification</th><th scope="col">It is</th></tr></thead><tbody>${rows.join('')}</tbody></table></section>` : ''}
<div>${examples('Wrong', bad)}
${examples('Right', good)}
${before !== undefined && fixed !== undefined ? `<h2>The fix</h2><p><code>airworthy ${how}</code> turns</p>${pre(before)}<p>into</p>${pre(fixed)}` : ''}
${sources.length > 0 ? `<h2>On what authority</h2><ul>${sources.map(documentItem).join('')}</ul>` : ''}</div></div>`;
  return framed({ title: id, description: summary, main, depth: 2, current: 'rules', policy: quiet });
}

const evidences: Readonly<Record<CitedDocument['evidence'], string>> = {
  read: 'document, read',
  quoted: 'quotation, read',
  impl: 'source code, read',
  wild: 'report of a case, read',
  standard: 'standard, read',
};

function documentItem({ name, section, url, evidence, read }: CitedDocument & { section?: string }): string {
  return `<li><a href="${safe(url)}" rel="noreferrer">${safe(name)}</a>${section ? `, ${safe(section)}` : ''} <span class="dim">(${evidences[evidence]} ${read})</span></li>`;
}

function movedPage(former: string, present: string): string {
  const main = `<h1><code>${safe(former)}</code></h1><p class="lead">This rule is now called <a href="../../${pathOfPage(present)}"><code>${safe(present)}</code></a>.</p>`;
  const description = `${former} is now called ${present}.`;
  return framed({ title: former, description, main, depth: 2, current: 'rules', policy: quiet });
}

function titleOf(name: string): string {
  return profiles.flatMap((each) => (each === name ? directories[each].title : []))[0] ?? name;
}

function rulesPage({ script, policy }: { readonly script: string; readonly policy: string }): string {
  const sections = vocabularies.map((vocabulary) => {
    const ids = Object.keys(catalogue).filter((id) => vocabularyOf(id) === vocabulary);
    const rows = ids.map((id) => {
      const { summary, severities: asked } = describe(id);
      const worst = worstOf(Object.values(asked)) ?? 'info';
      return `<li data-asked="${Object.keys(asked).join(' ')}"><a href="../${pathOfPage(id)}"><code>${safe(id)}</code></a> <span class="badge ${worst}">${worst}</span><br>${safe(summary)}</li>`;
    });
    return `<section><h2>${safe(vocabulary)}</h2><ul class="rules">${rows.join('\n')}</ul></section>`;
  });
  const options = profiles.map((name) => `<option value="${name}">${safe(directories[name].title)}</option>`);
  const count = Object.keys(catalogue).length;
  const main = `<h1>Rules</h1>
<p class="lead">${count} rules, each with what it asks for, why, who asks, and on what authority.</p>
<form id="search" class="row" role="search" hidden><label>Search <input type="search" id="words" autocomplete="off" placeholder="guid, artwork, 1400 pixels"></label><label>Asked by <select id="asker"><option value="">anybody</option>${options.join('')}</select></label></form>
<p id="count" role="status"></p>
${sections.join('\n')}`;
  const description = 'Every rule that airworthy judges podcast feeds by.';
  return framed({ title: 'Rules', description, main, depth: 1, current: 'rules', script, policy });
}

const kinds = { directory: 'a directory', specification: 'a specification', own: 'a profile' } as const;

function directoryPage(profile: Profile): string {
  const { title, kind, documents, limits, name } = profile;
  const rows = demandsOf(profile);
  const groups = severities.map((severity) => {
    const those = rows.filter((row) => row.severity === severity);
    if (those.length === 0) return '';
    const items = those.map(({ rule, summary, of, letter, authority }) => {
      const only = of ? ` (only ${of.map((each) => safe(`<${each}>`)).join(', ')})` : '';
      const strict = letter ? ` <span class="dim">${letter} with --strict</span>` : '';
      const cited =
        authority.length > 0 ? `<br><span class="dim">${authority.map(safe).join('; ')}</span>` : '';
      return `<li><a href="../${pathOfPage(rule)}"><code>${safe(rule)}</code></a>${only}${strict}<br>${safe(summary)}${cited}</li>`;
    });
    return `<h2><span class="badge ${severity}">${severity}</span> ${those.length}</h2><ul class="rules">${items.join('\n')}</ul>`;
  });
  const bounds = limitsOf(limits).map(
    ([what, limit]) => `<tr><th scope="row">${safe(what)}</th><td>${safe(limit)}</td></tr>`,
  );
  const main = `<h1>${safe(title)}</h1>
<p class="lead">${rows.length} rules that ${kinds[kind]} asks for, besides those that every feed must follow. To judge by them alone: <code>airworthy check --profile ${safe(name)}</code></p>
${bounds.length > 0 ? `<h2>Limits</h2><table><tbody>${bounds.join('')}</tbody></table>` : ''}
${groups.join('\n')}
<h2>Documents</h2><ul>${Object.values(documents).map(documentItem).join('')}</ul>`;
  const description = `Everything that ${title} asks of a podcast feed, with the documents that say so.`;
  return framed({ title, description, main, depth: 1, current: 'directories', policy: quiet });
}

function directoriesPage(): string {
  const rows = profiles.map((name) => {
    const { title, kind } = directories[name];
    const asked = demandsOf(directories[name]);
    const count = (severity: string) => asked.filter((each) => each.severity === severity).length;
    return `<tr><th scope="row"><a href="${name}.html">${safe(title)}</a></th><td>${kind}</td>${severities.map((each) => `<td>${count(each)}</td>`).join('')}</tr>`;
  });
  const main = `<h1>Directories and specifications</h1>
<p class="lead">What each of them asks of a feed, how much it matters to them, and where they say so.</p>
<div class="scroll" role="region" aria-label="Directories" tabindex="0"><table><thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Errors</th><th scope="col">Warnings</th><th scope="col">Infos</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  const description = 'What podcast directories and specifications ask of a feed.';
  return framed({ title: 'Directories', description, main, depth: 1, current: 'directories', policy: quiet });
}
