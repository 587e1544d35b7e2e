import type { Fix } from '../../diagnostic.js';
import { made } from '../../text/cache.js';
import { isEmailAddress } from '../../text/email.js';
import { groups, groupsOf, roles } from '../../vocabulary/people.js';
import type { Attribute, Element } from '../../xml/document.js';
import { attributeIs, attributeValue, either, oneOf, quoted } from '../judgement.js';
import { name, rules, within } from '../rule.js';

/** What a role and a group are when they are not written. */
const defaultRole = 'host';
const defaultGroup = 'cast';

const hosting = ['host', 'co-host', 'guest host'];

/** Whether a person is credited as one of those who lead through the episode. */
function isHost(person: Element): boolean {
  return hosting.includes((attributeValue(person, 'role') ?? defaultRole).toLowerCase());
}

/** Whether the role of a person is one that apps know. */
function isKnown(person: Element): boolean {
  return groupsOf(attributeValue(person, 'role') ?? defaultRole).length > 0;
}

/** The advice to write a group: in place of the one there, or behind the role when there is none. */
function regrouping({ name, span }: Attribute, group: string): { help: string; fix: Fix } {
  const title = `Write ${group}`;
  const edit =
    name === 'group'
      ? { span, text: group }
      : { span: { start: span.end, end: span.end }, text: ` ${group}` };
  return { help: `${title}.`, fix: { title, safe: true, edits: [edit] } };
}

