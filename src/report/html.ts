import type { Diagnostic } from '../diagnostic.js';
import { groupsBy } from '../text/groups.js';
import { lineText, position } from '../text/source.js';
import { clean } from './clean.js';
import { episodeStates } from './episodes.js';
import { pageOf } from './page.js';
import { placeOf } from './place.js';
import { counted, countsOf, type FileReport, type Renderer, type Report } from './report.js';
import { verdictsOf } from './verdict.js';

/** One page that needs nothing else: no script is required to read it, it prints, and it follows the system's theme. */
export const html: Renderer = (report) => {
  const title =
    report.files.length === 1 ? (report.files[0]?.name ?? '') : counted(report.files.length, 'file');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${safe(title)} – airworthy</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${safe(title)}</h1>
<p>${safe(countsOf(report))}</p>
</header>
<main>
${verdicts(report)}
${report.files.map((file) => section(file, report.files.length > 1)).join('\n')}
</main>
<footer><p>Written by airworthy. <code>airworthy explain &lt;rule&gt;</code> tells more about a rule.</p></footer>
<script>${script}</script>
</body>
</html>
`;
};

function verdicts(report: Report): string {
  const rows = verdictsOf(report).map(
    ({ title, passes, words }) =>
      `<tr class="${passes ? 'pass' : 'fail'}"><th scope="row">${safe(title)}</th><td>${passes ? '✓' : '✗'} ${safe(words)}</td></tr>`,
  );
  if (rows.length === 0) return '';
  return `<section><h2>Verdicts</h2><table><tbody>${rows.join('')}</tbody></table></section>`;
}

function section(file: FileReport, isNamed: boolean): string {
  const { name, diagnostics, unreadable } = file;
  const list = episodes(file, isNamed ? 'h3' : 'h2');
  const heading = isNamed ? `<h2>${safe(name)}</h2>` : '<h2>Findings</h2>';
  if (unreadable !== undefined)
    return `<section>${heading}<p class="error">${safe(unreadable)}</p></section>`;
  if (diagnostics.length === 0) return `<section>${heading}<p>Nothing was found.</p></section>${list}`;
  const groups = groupsBy(diagnostics, ({ severity, rule }) => `${severity} ${rule}`);
  const order = ['error', 'warning', 'info'];
  const sorted = [...groups.values()].sort(
    ([a], [b]) => order.indexOf(a?.severity ?? '') - order.indexOf(b?.severity ?? ''),
  );
  return `<section>${heading}<div class="findings">${sorted.map(group).join('\n')}</div></section>${list}`;
}

/** How many places of one rule are shown with their excerpts. */
const shownPlaces = 20;

function group(found: readonly Diagnostic[]): string {
  const [first] = found;
  if (!first) return '';
  const { severity, rule, why, profiles } = first;
  const places = found.slice(0, shownPlaces).map((each) => {
    const times = each.count > 1 ? ` (${counted(each.count, 'place')})` : '';
    const own = each.why === why ? '' : `<p class="why">${safe(each.why)}</p>`;
    const help = `${own}<p class="help">${safe(each.help)}${each.fix ? ' <span class="fixable">can be fixed automatically</span>' : ''}</p>`;
    return `<li><p><span class="place">${safe(placeOf(each))}</span> ${safe(each.message)}${times}</p>${excerpt(each)}${help}</li>`;
  });
  const rest = found.length - places.length;
  return `<details class="${severity}" data-severity="${severity}"${severity === 'info' ? '' : ' open'}>
<summary><span class="severity">${severity}</span> <code>${safe(rule)}</code> <span class="asked">${safe(profiles.join(', '))}</span> <span class="count">${found.length}</span></summary>
<p class="why">${safe(why)} <a href="${safe(pageOf(rule))}">About ${safe(rule)}</a></p>
<ol>${places.join('\n')}</ol>
${rest > 0 ? `<p>… and ${rest} more.</p>` : ''}</details>`;
}

function excerpt({ source, span }: Diagnostic): string {
  const { line, column } = position(source, span.start);
  const text = lineText(source, line);
  // An indent would move the fault out of sight of who reads on a phone.
  const indent = text.length - text.trimStart().length;
  const start = Math.max(Math.min(indent, column - 1), column - 1 - 60);
  const end = Math.min(text.length, Math.max(column + 80, 0));
  const to = Math.min(end, column - 1 + Math.max(1, span.end - span.start));
  const before = `${start > indent ? '…' : ''}${safe(text.slice(start, column - 1))}`;
  const after = `${safe(text.slice(to, end))}${end < text.length ? '…' : ''}`;
  return `<pre tabindex="0"><span class="line">${line}</span>${before}<mark>${safe(text.slice(column - 1, to)) || ' '}</mark>${after}</pre>`;
}

/** The episodes of a feed with the worst that was found in each. */
function episodes({ document, diagnostics }: FileReport, heading: 'h2' | 'h3'): string {
  const all = episodeStates(document, diagnostics);
  if (all.length === 0) return '';
  const rows = all.slice(0, 1000).map(({ title, state }) => {
    return `<li class="${state}"><span class="severity">${state}</span> ${safe(title)}</li>`;
  });
  return `<section><${heading}>Episodes</${heading}><ol class="episodes">${rows.join('\n')}</ol></section>`;
}

function safe(text: string): string {
  return clean(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root{color-scheme:light dark;--error:#b3261e;--warning:#8a5300;--info:#0b57d0;--fine:#1b6e3c;--line:#d5d7db;--soft:#f4f5f7;--text:#1b1c1e;--dim:#5c6068;--paper:#fff;--mark:#ffe08a}
@media (prefers-color-scheme:dark){:root{--error:#ff8a80;--warning:#ffc266;--info:#9ac1ff;--fine:#7fd6a0;--line:#3b3e44;--soft:#23252a;--text:#e7e8ea;--dim:#a9adb5;--paper:#17181b;--mark:#6b5300}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem 4rem;font:1rem/1.5 system-ui,sans-serif;color:var(--text);background:var(--paper)}
h1{font-size:1.5rem;margin:0;overflow-wrap:anywhere}h2{font-size:1.15rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
header p,footer p,.why,.asked{color:var(--dim)}header p{margin:.25rem 0 0}
h3{font-size:1rem;margin:1.2rem 0 .4rem}table{border-collapse:collapse}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid var(--line)}th{font-weight:600;padding-right:2.5rem}
.pass td{color:var(--fine)}.fail td{color:var(--error)}
details{border:1px solid var(--line);border-left:.3rem solid var(--dim);border-radius:.4rem;margin:.6rem 0;padding:.4rem .8rem}
details.error{border-left-color:var(--error)}details.warning{border-left-color:var(--warning)}details.info{border-left-color:var(--info)}
summary{cursor:pointer;padding:.2rem 0}summary code{font-weight:600;overflow-wrap:anywhere}
.severity{display:inline-block;font-size:.8rem;font-weight:700;margin-right:.3rem}.episodes .severity{min-width:4.2rem}
.error>.severity,.error>summary .severity,p.error{color:var(--error)}.warning>.severity,.warning>summary .severity{color:var(--warning)}.info>.severity,.info>summary .severity{color:var(--info)}.fine>.severity{color:var(--fine)}
.count{float:right;color:var(--dim)}
ol{padding-left:1.4rem;margin:.4rem 0}li{margin:.5rem 0}li p{margin:.15rem 0;overflow-wrap:anywhere}
.place{font-family:ui-monospace,monospace;font-size:.85rem;color:var(--dim)}
pre{margin:.3rem 0;padding:.4rem .6rem;background:var(--soft);border-radius:.3rem;white-space:pre-wrap;overflow-wrap:anywhere;font:.85rem/1.5 ui-monospace,monospace}
.line{color:var(--dim);margin-right:1ch;user-select:none}mark{background:var(--mark);color:inherit;border-radius:.15rem}
details>.why{margin:.3rem 0 .5rem}.why a{color:inherit}
.fixable{font-size:.8rem;border:1px solid var(--line);border-radius:1rem;padding:0 .5rem}
.episodes{list-style-position:outside}.episodes li{margin:.15rem 0;overflow-wrap:anywhere}
.filters{display:flex;flex-wrap:wrap;gap:1rem;border:0;padding:0;margin:1rem 0}
:focus-visible{outline:.15rem solid var(--info);outline-offset:.1rem}
@media print{body{max-width:none;padding:0}details{break-inside:avoid}.filters{display:none}details::details-content{content-visibility:visible;block-size:auto}}
`;

/** Boxes that hide a severity: a comfort that the page can do without. */
const script = `
const main=document.querySelector('main'),found=document.querySelectorAll('details[data-severity]');
if(found.length){const set=document.createElement('fieldset');set.className='filters';
const legend=document.createElement('legend');legend.textContent='Show';set.append(legend);
for(const severity of ['error','warning','info']){const all=[...found].filter(e=>e.dataset.severity===severity);if(!all.length)continue;
const label=document.createElement('label'),box=document.createElement('input');box.type='checkbox';box.checked=true;
box.addEventListener('change',()=>{for(const e of all)e.hidden=!box.checked});
label.append(box,' '+severity+' ('+all.length+')');set.append(label)}
main.querySelector('.findings')?.closest('section').before(set)}
`;
