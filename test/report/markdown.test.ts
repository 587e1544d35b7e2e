import { expect, test } from 'vitest';
import { check, noneSkipped } from '../../src/check.js';
import { markdown } from '../../src/report/lines.js';
import { readText } from '../../src/xml/document.js';

test('the table starts with the worst, so that no error falls behind its end', () => {
  const warned = '<item><title>Rust</title><link>www.example.com</link></item>\n'.repeat(80);
  const document = readText(`<rss version="2.0"><channel>${warned}<item><title/></item></channel></rss>`, {
    name: 'feed.xml',
  });
  const { diagnostics } = check(document, { profiles: ['rss', 'apple', 'psp1'], now: 0 });
  const text = markdown(
    { files: [{ name: 'feed.xml', diagnostics }], skipped: noneSkipped, accepted: 0 },
    { color: false },
  );
  const severities = [...text.matchAll(/^\| [^|]+ \| (error|warning) \|/gm)].map(([, each]) => each);
  expect(text).toMatch(/^… and \d+ more\.$/m);
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  expect(severities.slice(0, Math.min(errors, 50))).not.toContain('warning');
  expect(severities).toEqual([...severities].sort());
});
