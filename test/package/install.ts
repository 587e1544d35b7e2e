import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../run.js';

/** Packs what is built as npm would publish it, and returns the path of the tarball. */
export function pack(folder: string): string {
  const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [packed] = JSON.parse(said) as { readonly filename: string }[];
  return join(folder, packed?.filename ?? '');
}

/**
 * Unpacks the tarball in an empty folder as an installation would, with links to the packages that it depends on and
 * to no others: nothing is fetched.
 */
export function install(tarball: string, dependencies: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-installed-'));
  const packages = join(folder, 'node_modules');
  mkdirSync(join(packages, 'airworthy'), { recursive: true });
  mkdirSync(join(packages, '.bin'));
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', join(packages, 'airworthy')]);
  symlinkSync('../airworthy/dist/cli.js', join(packages, '.bin/airworthy'));
  for (const name of dependencies) {
    if (name.includes('/')) mkdirSync(join(packages, name, '..'), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), join(packages, name));
  }
  return folder;
}

export function remove(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}
