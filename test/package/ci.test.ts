import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { airworthy, edit, root, workshop } from '../run.js';

const isSarif = addFormats
  .default(new Ajv04.default({ unicodeRegExp: false, strict: false, allErrors: true }))
  .compile(JSON.parse(readFileSync(join(root, 'test/fixtures/schemas/sarif-2.1.0.json'), 'utf8')));

test('a broken episode is annotated at its line, in every report of the build', async () => {
  const folder = workshop();
  const path = 'episodes/linux-unplugged/603.md';
  const text = readFileSync(join(folder, path), 'utf8');
  const line = text.split('\n').findIndex((each) => each.includes('"published":')) + 1;
  edit(join(folder, path), /"published": "[^"]*"/, '"published": "2025-13-45"');
  const summary = join(folder, 'summary.md');
  const { code, out } = await airworthy(
    folder,
    [
      'build',
      'linux-unplugged',
      ...['github', 'sarif=out.sarif', 'junit=out.xml', 'html=out.html'].flatMap((each) => [
        '--format',
        each,
      ]),
    ],
    { env: { GITHUB_STEP_SUMMARY: summary } },
  );
  expect(code).toBe(1);
  expect(out).toContain(`::error file=${path},line=${line},`);
  const sarif = JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8'));
  expect(isSarif(sarif)).toBe(true);
  expect(sarif.runs[0].results[0].locations[0].physicalLocation).toMatchObject({
    artifactLocation: { uri: path },
    region: { startLine: line },
  });
  expect(readFileSync(join(folder, 'out.xml'), 'utf8')).toContain(`(line ${line})`);
  expect(readFileSync(join(folder, 'out.html'), 'utf8')).toContain(`${path}:${line}:`);
  expect(readFileSync(summary, 'utf8')).toMatch(/\| Apple Podcasts \| ❌ /);
});
