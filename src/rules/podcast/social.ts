import type { CitedDocument } from '../../directories/profile.js';
import { chatProtocols, socialProtocols } from '../../vocabulary/services.js';
import type { Element } from '../../xml/document.js';
import { writing } from '../fix.js';
import { attributeIs, attributeValue, type Fault, oneOf, quoted } from '../judgement.js';
import { isItem } from '../rss/presence.js';
import { name, rules } from '../rule.js';

const atUri: CitedDocument = {
  name: 'IANA: the URI scheme "at"',
  url: 'https://www.iana.org/assignments/uri-schemes/prov/at',
  evidence: 'quoted',
  read: '2026-11-26',
};

const disabled = 'disabled';

/** Whether the element says that no comments are wanted. */
function isDisabled(element: Element): boolean {
  return attributeValue(element, 'protocol')?.toLowerCase() === disabled;
}

/** Labels of letters, digits and hyphens with dots between them. */
function isHostName(value: string): boolean {
  const labels = value.replace(/\.$/, '').split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u.test(label))
  );
}

function serverFault(value: string): Fault | undefined {
  if (isHostName(value)) return undefined;
  const [, host = '', port] = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/:?#\s]*)(:\d+)?/i.exec(value) ?? [];
  const but = 'not the name of a host';
  if (!isHostName(host)) return { but };
  return port === undefined ? { but, write: host, safe: true } : { but, perhaps: host };
}

