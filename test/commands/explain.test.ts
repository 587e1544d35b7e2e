import { keepsWhatIsSaid } from './sessions.js';

keepsWhatIsSaid('explain', {
  'a rule with a fix': { lines: ['explain itunes/explicit-legacy'] },
  'a rule that compares': { lines: ['explain feed-change/title-changed'] },
  'a rule about files': { lines: ['explain media/artwork-too-small'] },
  'rules that need servers': {
    lines: ['explain media/enclosure-unreachable', 'explain media/feed-head-rejected'],
  },
  'a rule about sources': { lines: ['explain source/shortcode'] },
  'rules that were called otherwise, or are gone': {
    lines: ['explain podcast/person-empty', 'explain itunes/author-missing'],
  },
  'directories and their limits': { lines: ['explain apple', 'explain amazon', 'explain psp1'] },
  'a profile of the user': {
    files: { 'network.yaml': 'name: network\nextends: [spotify]\nrules: { rss/guid-missing: error }\n' },
    lines: ['explain network.yaml'],
  },
  'what there is not': {
    lines: ['explain rss/guid-mising', 'explain appel', 'explain x', 'explain none.yaml'],
  },
});
