import { spotify } from '../../vocabulary/spotify.js';
import { grammar } from '../grammar/grammar.js';

/** The rules that follow from the table of the namespace. */
export const elements = grammar(
  'spotify',
  { prefix: 'spotify', title: "Spotify's namespace", readers: 'Spotify', rows: spotify },
  {
    'element-unknown': {
      source: 'spotify-delivery#5',
      why: 'Spotify ignores elements it does not know, so what it says reaches nobody.',
      severity: { spotify: 'warning' },
      bad: ['<«spotify:countryOfOrgin»>de</spotify:countryOfOrgin>'],
      good: ['<spotify:countryOfOrigin>de</spotify:countryOfOrigin>'],
      fixes: {
        '<spotify:countryOfOrgin>de</spotify:countryOfOrgin>': {
          unsafe: '<spotify:countryOfOrigin>de</spotify:countryOfOrigin>',
        },
      },
    },
    'element-misplaced': {
      source: 'spotify-delivery#5',
      why: 'Spotify looks for it only there, so what it says reaches nobody.',
      severity: { spotify: 'warning' },
      bad: ['<item><title>Rust for Linux</title><«spotify:limit» recentCount="10"/></item>'],
      good: ['<spotify:limit recentCount="10"/>'],
    },
    'element-duplicate': {
      source: 'spotify-delivery#5',
      severity: { spotify: 'warning' },
      bad: ['<spotify:limit recentCount="10"/><«spotify:limit» recentCount="20"/>'],
      good: ['<spotify:limit recentCount="10"/>'],
    },
    'attribute-missing': {
      source: 'spotify-delivery#5',
      why: 'Spotify ignores the whole element without it.',
      severity: { spotify: 'warning' },
      bad: ['<«spotify:limit»/>', '<spotify:limit «recentcount»="10"/>'],
      good: ['<spotify:limit recentCount="10"/>'],
      fixes: {
        '<spotify:limit recentcount="10"/>': '<spotify:limit recentCount="10"/>',
      },
    },
    'attribute-unknown': {
      source: 'spotify-delivery#5',
      why: 'Spotify ignores attributes it does not know, so what it says reaches nobody.',
      severity: { spotify: 'info' },
      bad: ['<spotify:limit recentCount="10" «order»="newest"/>'],
      good: ['<spotify:limit recentCount="10"/>'],
      fixes: {
        '<spotify:limit recentCount="10" order="newest"/>': { unsafe: '<spotify:limit recentCount="10"/>' },
      },
    },
    'value-invalid': {
      source: 'spotify-delivery#5',
      severity: { spotify: 'warning' },
      bad: ['<spotify:limit recentCount="«ten»"/>'],
      good: ['<spotify:limit recentCount="10"/>'],
      fixes: {
        '<spotify:limit recentCount="+10"/>': '<spotify:limit recentCount="10"/>',
      },
    },
  },
);
