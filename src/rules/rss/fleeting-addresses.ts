import type { CitedDocument } from '../../directories/profile.js';
import { isoDay } from '../../text/iso-8601.js';
import { uncounted } from '../../text/tracking.js';
import { hostOf } from '../../text/url.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { each, mayHoldAddress } from './element-address.js';

const presigned: CitedDocument = {
  name: 'Amazon S3: presigned URLs',
  url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
  evidence: 'quoted',
  read: '2026-11-26',
};

const podtrac: CitedDocument = {
  name: 'Podtrac: how to add the prefix',
  url: 'https://www.podtrac.com/manual-feed-edit',
  evidence: 'quoted',
  read: '2026-11-26',
};

/** In milliseconds. */
const second = 1000;
const year = 366 * 24 * 3600 * second;

/** So many years an address may as well be valid for good. */
const forGood = 5;

/** The value of the first parameter of some names, in lower case, in the query of an address. */
function parameter(url: string, ...names: readonly string[]): string | undefined {
  const [query = ''] = url.slice(url.indexOf('?') + 1).split('#', 1);
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=');
    if (at > 0 && names.includes(pair.slice(0, at).toLowerCase())) return pair.slice(at + 1);
  }
  return undefined;
}

/** Until when an address is valid that is signed for a time: of Amazon, Google, CloudFront or Azure. */
function validity(url: string): { readonly seconds: number } | { readonly until: number } | undefined {
  if (!/[?&](?:X-(?:Amz|Goog)-Signature|Signature|sig)=/i.test(url)) return undefined;
  const seconds = parameter(url, 'x-amz-expires', 'x-goog-expires');
  if (seconds !== undefined && /^\d{1,9}$/.test(seconds)) return { seconds: Number(seconds) };
  const key = parameter(url, 'key-pair-id', 'awsaccesskeyid', 'googleaccessid');
  const expires = key === undefined ? undefined : parameter(url, 'expires');
  if (expires !== undefined && /^\d{10}$/.test(expires)) return { until: Number(expires) * second };
  const end = parameter(url, 'sv') === undefined ? undefined : parameter(url, 'se');
  const until = end === undefined ? Number.NaN : Date.parse(end.replace(/%3A/gi, ':'));
  return Number.isNaN(until) ? undefined : { until };
}

