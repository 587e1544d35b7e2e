import type { Profile } from '../../directories/profile.js';
import type { FileFacts, ImageFacts } from '../../media.js';
import { extensionOf, fileName } from '../../text/url.js';
import type { Attribute, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { above, below } from '../limits.js';
import { type Check, type Context, rules } from '../rule.js';

/** A picture at hand, and the address by which the feed names it. */
interface Picture {
  readonly href: Attribute;
  readonly url: string;
  readonly bytes: number;
  readonly image: ImageFacts;
}

/** What is wrong with a picture, as the end of a sentence about it, and whom it concerns; all where nobody is named. */
interface Fault {
  readonly but: string;
  readonly concerns?: readonly Profile[];
}

/** Says what is wrong with a picture to those who ask; undefined when nothing is. */
type Judge = (picture: Picture, asking: readonly Profile[]) => Fault | undefined;

function pictureOf(element: Element, { files }: Context): Picture | undefined {
  const href = element.attribute('href');
  const url = href?.value.trim();
  const facts: FileFacts | undefined = url === undefined ? undefined : files?.get(url);
  return href && url && facts?.image ? { href, url, bytes: facts.bytes, image: facts.image } : undefined;
}

/** Judges the picture of an element, when it is at hand. */
function artworkIs(...judges: readonly Judge[]): Check {
  return (element, report, context) => {
    const picture = pictureOf(element, context);
    if (!picture) return;
    for (const judge of judges) {
      const { but, concerns } = judge(picture, context.asking) ?? {};
      if (!but) continue;
      report(
        picture.href,
        `The artwork ${quoted(fileName(picture.url))} ${but}.`,
        concerns ? { concerns } : {},
      );
    }
  };
}

/** What players download without trouble, in bytes; no directory documents a limit. */
const heaviest = 512 * 1024;

const formats: Readonly<Record<string, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  gif: 'GIF',
  webp: 'WebP',
  tiff: 'TIFF',
};
const formatOf: Readonly<Record<string, string>> = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png' };
const colors: Readonly<Record<string, string>> = { cmyk: 'CMYK', gray: 'grey', indexed: 'indexed colours' };

function named(format: string): string {
  return formats[format] ?? format.toUpperCase();
}

const tooSmall: Judge = ({ image: { width, height } }, asking) => {
  const found = below(Math.min(width, height), asking, ({ artwork }) => artwork?.smallest);
  if (!found) return undefined;
  const { limit, concerns } = found;
  return { but: `is ${width} × ${height} pixels, less than ${limit} × ${limit}`, concerns };
};

const tooLarge: Judge = ({ image: { width, height } }, asking) => {
  const found = above(Math.max(width, height), asking, ({ artwork }) => artwork?.largest);
  if (!found) return undefined;
  const { limit, concerns } = found;
  return { but: `is ${width} × ${height} pixels, more than ${limit} × ${limit}`, concerns };
};

const notSquare: Judge = ({ image: { width, height } }) =>
  width === height ? undefined : { but: `is ${width} × ${height} pixels, which is not square` };

const wrongFormat: Judge = ({ image: { format } }, asking) => {
  const concerns = asking.filter(({ limits: { artwork } }) => artwork?.formats?.includes(format) === false);
  const [first] = concerns;
  if (!first) return undefined;
  const taken = (first.limits.artwork?.formats ?? []).map(named);
  const but = taken.length === 2 ? `neither ${taken.join(' nor ')}` : `which is not ${taken.join(', ')}`;
  return { but: `is ${named(format)}, ${but}`, concerns };
};

/** A format that nobody takes is the fault then, not its name. */
const wrongExtension: Judge = (picture, asking) => {
  const said = formatOf[extensionOf(picture.url)];
  const { format } = picture.image;
  if (!said || said === format || wrongFormat(picture, asking)) return undefined;
  return { but: `is ${named(format)} by its bytes` };
};

const wrongColors: Judge = ({ image: { colorSpace } }) =>
  colorSpace in colors ? { but: `is in ${colors[colorSpace]}, not in RGB` } : undefined;

const withAlpha: Judge = ({ image: { format, alpha } }) =>
  format === 'png' && alpha ? { but: 'has an alpha channel' } : undefined;

const wrongResolution: Judge = ({ image: { density } }, asking) => {
  const concerns = asking.filter(({ limits: { artwork } }) => (artwork?.density ?? density) !== density);
  const right = concerns[0]?.limits.artwork?.density;
  if (density === undefined || right === undefined) return undefined;
  return { but: `says ${density} dpi, not ${right}`, concerns };
};

