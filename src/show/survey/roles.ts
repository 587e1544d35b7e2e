import { valueAt } from '../../text/table.js';
import { isHttp } from '../../text/url.js';
import { type Entry, entryAt, isEmpty, type Table } from '../syntax/value.js';

/**
 * What a file in the folder of a show is. `source` says more of an episode that another file is of; `left` is one
 * that the show does not choose; `none` is not for listeners; `refused` looks like an episode and has nothing that makes one.
 */
export type Role =
  | 'episode'
  | 'source'
  | 'left'
  | 'show'
  | 'person'
  | 'sponsor'
  | 'page'
  | 'none'
  | 'refused';

/** The role that a file was recognised to play, and by what. */
export interface Recognition {
  readonly role: Role;
  readonly because: string;
}

/** Files that people write about their work, not for listeners. */
const papers =
  /^(readme|licen[cs]e|copying|changelog|contributing|code_of_conduct|authors|archetype|robots|humans|ads|llms)s?$/i;

/** Pages of a website about the show as a whole. */
const pages =
  /^(subscribe|about|contact|imprint|impressum|privacy|datenschutz|terms|archives?|search|404|faq|support|donate|membership|members|community|sponsors?|advertise|press|links|feeds?|episodes|index|home|team|hosts|guests|people|legal|thanks|shop|newsletter)$/i;

/** Folders whose files all play one role. */
const folders: Readonly<Record<string, Role>> = {
  ...{
    people: 'person',
    hosts: 'person',
    guests: 'person',
    authors: 'person',
    speakers: 'person',
    guest: 'person',
  },
  ...{ host: 'person', person: 'person', sponsors: 'sponsor', sponsor: 'sponsor' },
  ...{
    layouts: 'none',
    includes: 'none',
    archetypes: 'none',
    templates: 'none',
    site: 'none',
    public: 'none',
  },
};

/** Collections of Jekyll start with an underscore and hold pages all the same. */
const collections =
  /^_(posts?|episodes?|podcasts?|shows?|sermons?|messages?|talks?|interviews?|drafts|people|hosts|guests|authors|sponsors)$/i;

/** Whether a file lies in a folder of drafts, which Jekyll keeps from readers whatever they say. */
export function liesInDrafts(path: string): boolean {
  return /(^|\/)_?drafts\//.test(path);
}

/** What the path of a file tells of it; undefined when it may be anything. */
export function roleByPath(path: string): Recognition | undefined {
  const parts = path.split('/');
  const name = (parts.pop() ?? '').replace(/\.[^.]*$/, '');
  const hidden = parts.find((part) => part.startsWith('_') && !collections.test(part));
  if (hidden !== undefined) return { role: 'none', because: `it lies in ${hidden}` };
  const isIndex = /^_index(\.\w{2,5})?$/i.test(name);
  for (const [depth, part] of parts.entries()) {
    const folder = part.replace(/^_/, '').toLowerCase();
    const role = valueAt(folders, folder);
    // Hugo gives each of them a folder, too: guests/alice/_index.md.
    const isOfAll = isIndex && depth === parts.length - 1;
    if (role) return { role: isOfAll ? 'page' : role, because: `it lies in ${part}` };
  }
  if (isIndex) return { role: parts.length === 0 ? 'show' : 'page', because: 'of its name' };
  if (name.startsWith('_')) return { role: 'none', because: 'its name starts with _' };
  if (papers.test(name)) return { role: 'none', because: 'of its name' };
  return undefined;
}

const ofPerson = [
  'avatar',
  'bio',
  'homepage',
  'twitter',
  'mastodon',
  'github',
  'linkedin',
  'username',
  'role',
];
const ofSponsor = ['shortname', 'sponsor', 'tagline', 'link', 'url', 'logo'];

/**
 * What the keys of a file without number and audio tell of it; undefined when it may be anything. A layout is
 * named after what it shows, and `podcast` may be the show or an episode of it: neither makes a dated page one
 * about the show.
 */
export function roleByKeys(path: string, table: Table, isDated: boolean): Recognition | undefined {
  const type = ['type', 'kind', 'layout', '_model'].flatMap((key) => entryAt(table, key) ?? [])[0];
  const said = type?.value.kind === 'scalar' ? type.value.text.trim().toLowerCase() : '';
  const because = `${type?.key} is ${said}`;
  if (/^(show|podcast|series)$/.test(said) && type?.key !== 'layout' && !isDated) {
    return { role: 'show', because };
  }
  if (/^(host|guest|person|people|author|speaker)s?$/.test(said)) return { role: 'person', because };
  if (/^sponsors?$/.test(said)) return { role: 'sponsor', because };
  if (/^(page|blog|blog-?post|article|home)s?$/.test(said)) return { role: 'page', because };
  const person = ofPerson.filter((key) => entryAt(table, key));
  if (person.length >= 3) return { role: 'person', because: `it has ${person.slice(0, 3).join(', ')}` };
  const sponsor = ofSponsor.filter((key) => entryAt(table, key));
  if (entryAt(table, 'shortname') && sponsor.length >= 2) {
    return { role: 'sponsor', because: `it has ${sponsor.join(', ')}` };
  }
  return isNamedAsPage(path) ? { role: 'page', because: 'of its name' } : undefined;
}

/** Whether a file is named like a page about the show as a whole. */
export function isNamedAsPage(path: string): boolean {
  const [name = '', folder] = path
    .replace(/\.[^.]*$/, '')
    .split('/')
    .reverse();
  return pages.test(name) && (name.toLowerCase() !== 'index' || folder === undefined);
}

/** The keys of `show.yaml` that pages about the show can give, and where they say them. */
const ofShow: Readonly<Record<string, readonly string[]>> = {
  title: ['title'],
  description: ['description', 'summary'],
  hosts: ['hosts'],
  link: ['links.shownotes.url', 'links.website.url', 'homepage', 'website'],
  feed: ['rss', 'feed', 'links.feed.url', 'feed_url'],
};

/** What a page says of its show, by the keys of `show.yaml`; only its feed when it is about something else. */
export function sayingsOf(table: Table, role: Role): readonly Entry[] {
  return Object.entries(ofShow).flatMap(([key, places]) => {
    if (role !== 'show' && key !== 'feed') return [];
    for (const place of places) {
      const found = entryAt(table, place);
      if (!found || isEmpty(found.value)) continue;
      const isUrl = found.value.kind === 'scalar' && isHttp(found.value.text);
      if ((key !== 'link' && key !== 'feed') || isUrl) return [{ ...found, key }];
    }
    return [];
  });
}
