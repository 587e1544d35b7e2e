import { pageOf } from '../../text/file-hosts.js';
import { extensionOf, hostOf, withoutSlashes } from '../../text/url.js';
import { isItem } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { type Report, rules } from '../rule.js';
import { type Address, each, files, isFile } from './element-address.js';

/** Elements with the address of a feed. */
const feedElements: readonly string[] = ['podcast:remoteItem', 'itunes:new-feed-url'];

/** What in a feed is the address of a page: the website, or the page of the episode. */
function ownPage(value: string, element: Element): string | undefined {
  let around = element.parent;
  while (around && !isItem(around) && around.name !== 'channel') around = around.parent;
  for (; around && (isItem(around) || around.name === 'channel'); around = around.parent) {
    const link = around.child('link')?.text.trim();
    if (link && withoutSlashes(link) === withoutSlashes(value))
      return isItem(around) ? 'the page of the episode' : 'the website of the show';
  }
  return undefined;
}

/** Whether an address is one of the show's website, and of no file there. */
export function isOnSite(value: string, { parent }: Element): boolean {
  if (extensionOf(value) !== '' || value.includes('?')) return false;
  const site = parent?.parent?.child('link')?.text.trim();
  return site !== undefined && hostOf(site) !== undefined && hostOf(site) === hostOf(value);
}

/** Says that an address is that of a page: at a host of files, or of the show itself. */
function isPage({ place, subject, value }: Address, element: Element, report: Report): void {
  const page = pageOf(value);
  if (!page) {
    const isRecording = element.name === 'enclosure';
    const own = isRecording && !isOnSite(value, element) ? undefined : ownPage(value, element);
    if (own)
      report(place, `${subject} is ${quoted(value)}, ${own}.`, isRecording ? { atMost: 'warning' } : {});
    return;
  }
  report(
    place,
    `${subject} is ${quoted(value)}, a page of ${page.host}.`,
    page.file === undefined ? {} : { help: `Write "${page.file}" if the file is public.` },
  );
}

/** Addresses that must lead to a file, and lead to a page about it. */
export const pages = rules({
  'rss/enclosure-is-page': {
    summary: 'The url of <enclosure> must lead to the file, not to a page about it.',
    why: 'Players download the page, and there is nothing to play.',
    help: 'Use the address that downloads the file itself; if there is none, publish the file at a podcast host.',
    source: [
      'apple-requirements#enclosure',
      'spotify-delivery#5.17',
      'pocket-casts-downloads',
      'antennapod-downloads',
    ],
    // Directories list the episode, and cannot play it.
    severity: { rss: 'error', apple: 'warning', spotify: 'warning' },
    refusal: ['pocket-casts-downloads', 'antennapod-downloads'],
    on: 'enclosure',
    check: each(isPage),
    bad: [
      '<item><enclosure url="«https://github.com/corrode/podcast/blob/main/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://www.dropbox.com/s/ff80/rust-for-linux.mp3?dl=0»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://drive.google.com/file/d/1dp68gurn8ghj7/view?usp=sharing»" length="41000000" type="audio/mpeg"/></item>',
      '<link>https://rust.example.com/</link><item><link>https://rust.example.com/603</link><enclosure url="«https://rust.example.com/603»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://storage.cloud.google.com/rust/603.mp3»" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://github.com/corrode/podcast/releases/download/v1/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://www.dropbox.com/s/ff80/rust-for-linux.mp3?dl=1" length="41000000" type="audio/mpeg"/></item>',
      '<link>https://rust.example.com/</link><item><link>https://drive.google.com/uc?id=603</link><enclosure url="https://drive.google.com/uc?id=603" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/file-is-page': {
    summary:
      'The address of a picture, a transcript, a feed or another file must lead to the file, not to a page about it.',
    why: 'Apps load a web page instead of the file, and do without it.',
    help: 'Use the address that downloads the file itself; that of a feed ends in ".xml" or "/rss" at many hosts.',
    source: ['apple-artwork', 'podcast-transcripts'],
    severity: { rss: 'warning', apple: 'warning' },
    on: [...[...files].filter((name) => name !== 'enclosure'), ...feedElements],
    check: each((address, element, report) => {
      if (feedElements.includes(element.name) || isFile(address, element)) isPage(address, element, report);
    }),
    bad: [
      '<itunes:image href="«https://github.com/corrode/podcast/blob/main/cover.jpg»"/>',
      '<item><podcast:transcript url="«https://drive.google.com/open?id=1dp68gurn8ghj7»" type="text/vtt"/></item>',
      '<item><podcast:transcript url="«https://docs.google.com/document/d/1dp68gurn8ghj7/edit»" type="text/html"/></item>',
      '<podcast:person img="«https://github.com/corrode/podcast/blob/main/matthias.jpg»">Matthias Endler</podcast:person>',
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9" feedUrl="«https://podcasts.apple.com/us/podcast/linux-unplugged/id687598126»"/></podcast:podroll>',
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9" feedUrl="«https://www.youtube.com/@linuxunplugged»"/></podcast:podroll>',
      '<link>https://rust.example.com/</link><itunes:new-feed-url>«https://rust.example.com»</itunes:new-feed-url>',
      '<item><link>https://rust.example.com/603</link><podcast:chapters url="«https://rust.example.com/603»" type="application/json+chapters"/></item>',
      '<itunes:new-feed-url>«https://open.spotify.com/show/6rqhFgbbKwnb9MLmUQDhG6»</itunes:new-feed-url>',
    ],
    good: [
      '<itunes:image href="https://raw.githubusercontent.com/corrode/podcast/main/cover.jpg"/>',
      '<item><podcast:transcript url="https://drive.google.com/uc?export=download&amp;id=1dp68gurn8ghj7" type="text/vtt"/></item>',
      '<podcast:person href="https://github.com/corrode/podcast/blob/main/PEOPLE.md">Matthias Endler</podcast:person>',
      '<podcast:podroll><podcast:remoteItem feedGuid="29cdca4a-32d8-56ba-b48b-09a011c5daa9" feedUrl="https://www.youtube.com/feeds/videos.xml?channel_id=UC1"/></podcast:podroll>',
    ],
  },
});
