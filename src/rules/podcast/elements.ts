import { podcast } from '../../vocabulary/podcast.js';
import { namesOf, rowOf } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { grammar } from '../grammar/grammar.js';
import { name, rules } from '../rule.js';
import { splitSrcset } from './srcset.js';

/** The rules that follow from the table of the namespace. */
export const elements = {
  ...grammar(
    'podcast',
    { prefix: 'podcast', title: 'Podcasting 2.0', readers: 'apps', rows: podcast },
    {
      'element-unknown': {
        source: 'podcast-namespace',
        severity: { podcast20: 'warning' },
        yieldsTo: ['podcast/podroll-empty'],
        bad: [
          '<«podcast:persons»>Matthias Endler</podcast:persons>',
          '<«podcast:sponsor»>Oxide</podcast:sponsor>',
        ],
        good: [
          '<podcast:person>Matthias Endler</podcast:person>',
          '<podcast:id platform="gpodder"/>',
          '<podcast:follow url="https://rust-in-production.example.com/follow.json"/>',
        ],
        fixes: {
          '<podcast:persons>Matthias Endler</podcast:persons>': {
            unsafe: '<podcast:person>Matthias Endler</podcast:person>',
          },
          '<item><podcast:chapter url="https://media.example.com/rust.json" type="application/json+chapters"/></item>':
            {
              unsafe:
                '<item><podcast:chapters url="https://media.example.com/rust.json" type="application/json+chapters"/></item>',
            },
        },
      },
      'element-unformalized': {
        source: ['podcast-namespace', 'partytime#phase-pending', 'castopod'],
        severity: { podcast20: 'info' },
        bad: [
          '<«podcast:previousUrl»>https://old.example.com/rust.xml</podcast:previousUrl>',
          '<«podcast:complete»>true</podcast:complete>',
          '<«podcast:hiveAccount»>rust</podcast:hiveAccount>',
        ],
        good: ['<podcast:txt purpose="release">2025-12-11</podcast:txt>'],
      },
      'element-misplaced': {
        source: ['podcast-namespace#Parent', 'podcast-namespace#tags/live-item.md'],
        severity: { podcast20: 'warning' },
        letter: { podcast20: 'error' },
        bad: [
          '<item><title>Rust for Linux</title><«podcast:guid»>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid></item>',
          '<podcast:podroll><«podcast:person»>Danilo Krummrich</podcast:person></podcast:podroll>',
        ],
        good: [
          '<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"><podcast:season>4</podcast:season></podcast:liveItem>',
          '<Item><title>Rust for Linux</title><podcast:season>4</podcast:season></Item>',
        ],
      },
      'element-duplicate': {
        source: 'podcast-namespace#Count',
        severity: { podcast20: 'warning' },
        letter: { podcast20: 'error' },
        bad: [
          '<podcast:medium>podcast</podcast:medium><«podcast:medium»>music</podcast:medium>',
          '<item><podcast:season>4</podcast:season><«podcast:season»>5</podcast:season></item>',
        ],
        good: [
          '<podcast:person>Matthias Endler</podcast:person><podcast:person>Simon Brüggen</podcast:person>',
        ],
      },
      'element-repeated': {
        source: 'podcast-namespace#Count',
        severity: { podcast20: 'info' },
        bad: [
          '<podcast:person>Matthias Endler</podcast:person><«podcast:person»>Matthias Endler</podcast:person>',
          '<podcast:funding url="https://rust.example.com/support">Support us</podcast:funding><«podcast:funding» url="https://rust.example.com/support/">Support the show</podcast:funding>',
          '<podcast:podroll><podcast:remoteItem feedGuid="3d57b1cd-772d-5b1d-ba5a-a6126721c807"/><«podcast:remoteItem» feedGuid="3D57B1CD-772D-5B1D-BA5A-A6126721C807" title="LINUX Unplugged"/></podcast:podroll>',
        ],
        good: [
          '<podcast:person>Matthias Endler</podcast:person><podcast:person role="producer" group="creative direction">Matthias Endler</podcast:person>',
          '<podcast:podroll><podcast:remoteItem feedGuid="3d57b1cd-772d-5b1d-ba5a-a6126721c807" itemGuid="1"/><podcast:remoteItem feedGuid="3d57b1cd-772d-5b1d-ba5a-a6126721c807" itemGuid="2"/></podcast:podroll>',
        ],
        fixes: {
          '<podcast:person>Matthias Endler</podcast:person><podcast:person>Matthias Endler</podcast:person>':
            { unsafe: '<podcast:person>Matthias Endler</podcast:person>' },
        },
      },
      'element-empty': {
        source: 'podcast-namespace#Node value',
        severity: { podcast20: 'warning' },
        letter: { podcast20: 'error' },
        bad: ['«<podcast:person role="host"/>»', '«<podcast:medium>» </podcast:medium>'],
        good: ['<podcast:person role="host">Matthias Endler</podcast:person>'],
      },
      'text-too-long': {
        source: [
          'podcast-namespace#tags/funding.md',
          'podcast-namespace#tags/soundbite.md',
          'podcast-namespace#tags/person.md',
          'podcast-namespace#tags/location.md',
          'podcast-namespace#tags/trailer.md',
          'podcast-namespace#tags/license.md',
          'podcast-namespace#tags/update-frequency.md',
          'podcast-namespace#tags/txt.md',
        ],
        severity: { podcast20: 'warning' },
        bad: [
          `<podcast:updateFrequency rrule="FREQ=WEEKLY">«${'Every other Thursday at four. '.repeat(5)}Or five.»</podcast:updateFrequency>`,
        ],
        good: [
          '<podcast:updateFrequency rrule="FREQ=WEEKLY;INTERVAL=2">Every other Thursday</podcast:updateFrequency>',
        ],
      },
      'attribute-missing': {
        source: ['podcast-namespace#Attributes', 'partytime'],
        why: 'The parser of the Podcast Index drops the whole element, so apps that rely on it see nothing of it.',
        severity: { podcast20: 'warning' },
        yieldsTo: ['podcast/soundbite-end'],
        letter: { podcast20: 'error' },
        bad: [
          '<«podcast:funding»>Support the show</podcast:funding>',
          '<podcast:funding url="«»">Support the show</podcast:funding>',
          '<item><podcast:soundbite «starttime»="73.5" duration="60">Why a kernel</podcast:soundbite></item>',
        ],
        good: [
          '<podcast:funding url="https://rust-in-production.example.com/support/">Support the show</podcast:funding>',
        ],
        fixes: {
          '<item><podcast:soundbite starttime="73.5" duration="60">Why a kernel</podcast:soundbite></item>':
            '<item><podcast:soundbite startTime="73.5" duration="60">Why a kernel</podcast:soundbite></item>',
        },
      },
      'attribute-recommended-missing': {
        source: 'podcast-namespace#Attributes',
        severity: { podcast20: 'info' },
        bad: ['<«podcast:chat» server="chat.example.com" protocol="matrix"/>'],
        good: [
          '<podcast:chat server="chat.example.com" protocol="matrix" accountId="@matthias:chat.example.com"/>',
        ],
      },
      'attribute-empty': {
        source: 'podcast-namespace#Attributes',
        severity: { podcast20: 'info' },
        bad: ['<podcast:person href="«»">Matthias Endler</podcast:person>'],
        good: ['<podcast:person>Matthias Endler</podcast:person>'],
        fixes: {
          '<podcast:person href="">Matthias Endler</podcast:person>':
            '<podcast:person>Matthias Endler</podcast:person>',
          '<podcast:person href="" role="host">Matthias Endler</podcast:person>':
            '<podcast:person role="host">Matthias Endler</podcast:person>',
        },
      },
      'attribute-unknown': {
        source: ['podcast-namespace#Attributes', 'castopod'],
        yieldsTo: ['podcast/soundbite-end'],
        severity: { podcast20: 'info' },
        bad: [
          '<podcast:person «url»="https://endler.example.com/">Matthias Endler</podcast:person>',
          '<podcast:funding url="https://rust-in-production.example.com/support/" «platform»="patreon">Support the show</podcast:funding>',
          '<podcast:locked «email»="podcast@example.com">yes</podcast:locked>',
        ],
        good: ['<podcast:person xml:lang="de">Matthias Endler</podcast:person>'],
        fixes: {
          '<podcast:person url="https://endler.example.com/">Matthias Endler</podcast:person>': {
            unsafe: '<podcast:person href="https://endler.example.com/">Matthias Endler</podcast:person>',
          },
          '<podcast:locked email="podcast@example.com">yes</podcast:locked>': {
            unsafe: '<podcast:locked owner="podcast@example.com">yes</podcast:locked>',
          },
          '<podcast:funding url="https://rust-in-production.example.com/support/" platform="patreon">Support the show</podcast:funding>':
            {
              unsafe:
                '<podcast:funding url="https://rust-in-production.example.com/support/">Support the show</podcast:funding>',
            },
        },
      },
      'attribute-too-long': {
        source: [
          'podcast-namespace#tags/season.md',
          'podcast-namespace#tags/episode.md',
          'podcast-namespace#tags/alternate-enclosure.md',
          'podcast-namespace#tags/image.md',
          'podcast-namespace#tags/txt.md',
        ],
        severity: { podcast20: 'warning' },
        bad: [
          '<item><podcast:episode display="«The one with the whole kernel team»">4</podcast:episode></item>',
        ],
        good: ['<item><podcast:episode display="Ch. 3">4</podcast:episode></item>'],
      },
    },
  ),

  ...rules({
    'podcast/element-deprecated': {
      summary: 'No element should be used that Podcasting 2.0 has replaced by another.',
      why: 'Apps written after the change read only the new element.',
      help: 'Write one <podcast:image> for each picture.',
      source: 'podcast-namespace#tags/images-(deprecated).md',
      severity: { podcast20: 'warning' },
      whose: 'host',
      once: 'message',
      on: namesOf(podcast, ({ standing }) => standing === 'deprecated'),
      check(element, report) {
        const { instead } = rowOf(element.name) ?? {};
        const text = picturesOf(element);
        report(
          name(element),
          `<${element.name}> is deprecated in favour of <${instead}>.`,
          text === '' || /[&<]/.test(text.replace(/^<|\n</g, ''))
            ? {}
            : { fix: { title: `Write <${instead}>`, safe: false, edits: [{ span: element.span, text }] } },
        );
      },
      bad: ['<«podcast:images» srcset="https://media.example.com/cover-1500.jpg 1500w"/>'],
      good: ['<podcast:image href="https://media.example.com/cover-1500.jpg" alt="A crab" width="1500"/>'],
      fixes: {
        '<podcast:images srcset="https://media.example.com/cover-1500.jpg 1500w"/>': {
          unsafe: '<podcast:image href="https://media.example.com/cover-1500.jpg" width="1500"/>',
        },
      },
    },
  }),
} as const;

/** The pictures of a `<podcast:images>` as an element each. */
function picturesOf(element: Element): string {
  const prefix = element.qname.slice(0, element.qname.indexOf(':') + 1);
  return [...splitSrcset(element.attribute('srcset')?.value ?? '')]
    .map(({ url, width }) => `<${prefix}image href="${url}"${width ? ` width="${width}"` : ''}/>`)
    .join('\n');
}
