import { creativeCommons, dcterms, geo, georss, slash, sy, wfw } from '../../vocabulary/modules.js';
import { namesOf, rowOf } from '../../vocabulary/vocabulary.js';
import { nearestName } from '../grammar/elements.js';
import { grammar } from '../grammar/grammar.js';
import { name, rules } from '../rule.js';

const vocabularies = { sy, slash, wfw, georss, geo, creativeCommons } as const;
const rows = { ...sy, ...slash, ...wfw, ...georss, ...geo, ...creativeCommons, ...dcterms } as const;

/** The rules of the small vocabularies that blogs write and no podcast app needs. */
export const modules = {
  ...grammar(
    'modules',
    { title: 'the modules of RSS', readers: 'readers', rows },
    {
      'value-invalid': {
        source: ['feedvalidator#InvalidValue', 'rss-modules'],
        severity: { rss: 'info' },
        whose: 'host',
        once: 'message',
        bad: [
          '<sy:updatePeriod>«fortnightly»</sy:updatePeriod>',
          '<item><title>Rust for Linux</title><slash:comments>«none»</slash:comments></item>',
          '<item><title>Rust for Linux</title><georss:point>«51.2254, 6.7763»</georss:point></item>',
          '<item><title>Rust for Linux</title><geo:lat>«north»</geo:lat></item>',
          '<item><title>Rust for Linux</title><dcterms:modified>«yesterday»</dcterms:modified></item>',
        ],
        good: [
          '<sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency>1</sy:updateFrequency>',
          '<item><title>Rust for Linux</title><slash:comments>0</slash:comments></item>',
          '<item><title>Rust for Linux</title><georss:point>-51.2254 +6.7763</georss:point></item>',
        ],
        fixes: {
          '<item><title>Rust for Linux</title><georss:point>51.2254, 6.7763</georss:point></item>':
            '<item><title>Rust for Linux</title><georss:point>51.2254 6.7763</georss:point></item>',
        },
      },
    },
  ),
  ...rules({
    'modules/element-unknown': {
      summary: 'Every element of a small vocabulary is one that its document has.',
      why: 'Readers ignore elements they do not know, so what it says reaches nobody.',
      help: 'Write the name as the document of the vocabulary has it, or remove the element.',
      source: ['feedvalidator#UndefinedElement', 'rss-modules'],
      severity: { rss: 'info' },
      whose: 'host',
      once: 'message',
      on: Object.keys(vocabularies).map((prefix) => `${prefix}:*`),
      where: (element) => rowOf(element.name) === undefined,
      check(element, report) {
        const meant = nearestName(
          element.name,
          namesOf(rows).filter((each) => prefixOf(each) === prefixOf(element.name)),
        );
        report(
          name(element),
          `<${element.name}> is not an element of its vocabulary.`,
          meant === undefined ? {} : { help: `Write <${meant}> if that is meant.` },
        );
      },
      bad: ['<«sy:updatePeriode»>hourly</sy:updatePeriode>'],
      good: ['<sy:updatePeriod>hourly</sy:updatePeriod>'],
    },
  }),
} as const;

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':'));
}
