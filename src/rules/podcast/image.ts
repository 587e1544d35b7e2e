import { mediaOfExtension, pictureType } from '../../text/mime.js';
import { extensionOf, urlFault } from '../../text/url.js';
import { attributeIs, attributeValue, quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { decimal } from '../values.js';
import { type Candidate, splitSrcset } from './srcset.js';

/** How far width and height may be from the ratio: pixels are whole. */
const tolerance = 0.01;

/** The number that a ratio such as `16/9` stands for; undefined when it has no such form or a side is 0. */
function ratioOf(value: string): number | undefined {
  const [, width, height] = /^(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  return Number(width) > 0 && Number(height) > 0 ? Number(width) / Number(height) : undefined;
}

/** What a picture of a srcset lacks, as the end of a sentence. */
function candidateFault({ url, width, descriptor }: Candidate): string | undefined {
  const kind = urlFault(url)?.kind;
  if (kind === 'relative' || kind === 'host') return 'no absolute address';
  if (width !== undefined) return undefined;
  return descriptor === '' ? 'no width' : `the descriptor ${quoted(descriptor)}, which is no width`;
}

/** Pictures in several shapes. */
export const image = rules({
  'podcast/image-alt-missing': {
    summary: 'Every picture should have alternative text.',
    why: 'Listeners who cannot see the picture do not learn what it shows.',
    help: 'Add alt="…" with a short description of the picture.',
    source: 'podcast-namespace#tags/image.md',
    severity: { podcast20: 'info' },
    once: true,
    on: 'podcast:image',
    check(image, report) {
      if (!image.attribute('alt')) report(name(image), '<podcast:image> has no alt.');
    },
    bad: ['<«podcast:image» href="https://media.example.com/cover.jpg"/>'],
    good: ['<podcast:image href="https://media.example.com/cover.jpg" alt="A crab at a lathe"/>'],
  },

  'podcast/image-ratio-invalid': {
    summary: 'The aspect-ratio of a picture must be its width, a slash and its height.',
    why: 'Apps reserve the wrong space for the picture and crop or stretch it.',
    help: 'Write the ratio such as "1/1" or "16/9".',
    source: 'podcast-namespace#tags/image.md',
    severity: { podcast20: 'warning' },
    whose: 'host',
    once: 'message',
    on: 'podcast:image',
    check: attributeIs('aspect-ratio', (value, image) => {
      const ratio = ratioOf(value);
      if (ratio === undefined) {
        // CSS reads a number alone as one to 1.
        const write = decimal(value) === undefined ? value.replace(/(?<!\s)\s*[:x×]\s*/, '/') : `${value}/1`;
        return { but: 'not a ratio such as "16/9"', ...(ratioOf(write) && { write, safe: true }) };
      }
      const width = decimal(attributeValue(image, 'width'));
      const height = decimal(attributeValue(image, 'height'));
      if (!width || !height || Math.abs(width / height / ratio - 1) <= tolerance) return undefined;
      return { but: `although it is ${width} pixels wide and ${height} high`, write: `${width}/${height}` };
    }),
    bad: [
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="«16:9»"/>',
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="«1.5»"/>',
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="«16/9»" width="1200" height="1200"/>',
    ],
    good: [
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="16/9" width="1366" height="768"/>',
    ],
    fixes: {
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="16:9"/>':
        '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="16/9"/>',
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="1.5"/>':
        '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="1.5/1"/>',
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="16/9" width="1200" height="1200"/>':
        {
          unsafe:
            '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" aspect-ratio="1200/1200" width="1200" height="1200"/>',
        },
    },
  },

  'podcast/image-type-disagrees': {
    summary: 'The type of a picture must match the file that its address names.',
    why: 'Apps that trust the type do not load the picture, or cannot show it.',
    help: 'Write the type of the file.',
    source: 'podcast-namespace#tags/image.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:image',
    check(image, report) {
      const type = image.attribute('type');
      const extension = extensionOf(attributeValue(image, 'href') ?? '');
      const named = pictureType(extension) ?? mediaOfExtension(extension)?.type;
      if (!type || !named || !/^(?:image|video)\//.test(named) || !/^\s*(?:image|video)\//i.test(type.value))
        return;
      if (type.value.trim().toLowerCase().replace('image/jpg', 'image/jpeg') === named) return;
      report(
        type,
        `The type of <podcast:image> is ${quoted(type.value.trim())}, but its file is named as ${named}.`,
        { help: `Write type="${named}" if the file is one.` },
      );
    },
    bad: ['<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" type="«image/webp»"/>'],
    good: [
      '<podcast:image href="https://media.example.com/wide.jpg" alt="A crab" type="image/jpg"/>',
      '<podcast:image href="https://media.example.com/wide" alt="A crab" type="image/webp"/>',
    ],
  },

  'podcast/images-srcset-invalid': {
    summary: 'Every picture of a srcset needs an absolute address and its width in pixels.',
    why: 'Apps cannot fetch a partial address, and cannot choose a picture of unknown size.',
    help: 'Write "https://…/cover.jpg 1500w", with commas between the pictures.',
    source: 'podcast-namespace#tags/images-(deprecated).md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    whose: 'host',
    on: 'podcast:images',
    check(images, report) {
      const srcset = images.attribute('srcset');
      if (!srcset) return;
      for (const candidate of splitSrcset(srcset.value)) {
        const fault = candidateFault(candidate);
        if (!fault) continue;
        const { url, start, end } = candidate;
        const span = { start: srcset.sourceOffset(start), end: srcset.sourceOffset(end) };
        // The others of the list are written alike, so one of them is enough.
        return report({ span, path: images.path }, `The picture ${quoted(url)} of the srcset has ${fault}.`);
      }
    },
    bad: [
      '<podcast:images srcset="«/cover-1500.jpg 1500w»"/>',
      '<podcast:images srcset="https://media.example.com/cover-1500.jpg 1500w, «https://media.example.com/cover-600.jpg 2x»"/>',
    ],
    good: [
      '<podcast:images srcset="https://media.example.com/cover-1500.jpg 1500w, https://media.example.com/cover-600.jpg 600w"/>',
    ],
  },
});