/** Where people talk about the show. */
export const social = rules({
  'podcast/social-protocol-unknown': {
    summary: 'The protocol of <podcast:socialInteract> must be on the list of the namespace.',
    why: 'Apps do not know how to read the comments, and show none.',
    help: 'Write the protocol of the list, such as "activitypub".',
    source: 'podcast-namespace#tags/social-interact.md',
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:socialInteract',
    check: attributeIs('protocol', oneOf(socialProtocols)),
    bad: [
      '<item><podcast:socialInteract protocol="«mastodon»" uri="https://social.example.com/@matthias/1150"/></item>',
    ],
    good: [
      '<item><podcast:socialInteract protocol="activitypub" uri="https://social.example.com/@matthias/1150"/></item>',
    ],
  },

  'podcast/social-uri-missing': {
    summary:
      'A <podcast:socialInteract> needs the uri of the post, or the protocol "disabled" and nothing else.',
    why: 'Apps cannot find the post whose replies are the comments, and show none.',
    help: 'Add the uri of the post.',
    source: 'podcast-namespace#tags/social-interact.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    absent: '@uri',
    on: 'podcast:socialInteract',
    check(social, report) {
      const uri = social.attribute('uri');
      if (isDisabled(social)) {
        const other = social.attributes.find((each) => each.name !== 'protocol');
        if (!other) return;
        const help = 'Drop it, or write the protocol of the post.';
        report(other, `<podcast:socialInteract> is "disabled", but has the ${other.name} "${other.value}".`, {
          help,
        });
      } else if (!uri) report(name(social), '<podcast:socialInteract> has no uri.');
      else if (uri.value.trim() === '') report(uri, 'The uri of <podcast:socialInteract> is empty.');
    },
    bad: [
      '<item><«podcast:socialInteract» protocol="activitypub" accountId="@matthias"/></item>',
      '<item><podcast:socialInteract protocol="disabled" uri="«https://social.example.com/@matthias/1150»"/></item>',
    ],
    good: [
      '<item><podcast:socialInteract protocol="activitypub" uri="https://social.example.com/@matthias/1150"/></item>',
      '<item><podcast:socialInteract protocol="disabled"/></item>',
    ],
  },

  'podcast/social-uri-of-page': {
    summary: 'The uri of a post on Bluesky must be its at: address.',
    why: 'Apps ask the network for the address as it is, find no post, and show no comments.',
    help: 'Write the at: address of the post.',
    source: ['podcast-namespace#tags/social-interact.md', atUri],
    severity: { podcast20: 'warning' },
    once: 'message',
    on: 'podcast:socialInteract',
    check(social, report) {
      const uri = social.attribute('uri');
      if (!uri || attributeValue(social, 'protocol')?.toLowerCase() !== 'atproto') return;
      const value = uri.value.trim();
      const post = /^https?:\/\/(?:www\.)?bsky\.app\/profile\/([\w.:-]{1,253})\/post\/(\w{1,40})\/?$/i.exec(
        value,
      );
      const message = `The uri of <podcast:socialInteract> is ${quoted(value)}, a web page`;
      if (post) report(uri, `${message}.`, writing(uri, `at://${post[1]}/app.bsky.feed.post/${post[2]}`));
      else if (/^https?:\/\/(?:www\.)?bsky\.app\//i.test(value)) report(uri, `${message} and not a post.`);
    },
    bad: [
      '<item><podcast:socialInteract protocol="atproto" uri="«https://bsky.app/profile/matthias.example.com/post/3lxyz»"/></item>',
      '<item><podcast:socialInteract protocol="atproto" uri="«https://bsky.app/profile/matthias.example.com»"/></item>',
    ],
    good: [
      '<item><podcast:socialInteract protocol="atproto" uri="at://matthias.example.com/app.bsky.feed.post/3lxyz"/></item>',
    ],
    fixes: {
      '<item><podcast:socialInteract protocol="atproto" uri="https://bsky.app/profile/matthias.example.com/post/3lxyz"/></item>':
        '<item><podcast:socialInteract protocol="atproto" uri="at://matthias.example.com/app.bsky.feed.post/3lxyz"/></item>',
    },
  },

  'podcast/social-uri-not-of-item': {
    summary: 'The uri of an item should be that of a post about it, and of no other.',
    why: 'Apps show the comments on something else below the episode, or none.',
    help: 'Write the address of the post about this episode.',
    source: 'podcast-namespace#tags/social-interact.md',
    severity: { podcast20: 'info' },
    once: 'message',
    on: 'podcast:socialInteract',
    check(social, report) {
      const uri = social.attribute('uri');
      const item = social.parent;
      const value = uri?.value.trim();
      if (!uri || !value || !item || !isItem(item) || isDisabled(social)) return;
      const channel = item.parent;
      if (channel?.all('podcast:socialInteract').some((each) => attributeValue(each, 'uri') === value)) {
        report(uri, `The uri of <podcast:socialInteract> is ${quoted(value)}, the post of the whole show.`);
        return;
      }
      const isMastodon = attributeValue(social, 'protocol')?.toLowerCase() === 'activitypub';
      if (isMastodon && /^https?:\/\/[^/?#]{1,253}\/@[\w.-]{1,60}(?:@[\w.-]{1,253})?\/?$/i.test(value))
        report(uri, `The uri of <podcast:socialInteract> is ${quoted(value)}, a profile and not a post.`);
    },
    bad: [
      '<item><podcast:socialInteract protocol="activitypub" uri="«https://social.example.com/@matthias»"/></item>',
      '<podcast:socialInteract protocol="activitypub" uri="https://social.example.com/@matthias/1150"/><item><podcast:socialInteract protocol="activitypub" uri="«https://social.example.com/@matthias/1150»"/></item>',
    ],
    good: [
      '<podcast:socialInteract protocol="activitypub" uri="https://social.example.com/@matthias"/>',
      '<item><podcast:socialInteract protocol="activitypub" uri="https://social.example.com/@matthias/1150"/></item>',
    ],
  },

  'podcast/social-priority-missing': {
    summary: 'Several <podcast:socialInteract> in one place need different priorities.',
    why: 'Each app shows the comments of another post first, so the conversation is split.',
    help: 'Number them from 1, with the most important first.',
    source: 'podcast-namespace#tags/social-interact.md',
    severity: { podcast20: 'info' },
    whose: 'host',
    once: true,
    structural: true,
    on: ['channel', 'item'],
    check(parent, report) {
      const places = parent.children.filter(
        (each) => each.name === 'podcast:socialInteract' && !isDisabled(each),
      );
      if (places.length < 2) return;
      const seen = new Set<string>();
      for (const place of places) {
        const priority = place.attribute('priority');
        const value = priority?.value.trim() ?? '';
        if (!priority) report(name(place), 'One of several <podcast:socialInteract> has no priority.');
        else if (value !== '' && seen.has(value)) {
          report(priority, `Two <podcast:socialInteract> of one place have the priority "${value}".`);
        }
        seen.add(value);
      }
    },
    bad: [
      `<item><«podcast:socialInteract» protocol="activitypub" uri="https://social.example.com/@matthias/1150"/>
       <podcast:socialInteract protocol="atproto" uri="at://matthias.example.com/app.post/3k"/></item>`,
      `<item><podcast:socialInteract priority="1" protocol="activitypub" uri="https://social.example.com/@matthias/1150"/>
       <podcast:socialInteract priority="«1»" protocol="atproto" uri="at://matthias.example.com/app.post/3k"/></item>`,
    ],
    good: [
      `<item><podcast:socialInteract priority="1" protocol="activitypub" uri="https://social.example.com/@matthias/1150"/>
       <podcast:socialInteract priority="2" protocol="atproto" uri="at://matthias.example.com/app.post/3k"/></item>`,
    ],
  },

  'podcast/chat-invalid': {
    summary: 'A <podcast:chat> needs the name of its server and a protocol on the list of the namespace.',
    why: 'Apps cannot open the chat.',
    help: `Write the name of the host, and the protocol as "${chatProtocols.join('", "')}".`,
    source: 'podcast-namespace#tags/chat.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:chat',
    check(chat, report, context) {
      attributeIs('server', serverFault)(chat, report, context);
      attributeIs('protocol', oneOf(chatProtocols))(chat, report, context);
    },
    bad: [
      '<podcast:chat server="«https://chat.example.com/»" protocol="matrix" accountId="@matthias:chat.example.com"/>',
      '<podcast:chat server="chat.example.com" protocol="«discord»" accountId="matthias"/>',
    ],
    good: [
      '<podcast:chat server="chat.example.com" protocol="matrix" accountId="@matthias:chat.example.com"/>',
    ],
    fixes: {
      '<podcast:chat server="https://chat.example.com/" protocol="matrix" accountId="@matthias:chat.example.com"/>':
        '<podcast:chat server="chat.example.com" protocol="matrix" accountId="@matthias:chat.example.com"/>',
    },
  },
});
