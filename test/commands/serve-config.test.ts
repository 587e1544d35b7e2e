import { serverNames } from '../../src/served/server-lines.js';
import { keepsWhatIsSaid } from './sessions.js';

keepsWhatIsSaid('serve-config', {
  'for every server': { lines: serverNames.map((name) => `serve-config ${name}`) },
  'for one that is not known': { lines: ['serve-config nginz', 'serve-config iis', 'serve-config'] },
});
