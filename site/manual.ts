import { chapterFormats } from '../src/chapters/formats.js';
import { commands } from '../src/commands/index.js';
import { profileForm } from '../src/own-profile.js';
import { formats } from '../src/report/index.js';
import { settingsForm } from '../src/settings.js';
import { episodeFields, showFields } from '../src/show/fields/fields.js';
import type { Fields } from '../src/show/fields/kind.js';
import { publishedFormats, transcriptKinds } from '../src/transcripts/types.js';
import { framed, safe } from './frame.js';
import { type PublicName, publicNames } from './library.js';
import type { Pages } from './reference.js';

const policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

/** What of airworthy can be written, typed and called: pages made from the tables that the program itself reads. */
export async function manualPages(): Promise<Pages> {
  const rows = [
    {
      name: 'show',
      title: 'show.yaml',
      lead: 'Every key of the file that a show begins with.',
      main: fieldsOf(showFields),
    },
    {
      name: 'episode',
      title: 'Front matter',
      lead: 'Every key at the top of an episode file, in YAML (<code>---</code>), TOML (<code>+++</code>) or JSON.',
      main: fieldsOf(episodeFields),
    },
    {
      name: 'settings',
      title: 'Settings and profiles',
      lead: 'How a feed that another program makes is judged, and a profile of your own.',
      main: `<h2><code>airworthy.yaml</code></h2>${fieldsOf(settingsForm.fields)}<h2>A profile file</h2>${fieldsOf(profileForm.fields, 'profile-')}`,
    },
    {
      name: 'commands',
      title: 'Commands',
      lead: 'Every command of <code>airworthy</code>, with its options. They exit with 0 when all is well, 1 when something was found at or above the threshold, and 2 when something could not be read or written.',
      main: await commandsOf(),
    },
    {
      name: 'formats',
      title: 'Formats',
      lead: 'What findings are reported in, and which chapter lists and transcripts are read and written.',
      main: formatsOf(),
    },
    {
      name: 'library',
      title: 'Library',
      lead: 'The public names of the packages <code>airworthy/check</code>, which also runs in a browser, and <code>airworthy</code>, which has them all.',
      main: libraryOf(),
    },
  ];
  const index = `<h1>Reference</h1><p class="lead">Made from the tables, the options and the comments that the program itself is made of.</p><ul class="rules">${rows
    .map(({ name, title, lead }) => `<li><a href="${name}.html">${safe(title)}</a><br>${lead}</li>`)
    .join('')}</ul>`;
  const page = (title: string, main: string) =>
    framed({
      title,
      description: `${title}: a reference of airworthy.`,
      main,
      depth: 1,
      current: 'reference',
      policy,
    });
  return new Map([
    ['reference/index.html', page('Reference', index)],
    ...rows.map(({ name, title, lead, main }): [string, string] => [
      `reference/${name}.html`,
      page(title, `<h1>${safe(title)}</h1><p class="lead">${lead}</p>${main}`),
    ]),
  ]);
}

/** Text with its pieces in backticks as code. */
function marked(text: string): string {
  return safe(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\{@link ([^}]+)\}/g, '<code>$1</code>');
}

function table(label: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row">${first}</th>${rest.map((each) => `<td>${each}</td>`).join('')}</tr>`,
  );
  const titles = head.map((each) => `<th scope="col">${each}</th>`).join('');
  return `<div class="scroll" role="region" aria-label="${safe(label)}" tabindex="0"><table class="wide"><thead><tr>${titles}</tr></thead><tbody>${cells.join('\n')}</tbody></table></div>`;
}

/** A table of fields, each with an id of its own: `before` tells those of two tables of one page apart. */
function fieldsOf(fields: Fields, before = ''): string {
  const rows = Object.entries(fields).map(([key, { doc, kind, required }]) => [
    `<code id="${before}${safe(key)}">${safe(key)}</code>${required ? ' <span class="dim">required</span>' : ''}`,
    marked(doc),
    safe(kind.noun),
  ]);
  return table('Keys', ['Key', 'Meaning', 'Value'], rows);
}

async function commandsOf(): Promise<string> {
  const sections: string[] = [];
  for (const { name, argument, summary, load } of commands) {
    const { options } = await load();
    const rows = options.map(({ flags, doc, default: value }) => [
      `<code>${safe(flags)}</code>`,
      `${safe(doc)}${value === undefined ? '' : ` <span class="dim">(default: ${safe(value)})</span>`}`,
    ]);
    const usage = ['airworthy', name, ...(options.length > 0 ? ['[options]'] : []), argument ?? ''].join(' ');
    sections.push(
      `<section id="${name}"><h2><code>${name}</code></h2><p>${safe(summary)}</p><pre tabindex="0">${safe(usage.trim())}</pre>${
        rows.length > 0 ? table(`Options of ${name}`, ['Option', 'Meaning'], rows) : ''
      }</section>`,
    );
  }
  const links = commands.map(({ name }) => `<a href="#${name}"><code>${name}</code></a>`);
  return `<p class="row">${links.join('')}</p>${sections.join('\n')}`;
}

function formatsOf(): string {
  const reports = Object.entries(formats).map(([name, { doc }]) => [`<code>${name}</code>`, safe(doc)]);
  const lists = Object.entries(chapterFormats).map(([name, format]) => [
    `<code>${name}</code>`,
    safe(format.title),
    'write' in format ? 'read and written' : 'read',
    format.keeps.join(', '),
  ]);
  const transcripts = Object.entries(transcriptKinds).map(([name, kind]) => [
    `<code>${name}</code>`,
    safe(kind.title),
    (publishedFormats as readonly string[]).includes(name) ? 'read and written' : 'read',
    'type' in kind ? `<code>${kind.type}</code>` : '',
  ]);
  return `<h2>Reports</h2><p><code>airworthy check --format &lt;name&gt;</code></p>${table('Formats of reports', ['Name', 'What it is for'], reports)}
<p>The schema of <code>json</code> comes with the package as <code>airworthy/report.schema.json</code>. Rules come by severity and id, each with its findings; what a finding does not say, its rule says. <code>at</code> is a range: line, column, line and column of the end, from 1 and in UTF-16 units. <code>--verbose</code> adds why it matters, the path and the fingerprint; <code>ndjson</code> says all of it with each finding.</p>
<h2>Chapter lists</h2>${table('Formats of chapter lists', ['Name', 'Format', 'It is', 'Besides the start it says'], lists)}
<h2>Transcripts</h2>${table('Formats of transcripts', ['Name', 'Format', 'It is', 'Type in a feed'], transcripts)}`;
}

function libraryOf(): string {
  const section = (name: string, names: readonly PublicName[]): string =>
    `<h2><code>${name}</code></h2>${names
      .toSorted((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1))
      .map(
        ({ name: each, doc, signature }) =>
          `<section id="${each}" class="name"><h3><code>${each}</code></h3>${doc ? `<p>${marked(doc)}</p>` : ''}<pre tabindex="0">${safe(signature)}</pre></section>`,
      )
      .join('\n')}`;
  return `${section('airworthy/check', publicNames('src/judge.ts'))}${section('airworthy', publicNames('src/index.ts'))}`;
}