/** Who made the show and who is heard in it. */
export const person = rules({
  'podcast/person-role-unknown': {
    summary: 'The role of a person should be in the podcast taxonomy.',
    why: 'Apps that do not know the role omit the person or show a host.',
    help: 'Write a role of the taxonomy, such as "guest", or remove the attribute for a host.',
    source: ['podcast-namespace#tags/person.md', 'podcast-namespace#taxonomy.json'],
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:person',
    check: attributeIs('role', oneOf(roles, 'not a role of the podcast taxonomy', true)),
    bad: ['<podcast:person role="«gest»">Danilo Krummrich</podcast:person>'],
    good: [
      '<podcast:person role="guest">Danilo Krummrich</podcast:person>',
      '<podcast:person role="Guest">Danilo Krummrich</podcast:person>',
    ],
  },

  'podcast/person-group-unknown': {
    summary: 'The group of a person should be in the podcast taxonomy.',
    why: 'Apps that list people by group do not know where to put this person.',
    help: `Write ${either(groups)}, in any case.`,
    source: 'podcast-namespace#tags/person.md',
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:person',
    check: attributeIs('group', oneOf(groups, 'not a group of the podcast taxonomy', true)),
    bad: ['<podcast:person group="«crew»" role="producer">Simon Brüggen</podcast:person>'],
    good: ['<podcast:person group="creative direction" role="producer">Simon Brüggen</podcast:person>'],
  },

  'podcast/person-role-group-mismatch': {
    summary: 'The role of a person must belong to their group, which is "cast" unless another is written.',
    why: 'Apps look up the role in its group, and show a producer as a guest or not at all.',
    help: 'Write the group that the role belongs to.',
    source: ['podcast-namespace#tags/person.md', 'podcast-namespace#taxonomy.json'],
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:person',
    check(person, report) {
      const [role, group] = [person.attribute('role'), person.attribute('group')];
      const [roleText, groupText] = [role?.value.trim() ?? defaultRole, group?.value.trim() ?? defaultGroup];
      const place = group ?? role;
      const right = groupsOf(roleText).map((each) => each.toLowerCase());
      const isGroup = groups.some((each) => each.toLowerCase() === groupText.toLowerCase());
      if (!place || !isGroup || right.length === 0 || right.includes(groupText.toLowerCase())) return;
      report(
        place,
        `The role ${quoted(roleText)} is not of the group ${quoted(groupText)} but of ${either(right)}.`,
        right.length === 1 ? regrouping(place, `group="${right[0]}"`) : {},
      );
    },
    bad: [
      '<podcast:person role="«producer»">Simon Brüggen</podcast:person>',
      '<podcast:person group="«visuals»" role="editor">Simon Brüggen</podcast:person>',
      '<podcast:person group="«writing»">Matthias Endler</podcast:person>',
    ],
    good: [
      '<podcast:person group="Video Post-Production" role="editor">Simon Brüggen</podcast:person>',
      '<podcast:person group="visuals" role="Cover Art Designer">Simon Brüggen</podcast:person>',
    ],
    fixes: {
      '<podcast:person role="producer">Simon Brüggen</podcast:person>':
        '<podcast:person role="producer" group="creative direction">Simon Brüggen</podcast:person>',
      '<podcast:person group="writing">Matthias Endler</podcast:person>':
        '<podcast:person group="cast">Matthias Endler</podcast:person>',
    },
  },

  'podcast/person-hosts-dropped-in-item': {
    summary: 'An item that lists people should list its hosts, too.',
    why: 'The people of an item replace those of the show, so apps do not show its hosts for this episode.',
    help: 'Repeat the hosts of the episode next to its guests.',
    source: 'podcast-namespace#tags/person.md',
    severity: { podcast20: 'info' },
    once: true,
    on: 'rss/channel',
    check(channel, report) {
      const hosts = channel.all('podcast:person').filter(isHost);
      const [first] = hosts;
      if (!first) return;
      for (const item of channel.children) {
        if (item.name !== 'item' && item.name !== 'podcast:liveItem') continue;
        const people = item.all('podcast:person');
        const [guest] = people;
        // Of an unknown role nobody can say that it is not a host's.
        if (!guest || people.some((person) => isHost(person) || !isKnown(person))) continue;
        const others = hosts.length > 1 ? ` and ${hosts.length - 1} more` : '';
        report(
          name(guest),
          `The item names people but no host, which drops "${first.text.trim()}"${others}.`,
        );
      }
    },
    bad: [
      `<podcast:person>Matthias Endler</podcast:person>
       <item><«podcast:person» role="guest">Danilo Krummrich</podcast:person></item>`,
    ],
    good: [
      `<podcast:person>Matthias Endler</podcast:person>
       <item><podcast:person>Matthias Endler</podcast:person>
       <podcast:person role="guest">Danilo Krummrich</podcast:person></item>`,
    ],
  },

  'podcast/person-twice': {
    summary: 'An item or channel should list a person with a role once.',
    why: 'Apps show the same person twice, or with the picture of one entry only.',
    help: 'Keep the entry that is complete.',
    source: 'podcast-namespace#tags/person.md',
    severity: { podcast20: 'warning' },
    once: 'message',
    structural: true,
    on: ['channel', 'item'],
    check(parent, report, { document }) {
      const seen = new Map<string, { readonly markup: string; readonly href: string | undefined }>();
      for (const person of parent.all('podcast:person')) {
        const named = person.text.trim().replace(/\s+/g, ' ');
        const role = (attributeValue(person, 'role') ?? defaultRole).toLowerCase();
        const group = (attributeValue(person, 'group') ?? defaultGroup).toLowerCase();
        const key = `${named.toLowerCase()}\0${role}\0${group}`;
        const markup = document.source.text.slice(person.span.start, person.span.end);
        const before = seen.get(key);
        // Two people may share a name, but not a page.
        const href = attributeValue(person, 'href');
        const isOther = href !== undefined && before?.href !== undefined && href !== before.href;
        if (named && before && before.markup !== markup && !isOther) {
          report(person, `${quoted(named)} is listed as ${role} twice.`);
        }
        if (!before) seen.set(key, { markup, href });
      }
    },
    bad: [
      '<podcast:person href="https://endler.example.com/">Matthias Endler</podcast:person><podcast:person>«Matthias Endler»</podcast:person>',
    ],
    good: [
      '<podcast:person>Matthias Endler</podcast:person><podcast:person role="producer" group="creative direction">Matthias Endler</podcast:person>',
      '<podcast:person href="https://a.example.com/">John Smith</podcast:person><podcast:person href="https://b.example.com/">John Smith</podcast:person>',
    ],
  },

  'podcast/person-several': {
    summary: 'Each person should have an element of their own.',
    why: 'Apps list several names as one person, who is found under none of them.',
    help: 'Write one <podcast:person> for each.',
    source: 'podcast-namespace#tags/person.md',
    severity: { podcast20: 'info' },
    once: 'message',
    on: 'podcast:person',
    check(person, report) {
      const value = person.text.trim();
      if (value.length <= longestName && value.includes(', ') && severalNames().test(value))
        report(person, `<podcast:person> is ${quoted(value)}, which is several people.`);
    },
    bad: [
      '<podcast:person role="guest">«Danilo Krummrich, Greg Kroah-Hartman and Miguel Ojeda»</podcast:person>',
    ],
    good: [
      '<podcast:person>Sammy Davis, Jr.</podcast:person>',
      '<podcast:person>Simon and Garfunkel</podcast:person>',
      '<podcast:person>Danilo Krummrich, Red Hat, Inc.</podcast:person>',
    ],
  },

  'podcast/person-role-in-name': {
    summary: 'The name of a person should not say the role.',
    why: 'Apps know the person under another name than elsewhere, and as a host.',
    help: 'Write it as role, such as role="guest".',
    source: 'podcast-namespace#tags/person.md',
    severity: { podcast20: 'info' },
    once: 'message',
    on: 'podcast:person',
    check(person, report) {
      const found = roleInName.exec(person.text);
      if (!found) return;
      const place = within(person, found.index, found.index + found[0].length);
      report(place, `<podcast:person> is ${quoted(person.text.trim())}, a name with a role.`);
    },
    bad: ['<podcast:person>Danilo Krummrich «(guest)»</podcast:person>'],
    good: ['<podcast:person role="guest">Danilo Krummrich (he/him)</podcast:person>'],
  },

  'podcast/person-email': {
    summary: 'The name of a person must not be an email address.',
    why: 'Apps show it to everybody, and programs that send spam collect it.',
    help: 'Write the name of the person.',
    source: 'podcast-namespace#tags/person.md',
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:person',
    check(person, report) {
      const value = person.text.trim();
      if (isEmailAddress(value)) report(person, `<podcast:person> is ${quoted(value)}, an email address.`);
    },
    bad: ['<podcast:person>«simon@example.com»</podcast:person>'],
    good: ['<podcast:person>@simon</podcast:person>'],
  },
});

/** In characters: a sentence about people is no list of names. */
const longestName = 200;

/** Two names with a comma between them, each of two words, and a last one behind "and". */
const severalNames = made(
  () =>
    /^\p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}(?:, \p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}){1,8},? (?:and|und|et|y|e|en|och|&) \p{Lu}[\p{L}'’.-]{0,30}(?: \p{Lu}[\p{L}'’.-]{0,30}){1,3}$/u,
);

/** A role in brackets behind a name. */
const roleInName = /\((?:(?:co-?|guest )?host|guest|moderator|gast|invitad[oa]|invitée?|producer)\)(?=\s*$)/i;
