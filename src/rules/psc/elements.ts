import { psc } from '../../vocabulary/psc.js';
import { grammar } from '../grammar/grammar.js';

const chapter = '<psc:chapter start="00:00:00.000" title="Welcome"/>';

/** The rules that follow from the table of the format. */
export const elements = grammar(
  'psc',
  { prefix: 'psc', title: 'Podlove Simple Chapters', readers: 'players', rows: psc },
  {
    'element-unknown': {
      source: ['psc', 'spotify-chapters'],
      severity: { rss: 'warning', spotify: 'warning' },
      bad: [
        `<item><psc:chapters version="1.2"><«psc:chaptr» start="00:00:00.000" title="Welcome"/></psc:chapters></item>`,
      ],
      good: [`<item><psc:chapters version="1.2">${chapter}</psc:chapters></item>`],
      fixes: {
        '<item><psc:chapters version="1.2"><psc:chaptr start="00:00:00.000" title="Welcome"/></psc:chapters></item>':
          {
            unsafe:
              '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>',
          },
      },
    },
    'element-misplaced': {
      source: ['psc', 'spotify-chapters'],
      severity: { rss: 'warning', spotify: 'warning' },
      bad: [`<«psc:chapters» version="1.2">${chapter}</psc:chapters>`, `<item>${chapter}</item>`],
      good: [`<item><psc:chapters version="1.2">${chapter}</psc:chapters></item>`],
    },
    'element-duplicate': {
      source: 'psc',
      severity: { rss: 'warning' },
      bad: [
        `<item><psc:chapters version="1.2">${chapter}</psc:chapters><«psc:chapters» version="1.2">${chapter}</psc:chapters></item>`,
      ],
      good: [`<item><psc:chapters version="1.2">${chapter}</psc:chapters></item>`],
      fixes: {
        '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>':
          {
            unsafe:
              '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome"/></psc:chapters></item>',
          },
      },
    },
    'attribute-unknown': {
      source: 'psc',
      severity: { rss: 'info' },
      bad: [
        '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome" «url»="https://rust-in-production.example.com/"/></psc:chapters></item>',
      ],
      good: [
        '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome" href="https://rust-in-production.example.com/"/></psc:chapters></item>',
      ],
      fixes: {
        '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome" url="https://rust-in-production.example.com/"/></psc:chapters></item>':
          {
            unsafe:
              '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome" href="https://rust-in-production.example.com/"/></psc:chapters></item>',
          },
      },
    },
    'value-invalid': {
      source: ['psc#href', 'psc#image'],
      why: 'Players show a dead link or no picture.',
      severity: { rss: 'warning' },
      bad: [
        '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome" image="«welcome.jpg»"/></psc:chapters></item>',
      ],
      good: [
        '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00.000" title="Welcome" image="https://media.example.com/welcome.jpg"/></psc:chapters></item>',
      ],
    },
  },
);
