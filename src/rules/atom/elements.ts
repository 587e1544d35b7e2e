import { atom } from '../../vocabulary/atom.js';
import { grammar } from '../grammar/grammar.js';

/** The rules that follow from the table of the elements that feeds borrow. */
export const elements = grammar(
  'atom',
  { prefix: 'atom', title: 'Atom', readers: 'readers', rows: atom },
  {
    'element-unknown': {
      source: ['atom#4', 'feedvalidator#UndefinedElement'],
      severity: { rss: 'warning' },
      bad: ['<«atom:lnk» href="https://feeds.example.com/rust.xml" rel="self"/>'],
      good: ['<atom:link href="https://feeds.example.com/rust.xml" rel="self"/>'],
      fixes: {
        '<item><title>Rust</title><atom:lnk href="https://example.com/support" rel="payment"/></item>': {
          unsafe:
            '<item><title>Rust</title><atom:link href="https://example.com/support" rel="payment"/></item>',
        },
      },
    },
    'element-misplaced': {
      source: 'atom#4',
      severity: { rss: 'warning' },
      bad: [
        '<«atom:name»>Matthias Endler</atom:name>',
        '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link><«atom:link» href="https://rust-in-production.example.com/"/></image>',
      ],
      good: ['<atom:author><atom:name>Matthias Endler</atom:name></atom:author>'],
    },
    'element-duplicate': {
      source: 'atom#4.1.1',
      severity: { rss: 'warning' },
      bad: [
        '<atom:updated>2025-12-11T16:00:00Z</atom:updated><«atom:updated»>2025-12-12T16:00:00Z</atom:updated>',
      ],
      good: ['<atom:updated>2025-12-11T16:00:00Z</atom:updated>'],
    },
    'element-empty': {
      source: 'atom#3.2',
      severity: { rss: 'info' },
      bad: ['<atom:author>«<atom:name/>»</atom:author>'],
      good: ['<atom:author><atom:name>Matthias Endler</atom:name></atom:author>'],
    },
    'attribute-missing': {
      source: 'atom#4.2.2',
      severity: { rss: 'warning' },
      bad: ['<«atom:category» label="Linux"/>'],
      good: ['<atom:category term="linux"/>'],
    },
    'attribute-unknown': {
      source: 'atom#4.2.7',
      severity: { rss: 'info' },
      bad: ['<atom:link href="https://feeds.example.com/rust.xml" rel="self" «typ»="application/rss+xml"/>'],
      good: ['<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>'],
      fixes: {
        '<atom:link href="https://feeds.example.com/rust.xml" rel="self" typ="application/rss+xml"/>': {
          unsafe:
            '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>',
        },
      },
    },
    'value-invalid': {
      source: ['atom#3.3', 'atom#4.2.7'],
      severity: { rss: 'warning' },
      yieldsTo: ['atom/self-link-type'],
      bad: [
        '<atom:updated>«Thu, 11 Dec 2025 16:00:00 +0000»</atom:updated>',
        '<atom:link href="https://rust-in-production.example.com/de/" rel="alternate" hreflang="«german»"/>',
      ],
      good: ['<atom:updated>2025-12-11T16:00:00Z</atom:updated>'],
      fixes: {
        '<atom:updated>Thu, 11 Dec 2025 16:00:00 +0000</atom:updated>':
          '<atom:updated>2025-12-11T16:00:00Z</atom:updated>',
        '<atom:link href="https://rust-in-production.example.com/de/" rel="alternate" hreflang="german"/>':
          '<atom:link href="https://rust-in-production.example.com/de/" rel="alternate" hreflang="de"/>',
      },
    },
  },
);
