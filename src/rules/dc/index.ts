import { dc as rows } from '../../vocabulary/dc.js';
import { grammar } from '../grammar/grammar.js';

/** The rules of the Dublin Core. */
export const dc = grammar(
  'dc',
  { prefix: 'dc', title: 'the Dublin Core', readers: 'readers', rows },
  {
    'element-unknown': {
      source: ['dublin-core', 'feedvalidator#UndefinedElement'],
      severity: { rss: 'info' },
      bad: ['<«dc:author»>Matthias Endler</dc:author>'],
      good: ['<dc:creator>Matthias Endler</dc:creator>'],
    },
    'value-invalid': {
      source: ['dublin-core#date', 'dublin-core#language', 'feedvalidator#InvalidW3CDTFDate'],
      severity: { rss: 'info' },
      bad: [
        '<item><title>Rust for Linux</title><dc:date>«Thu, 11 Dec 2025 16:00:00 +0000»</dc:date></item>',
        '<dc:language>«german»</dc:language>',
      ],
      good: [
        '<item><title>Rust for Linux</title><dc:date>2025-12-11</dc:date></item>',
        '<dc:language>de</dc:language>',
      ],
      fixes: {
        '<item><title>Rust for Linux</title><dc:date>Thu, 11 Dec 2025 16:00:00 +0000</dc:date></item>':
          '<item><title>Rust for Linux</title><dc:date>2025-12-11T16:00:00Z</dc:date></item>',
        '<dc:language>german</dc:language>': '<dc:language>de</dc:language>',
      },
    },
  },
);