const tooHeavy: Judge = ({ bytes }, asking) => {
  const found = above(bytes, asking, ({ artwork }) => artwork?.bytes ?? heaviest);
  if (!found) return undefined;
  const { limit, concerns } = found;
  return { but: `has ${Math.round(bytes / 1024)} kB, more than ${Math.round(limit / 1024)}`, concerns };
};

/** The pictures at hand: the show's artwork by its faults, the episodes' by one rule for all. */
export const artwork = rules({
  'media/artwork-too-small': {
    summary:
      'The artwork of the show must not be smaller than directories ask: 1400 × 1400 pixels for Apple.',
    why: 'Apple rejects the show, or shows a grey square.',
    help: 'Export the artwork again at 3000 × 3000 pixels.',
    source: ['apple-artwork', 'apple-guide#itunes:image', 'psp1#itunes:image', 'apple-connect'],
    severity: { apple: 'error', psp1: 'error' },
    refusal: 'apple-requirements#artwork',
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(tooSmall),
    bad: ['<itunes:image href="«https://media.example.com/cover-1200px.jpg»"/>'],
    good: ['<itunes:image href="https://media.example.com/cover-1400px.jpg"/>'],
  },

  'media/artwork-too-large': {
    summary:
      'The artwork of the show must not be larger than directories take: 3000 × 3000 pixels for Apple.',
    why: 'Apple rejects larger artwork.',
    help: 'Scale the artwork down to 3000 × 3000 pixels.',
    source: ['apple-artwork', 'apple-guide#itunes:image', 'psp1#itunes:image'],
    severity: { apple: 'error', psp1: 'error' },
    refusal: 'apple-requirements#artwork',
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(tooLarge),
    bad: ['<itunes:image href="«https://media.example.com/cover-4000px.jpg»"/>'],
    good: ['<itunes:image href="https://media.example.com/cover-3000px.jpg"/>'],
  },

  'media/artwork-not-square': {
    summary: 'The artwork of the show must be square.',
    why: 'Apple and Spotify reject other shapes, and players crop the sides.',
    help: 'Pad or crop the artwork to a square.',
    source: ['apple-artwork#square', 'spotify-delivery#4.2', 'castos'],
    severity: { apple: 'error', spotify: 'error' },
    refusal: 'apple-requirements#artwork',
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(notSquare),
    bad: ['<itunes:image href="«https://media.example.com/cover-wide.jpg»"/>'],
    good: ['<itunes:image href="https://media.example.com/cover-1400px.jpg"/>'],
  },

  'media/artwork-format': {
    summary: 'The artwork of the show must be a JPEG or a PNG.',
    why: 'Apple rejects other formats, and older players show nothing.',
    help: 'Export the artwork again as JPEG or PNG.',
    source: ['apple-guide#itunes:image', 'psp1#itunes:image', 'spotify-delivery#4.2'],
    severity: { apple: 'error', psp1: 'error', spotify: 'warning' },
    refusal: 'apple-requirements#artwork',
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(wrongFormat),
    bad: [
      '<itunes:image href="«https://media.example.com/cover.webp»"/>',
      '<itunes:image href="«https://media.example.com/cover-really-webp.png»"/>',
    ],
    good: ['<itunes:image href="https://media.example.com/cover-1400px.png"/>'],
  },

  'media/artwork-extension-mismatch': {
    summary: 'The extension of the artwork must match its format.',
    why: 'Apple relies on the extension and rejects artwork in another format.',
    help: 'Rename the file to match its format, and write the new name in the feed.',
    source: ['apple-guide#itunes:image', 'psp1#itunes:image', 'calypso-webp'],
    severity: { apple: 'error', psp1: 'error' },
    refusal: 'apple-requirements#artwork',
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(wrongExtension),
    bad: ['<itunes:image href="«https://media.example.com/cover-really-png.jpg»"/>'],
    good: [
      '<itunes:image href="https://media.example.com/cover-1400px.jpg"/>',
      '<itunes:image href="https://media.example.com/cover-1400px.png"/>',
    ],
  },

  'media/artwork-colorspace': {
    summary: 'The artwork of the show must be in RGB.',
    why: 'Apple rejects artwork made for print, and greys and palettes come out wrong.',
    help: 'Export the artwork again in sRGB.',
    source: ['apple-guide#itunes:image', 'psp1#itunes:image'],
    severity: { apple: 'error', psp1: 'error' },
    refusal: 'apple-requirements#artwork',
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(wrongColors),
    bad: [
      '<itunes:image href="«https://media.example.com/cover-cmyk.jpg»"/>',
      '<itunes:image href="«https://media.example.com/cover-gray.png»"/>',
      '<itunes:image href="«https://media.example.com/cover-indexed.png»"/>',
    ],
    good: ['<itunes:image href="https://media.example.com/cover-1400px.jpg"/>'],
  },

  'media/artwork-alpha': {
    summary: 'The artwork of the show should have no alpha channel.',
    why: 'Transparent areas turn black or white, depending on the player.',
    help: 'Flatten the artwork onto a background.',
    source: ['apple-artwork#no alpha', 'apple-guide#itunes:image'],
    severity: { apple: 'warning' },
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(withAlpha),
    bad: ['<itunes:image href="«https://media.example.com/cover-alpha.png»"/>'],
    good: ['<itunes:image href="https://media.example.com/cover-1400px.png"/>'],
  },

  'media/artwork-dpi': {
    summary: 'The artwork of the show should say 72 dpi, or nothing.',
    why: 'Apple and PSP-1 ask for it, and artwork made for print often has the wrong colours as well.',
    help: 'Export the artwork again at 72 dpi.',
    source: ['apple-guide#itunes:image', 'psp1#itunes:image'],
    severity: { apple: 'info', psp1: 'warning' },
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(wrongResolution),
    bad: ['<itunes:image href="«https://media.example.com/cover-300dpi.jpg»"/>'],
    good: ['<itunes:image href="https://media.example.com/cover-1400px.jpg"/>'],
  },

  'media/artwork-heavy': {
    summary: 'The artwork of the show should be at most 512 kB.',
    why: 'Some players give up on larger pictures, and every listener downloads it.',
    help: 'Compress the artwork again.',
    source: ['prx#512 kB', 'podigee'],
    severity: { apple: 'info' },
    on: 'channel/itunes:image',
    needs: 'files',
    check: artworkIs(tooHeavy),
    bad: ['<itunes:image href="«https://media.example.com/cover-900kb.jpg»"/>'],
    good: ['<itunes:image href="https://media.example.com/cover-1400px.jpg"/>'],
  },

  'media/episode-art-spec': {
    summary:
      'The artwork of an episode should be a square JPEG or PNG in RGB of 1400 to 3000 pixels, with the matching extension.',
    why: 'Apple shows the artwork of the show instead.',
    help: 'Export the artwork again as a square JPEG of 3000 × 3000 pixels in sRGB.',
    source: ['apple-guide#episode artwork', 'psp1#itunes:image'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1',
    on: 'item/itunes:image',
    needs: 'files',
    check: artworkIs(tooSmall, tooLarge, notSquare, wrongFormat, wrongExtension, wrongColors),
    bad: [
      '<item><title>Rust</title><itunes:image href="«https://media.example.com/cover-1200px.jpg»"/></item>',
    ],
    good: [
      '<item><title>Rust</title><itunes:image href="https://media.example.com/cover-1400px.jpg"/></item>',
    ],
  },

  'media/image-declared-size-wrong': {
    summary: 'The size and the type of a <podcast:image> must match the file.',
    why: 'Players choose a picture by them and get one that does not fit.',
    help: 'Write what the file says.',
    source: 'podcast-namespace#tags/image.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:image',
    needs: 'files',
    check(element, report, context) {
      const image = pictureOf(element, context)?.image;
      if (!image) return;
      const right = { width: `${image.width}`, height: `${image.height}`, type: `image/${image.format}` };
      for (const [name, value] of Object.entries(right)) {
        const attribute = element.attribute(name);
        const written = attribute?.value
          .trim()
          .toLowerCase()
          .replace(/px$/, '')
          .replace('image/jpg', 'image/jpeg');
        if (!attribute || !written || written === value) continue;
        report(
          attribute,
          `The ${name} of <podcast:image> is ${quoted(attribute.value)}; that of the file is "${value}".`,
          {
            help: `Write "${value}".`,
            fix: {
              title: `Write "${value}"`,
              safe: true,
              edits: [{ span: attribute.valueSpan, text: value }],
            },
          },
        );
      }
    },
    bad: [
      '<podcast:image href="https://media.example.com/cover-1400px.jpg" width="«3000»" height="«3000»" type="«image/png»"/>',
    ],
    good: [
      '<podcast:image href="https://media.example.com/cover-1400px.jpg" width="1400" type="image/jpeg"/>',
    ],
    fixes: {
      '<podcast:image href="https://media.example.com/cover-1400px.jpg" width="3000" height="3000" type="image/png"/>':
        '<podcast:image href="https://media.example.com/cover-1400px.jpg" width="1400" height="1400" type="image/jpeg"/>',
    },
  },
});