const units: readonly (readonly [name: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
];

/** A duration in its largest whole unit: `1 hour`, `90 minutes`. */
function inWords(seconds: number): string {
  const [unit, size] = units.find(([, size]) => seconds >= size && seconds % size === 0) ?? ['second', 1];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** Pages on which somebody writes the site: of WordPress, Ghost, Blogger, Substack, and whatever edits by number. */
const editors =
  /\/wp-admin\/(?:post|post-new|edit|admin)\.php|\/ghost\/#\/(?:editor|posts?)\/|^https:\/\/(?:www|draft)\.blogger\.com\/(?:blog\/post\/edit|u\/\d)|\/publish\/post\/\d+|\/\d+\/edit\/?(?:[?#]|$)/i;

/** What shows a draft to those who are logged in. */
const previews = /[?&](?:preview=true|preview_id=\d+)(?:[&#]|$)/i;

/** A space or a letter of UTF-8 that was encoded twice, in the path of an address. */
const encodedTwice = /%25(?:20|(?:C[2-9A-F]|D[0-9A-F]|E[0-9A-F])%25[89AB][0-9A-F])/i;

/** Services whose address another one follows without its scheme. */
const prefixWithScheme = /^https?:\/\/[\w.-]{0,20}podtrac\.com\/(?:pts\/)?redirect\.\w{1,5}\/(https?:\/\/)/i;

/** Services whose hosts lead to the machine of whoever started them, for as long as it runs. */
const tunnels =
  /^https?:\/\/((?:[\w-]{1,63}\.){1,5}(?:ngrok(?:-free)?\.(?:app|dev|io|pizza)|trycloudflare\.com|loca\.lt|localtunnel\.me|localhost\.run|lhr\.life|serveo(?:usercontent)?\.(?:net|com)|pagekite\.me|bore\.pub|devtunnels\.ms|pinggy\.(?:link|online|io)|app\.github\.dev|gitpod\.io|webcontainer(?:-api)?\.io|replit\.dev))(?=[:/?#]|$)/i;

/** Hosts on which services show one change of a site, until it is made or dropped. */
const previewHosts =
  /^https?:\/\/(deploy-preview-\d{1,6}--[\w-]{1,63}\.netlify\.app|[\w-]{1,63}-git-[\w-]{1,63}\.vercel\.app)(?=[:/?#]|$)/i;

/** Hosts of pictures and recordings that stand for others, and names that stand for one's own. */
const standIns =
  /^https?:\/\/(?:www\.)?(?:(?:my|your)-?(?:web-?site|site|domain|podcast|host)\.(?:com|org|net)|placehold(?:er)?\.(?:co|it|com)|via\.placeholder\.com|picsum\.photos|loremflickr\.com|placekitten\.com|dummyimage\.com|soundhelix\.com\/examples|(?:patreon|buymeacoffee|ko-fi|twitter|x|instagram|facebook|youtube|paypal)\.(?:com|me)\/@?(?:your|my)[-_]?(?:name|user-?name|handle|podcast|show|page|channel)|(?:patreon|buymeacoffee|ko-fi)\.com\/?$)(?=[:/?#]|$)/i;

/** Addresses that work for their author only, or for a while, or are not what was meant. */
export const fleetingAddresses = rules({
  'rss/url-expires': {
    summary: 'No address in a feed may expire.',
    why: 'Whoever opens it later gets an error, and apps keep addresses for years.',
    help: 'Write the address without a signature, and make the file public.',
    source: [presigned, 'apple-requirements#enclosure'],
    severity: { rss: 'warning', apple: 'warning' },
    whose: 'host',
    yieldsTo: ['rss/enclosure-is-page', 'rss/file-is-page'],
    once: 'message',
    on: '*',
    where: mayHoldAddress,
    check: each(({ place, subject, value }, element, report, { now }) => {
      const valid = value.includes('?') && element.name !== 'guid' ? validity(value) : undefined;
      if (!valid) return;
      if ('seconds' in valid) {
        report(place, `${subject} is signed, and valid for ${inWords(valid.seconds)} only.`);
      } else if (valid.until < now + forGood * year) {
        const date = isoDay(valid.until);
        report(place, `${subject} is signed, and valid until ${date} only.`);
      }
    }),
    bad: [
      '<item><enclosure url="«https://bucket.s3.amazonaws.com/rust.mp3?X-Amz-Algorithm=AWS4-HMAC-SHA256&amp;X-Amz-Date=20251211T160000Z&amp;X-Amz-Expires=3600&amp;X-Amz-Signature=9f2c»" length="41000000" type="audio/mpeg"/></item>',
      '<itunes:image href="«https://storage.googleapis.com/show/cover.jpg?X-Goog-Expires=604800&amp;X-Goog-Signature=9f2c»"/>',
      '<item><enclosure url="«https://d111.cloudfront.net/rust.mp3?Expires=1767225600&amp;Signature=nitf&amp;Key-Pair-Id=K2JC»" length="41000000" type="audio/mpeg"/></item>',
      '<item><podcast:transcript url="«https://show.blob.core.windows.net/media/rust.vtt?sv=2022-11-02&amp;se=2026-01-01T00%3A00%3A00Z&amp;sig=9f2c»" type="text/vtt"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust.mp3?sig=9f2c&amp;v=2&amp;expires=never" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://show.blob.core.windows.net/media/rust.mp3?sv=2022-11-02&amp;se=2099-01-01&amp;sig=9f2c" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/url-of-tunnel': {
    summary: 'No address in a feed may lead to the machine of its author, or to the preview of a site.',
    why: 'It works for a while, and then opens nothing.',
    help: 'Put it on a host of the web, and write its address there.',
    source: 'feedvalidator#InvalidFullLink',
    severity: { rss: 'warning' },
    whose: 'host',
    once: true,
    on: '*',
    where: mayHoldAddress,
    check: each(({ place, subject, value }, element, report) => {
      if (element.name === 'guid') return;
      const host = tunnels.exec(value)?.[1];
      const preview = host === undefined ? previewHosts.exec(value)?.[1] : undefined;
      if (host !== undefined)
        report(place, `${subject} is ${quoted(value)}, but "${host}" is a tunnel to one machine.`);
      if (preview !== undefined)
        report(place, `${subject} is ${quoted(value)}, but "${preview}" is the preview of one change.`);
    }),
    bad: [
      '<item><enclosure url="«https://7f3a-84-12.ngrok-free.app/rust.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<itunes:image href="«https://blue-fox-1.trycloudflare.com/cover.jpg»"/>',
      '<link>«https://friendly-space-8080.app.github.dev/»</link>',
      '<link>«https://deploy-preview-87--rust.netlify.app/»</link>',
    ],
    good: [
      '<item><link>https://ngrok.com/docs</link></item>',
      '<item><guid isPermaLink="false">https://7f3a-84-12.ngrok-free.app/rust</guid></item>',
    ],
  },

  'rss/url-stands-in': {
    summary: 'An address must not be one that stands for another until somebody writes it.',
    why: 'Listeners get the page, the picture or the recording of somebody else, or nothing.',
    help: 'Write the address that is meant, or remove it.',
    source: 'feedvalidator#InvalidFullLink',
    severity: { rss: 'warning' },
    on: '*',
    where: mayHoldAddress,
    check: each(({ place, subject, value }, element, report) => {
      if (element.name === 'guid' || !standIns.test(value)) return;
      report(place, `${subject} is ${quoted(value)}, which stands for another address.`);
    }),
    bad: [
      '<item><link>«https://yourwebsite.com/episodes/3»</link></item>',
      '<itunes:image href="«https://placehold.co/3000x3000.png»"/>',
      '<item><enclosure url="«https://www.soundhelix.com/examples/mp3/SoundHelix-Song-1.mp3»" length="8945229" type="audio/mpeg"/></item>',
      '<podcast:funding url="«https://www.buymeacoffee.com/yourname»">Support the show</podcast:funding>',
      '<podcast:funding url="«https://www.patreon.com/»">Support the show</podcast:funding>',
    ],
    good: [
      '<podcast:funding url="https://www.patreon.com/rustinproduction">Support the show</podcast:funding>',
      '<link>https://www.your-site-and-mine.com/</link>',
    ],
  },

  'rss/link-of-editor': {
    summary: 'A link must not lead to the page on which somebody edits the site, or to a preview.',
    why: 'Listeners who open it are asked for a password or see an error.',
    help: 'Write the address that visitors of the site see.',
    source: ['rss#Elements of <item>', 'apple-guide#episode: link'],
    severity: { rss: 'warning', apple: 'warning' },
    on: '*',
    where: mayHoldAddress,
    check: each(({ place, subject, value }, element, report) => {
      if (element.name === 'guid' || element.name === 'enclosure') return;
      if (editors.test(value))
        report(place, `${subject} is ${quoted(value)}, a page that only its author can open.`);
      else if (previews.test(value)) report(place, `${subject} is ${quoted(value)}, the preview of a draft.`);
    }),
    bad: [
      '<item><link>«https://example.com/wp-admin/post.php?post=512&amp;action=edit»</link></item>',
      '<item><link>«https://example.com/?p=512&amp;preview=true»</link></item>',
      '<item><comments>«https://example.com/episodes/512/edit»</comments></item>',
      '<podcast:funding url="«https://example.com/?page_id=8&amp;preview=true»">Support the show</podcast:funding>',
    ],
    good: [
      '<item><link>https://example.com/how-to-edit/</link></item>',
      '<item><link>https://example.com/preview?true=1</link></item>',
      '<item><guid isPermaLink="false">https://example.com/?p=512&amp;preview=true</guid></item>',
    ],
  },

  'rss/url-encoded-twice': {
    summary: 'A URL must be percent-encoded once.',
    why: 'The server looks for a file with "%20" in its name, which is rarely there.',
    help: 'Write "%20" in place of "%2520", if the address works in a browser.',
    source: ['feedvalidator#InvalidURLAttribute', 'castos#improper characters'],
    severity: { rss: 'info' },
    whose: 'host',
    once: true,
    on: '*',
    where: mayHoldAddress,
    check: each(({ place, subject, value }, element, report) => {
      if (!value.includes('%25') || element.name === 'guid') return;
      const path = value.split(/[?#]/, 1)[0] ?? '';
      // A whole address within another one is encoded twice for good reason.
      const found = /%3A(?:%2F){1,2}/i.test(path) ? null : encodedTwice.exec(path);
      if (found) report(place, `${subject} is ${quoted(value)}, encoded twice in "${found[0]}".`);
    }),
    bad: [
      '<item><enclosure url="«https://media.example.com/rust%2520for%2520linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><link>«https://rust-in-production.example.com/g%25C3%25A4ste»</link></item>',
    ],
    good: [
      '<item><link>https://rust-in-production.example.com/?next=%2Frust%2520for%2520linux</link></item>',
      '<item><link>https://rust-in-production.example.com/100%25-rust%20for%20linux</link></item>',
      '<item><enclosure url="https://count.example.com/https%3A%2F%2Fmedia.example.com%2Frust%2520talk.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/prefix-twice': {
    summary: 'A service that counts downloads must be once in an address, in the form that it asks for.',
    why: 'Each download is counted twice, or the service does not find the file.',
    help: 'Write the prefix once, and the address behind it as the service asks.',
    source: podtrac,
    severity: { rss: 'warning' },
    whose: 'host',
    once: true,
    on: ['enclosure', 'podcast:source', 'media:content'],
    check: each(({ place, subject, value }, _element, report) => {
      const host = hostOf(value);
      if (host === undefined || uncounted(value) === value.replace(/^https?:\/\//i, '')) return;
      // The same service with other parameters, behind a comma, is still the same.
      const [, prefix = host] = /^https?:\/\/([^/]{1,253}\/[^/,?#]{1,100})/i.exec(value) ?? [];
      const again = value.split(`/${prefix}`).length > 2;
      if (again) report(place, `${subject} has the prefix of "${host}" twice.`);
      else if (prefixWithScheme.test(value))
        report(place, `${subject} has "https://" behind the prefix of "${host}".`, {
          help: 'Write the address behind the prefix without "https://".',
        });
    }),
    bad: [
      '<item><enclosure url="«https://op3.dev/e/https://op3.dev/e/https://media.example.com/rust.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://dts.podtrac.com/redirect.mp3/dts.podtrac.com/redirect.mp3/media.example.com/rust.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://dts.podtrac.com/redirect.mp3/https://media.example.com/rust.mp3»" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://op3.dev/e/https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://op3.dev/e/dts.podtrac.com/redirect.mp3/media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/artwork-shrunk': {
    summary: 'The address of the artwork should not be that of a small copy.',
    why: 'Directories show it enlarged and blurred, and Apple asks for at least 1400 pixels.',
    help: 'Write the address of the picture in its full size.',
    source: 'apple-artwork',
    severity: { apple: 'warning' },
    whose: 'host',
    once: true,
    on: ['itunes:image', 'googleplay:image'],
    check: each(({ place, subject, value }, { parent }, report) => {
      const pixels = askedPixels(value);
      if (pixels !== undefined && pixels < smallest)
        // The artwork of an episode is shown small, and that of the show where it is not taken.
        report(place, `${subject} is ${quoted(value)}, a picture of ${pixels} pixels.`, {
          ...(parent?.name !== 'channel' && { atMost: 'info' as const }),
        });
    }),
    bad: [
      '<itunes:image href="«https://media.example.com/cover.jpg?w=300&amp;h=300»"/>',
      '<item><itunes:image href="«https://media.example.com/uploads/cover-300x300.jpg»"/></item>',
    ],
    good: [
      '<itunes:image href="https://media.example.com/cover-3000x3000.jpg?s=9f2c"/>',
      '<itunes:image href="https://media.example.com/cover.jpg?width=3000"/>',
    ],
  },
});

/** In pixels, the least that Apple takes. */
const smallest = 1400;

/** The width of the picture that an address asks for, by its query or by the file name of WordPress. */
function askedPixels(url: string): number | undefined {
  const asked =
    /[?&](?:w|h|width|height|size)=(\d{2,4})(?=[&#x]|$)/i.exec(url)?.[1] ??
    /-(\d{2,4})x\d{2,4}\.(?:jpe?g|png|webp)(?:[?#]|$)/i.exec(url)?.[1];
  return asked === undefined ? undefined : Number(asked);
}
