import { createHash } from 'node:crypto';
import { framed } from './frame.js';
import { judgeForm } from './judge/form.js';
import { manualPages } from './manual.js';
import { type Pages, referencePages } from './reference.js';

/** The scripts of the site, bundled: each is one classic script. */
export interface Scripts {
  readonly page: string;
  readonly worker: string;
  readonly search: string;
}

/** Every page of the site by its path. */
export async function pagesOf({ page, worker, search }: Scripts): Promise<Pages> {
  const judge = framed({
    title: 'Judge a feed',
    description: 'Judges a podcast feed in your browser: nothing leaves your machine.',
    main: judgeForm(),
    depth: 0,
    current: 'judge',
    awaits: 'result',
    script: `<script>${inline(page)}</script>\n`,
    policy: `default-src 'none'; script-src '${hashOf(page)}' 'self'; worker-src blob: 'self'; connect-src https: http:; style-src 'self'; img-src data: https: http:; base-uri 'none'; form-action 'none'`,
  });
  const policy = `default-src 'none'; script-src '${hashOf(search)}'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'`;
  return new Map([
    ['index.html', judge],
    ['judge.js', `window.judgeText = ${JSON.stringify(worker)};\n`],
    ...referencePages({ script: `<script>${inline(search)}</script>\n`, policy }),
    ...(await manualPages()),
  ]);
}

/** A script between tags ends where its text says so, even in a string. */
function inline(code: string): string {
  return code.replace(/<(?=\/script|!--|script)/gi, '\\x3c');
}

function hashOf(code: string): string {
  return `sha256-${createHash('sha256').update(inline(code)).digest('base64')}`;
}
