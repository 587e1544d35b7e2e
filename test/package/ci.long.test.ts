import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { airworthy, edit, root, workshop } from '../run.js';
import { runAction } from './action.js';
import { remove } from './install.js';

test('the action annotates, summarises, and says what it found', () => {
  const folder = workshop();
  mkdirSync(join(folder, 'feeds/-broken one'));
  const feed = join(folder, 'feeds/-broken one/feed.xml');
  cpSync(join(folder, 'feeds/rust-in-production/feed.xml'), feed);
  edit(feed, '<title>Rust in Production</title>', '');

  const broken = runAction(root, folder, { path: 'feeds/*/feed.xml\n', format: 'sarif=out.sarif' });
  expect(broken.code).toBe(1);
  expect(broken.log).toMatch(
    /^::error file=feeds\/-broken one\/feed\.xml,line=3,endLine=3,col=4,endColumn=11,title=rss\/channel-title-missing::/m,
  );
  expect(broken.outputs).toMatchObject({
    errors: '1',
    verdict: expect.stringMatching(/^RSS 2\.0: invalid \(1\) · Apple Podcasts: refuses \(1\)/),
  });
  expect(broken.summary).toContain('| Apple Podcasts | ❌ refuses (1)');
  expect(JSON.parse(readFileSync(join(folder, 'out.sarif'), 'utf8')).version).toBe('2.1.0');

  const right = runAction(root, folder, {
    path: 'feeds/rust-in-production/feed.xml',
    against: 'feeds/rust-in-production/feed.xml',
    profile: 'apple',
    'fail-on': 'warning',
  });
  expect(right).toMatchObject({ code: 0, outputs: { errors: '0', verdict: 'Apple Podcasts: takes it' } });

  const missing = runAction(root, folder, { path: 'feeds/*/gone.xml' });
  expect(missing).toMatchObject({ code: 2, log: expect.stringContaining('feeds/*/gone.xml does not exist') });
  const hostile = runAction(root, folder, {
    path: '$(touch pwned)\n; touch pwned',
    profile: '$(touch pwned)',
  });
  expect(hostile.code).toBe(2);
  expect(existsSync(join(folder, 'pwned'))).toBe(false);
});

test('the action works from a plain checkout of a tag', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'airworthy-checkout-'));
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0')) {
    if (existsSync(join(root, file)) && file) cpSync(join(root, file), join(checkout, file));
  }
  expect(existsSync(join(checkout, 'dist'))).toBe(false);
  const { code, log } = runAction(checkout, workshop(), { path: 'feeds/rust-in-production/feed.xml' });
  // pre-commit installs what npm pack names on standard output.
  const packed = execFileSync('npm', ['pack'], { cwd: checkout, encoding: 'utf8', stdio: 'pipe' });
  remove(checkout);
  expect(packed).toMatch(/^airworthy-[\d.]+\.tgz\n$/);
  expect({ code, log: code === 0 ? '' : log }).toEqual({ code: 0, log: '' });
});

test('the snippets of the README say what is there', async () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [github, gitlab, hooks] = [
    ...readme.matchAll(/```yaml\n((?:- uses|airworthy:|repos:)[\s\S]*?)```/g),
  ].map(([, text]) => parse(text ?? ''));
  const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const step = github.find(({ uses }: { uses: string }) => uses.startsWith('airworthy/'));
  expect(step.uses).toBe(`airworthy/airworthy@v${version}`);
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  expect(runAction(root, workshop(), step.with).code).toBe(0);

  const described: { id: string; entry: string; files: string }[] = parse(
    readFileSync(join(root, '.pre-commit-hooks.yaml'), 'utf8'),
  );
  const [repo] = hooks.repos;
  expect(repo.rev).toBe(`v${version}`);
  for (const { id } of repo.hooks) {
    const hook = described.find((each) => each.id === id);
    const [program, ...args] = hook?.entry.split(' ') ?? [];
    const files = id === 'airworthy-check' ? ['feeds/rust-in-production/feed.xml'] : [];
    expect(program).toBe('airworthy');
    for (const file of files) expect(file).toMatch(new RegExp(hook?.files ?? ''));
    expect(await airworthy(workshop(), [...args, ...files])).toMatchObject({ code: 0 });
  }

  const [shell = ''] = /```sh\n(.*)\n```/.exec(readme)?.slice(1) ?? [];
  for (const line of [...gitlab.airworthy.script, shell]) {
    const [npx, program, ...args] = String(line).replace('*', 'rust-in-production').split(' ');
    expect([npx, program]).toEqual(['npx', 'airworthy']);
    expect(await airworthy(workshop(), args)).toMatchObject({ code: 0 });
  }
});
