import { content as rows } from '../../vocabulary/content.js';
import { grammar } from '../grammar/grammar.js';

/** The rules of the content module of RSS 1.0. */
export const content = grammar(
  'content',
  { prefix: 'content', title: 'the content module', readers: 'apps', rows },
  {
    'element-unknown': {
      source: 'rss-content',
      severity: { rss: 'warning' },
      bad: [
        '<item><title>Rust for Linux</title><«content:encode»>How Rust came into the kernel.</content:encode></item>',
      ],
      good: [
        '<item><title>Rust for Linux</title><content:encoded>How Rust came into the kernel.</content:encoded></item>',
      ],
      fixes: {
        '<item><title>Rust for Linux</title><content:encode>How Rust came into the kernel.</content:encode></item>':
          {
            unsafe:
              '<item><title>Rust for Linux</title><content:encoded>How Rust came into the kernel.</content:encoded></item>',
          },
      },
    },
    'element-misplaced': {
      source: 'rss-content#content:encoded',
      severity: { rss: 'warning' },
      bad: ['<itunes:owner><«content:encoded»>Matthias Endler</content:encoded></itunes:owner>'],
      good: [
        '<item><title>Rust for Linux</title><content:encoded>How Rust came into the kernel.</content:encoded></item>',
      ],
    },
    'element-duplicate': {
      source: ['rss-content#content:encoded', 'feedvalidator#DuplicateElement'],
      severity: { rss: 'warning' },
      bad: [
        '<item><title>Rust for Linux</title><content:encoded>How Rust came.</content:encoded><«content:encoded»>Into the kernel.</content:encoded></item>',
      ],
      good: [
        '<item><title>Rust for Linux</title><content:encoded>How Rust came into the kernel.</content:encoded></item>',
      ],
    },
    'attribute-unknown': {
      source: 'rss-content#content:encoded',
      severity: { rss: 'info' },
      bad: [
        '<item><title>Rust for Linux</title><content:encoded «type»="html">How Rust came.</content:encoded></item>',
      ],
      good: [
        '<item><title>Rust for Linux</title><content:encoded xml:lang="en">How Rust came.</content:encoded></item>',
      ],
      fixes: {
        '<item><title>Rust for Linux</title><content:encoded type="html">How Rust came.</content:encoded></item>':
          {
            unsafe:
              '<item><title>Rust for Linux</title><content:encoded>How Rust came.</content:encoded></item>',
          },
      },
    },
  },
);
