import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly {
      readonly id?: string;
      readonly shell: string;
      readonly run: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

/** What became of a job: how its last step ended, what it printed, what the action gives, and the summary. */
export interface Job {
  readonly code: number | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the steps of a composite action as GitHub does: its expressions, its shells, its files. */
export function runAction(action: string, workspace: string, given: Readonly<Record<string, string>>): Job {
  const { inputs, outputs, runs } = parse(readFileSync(join(action, 'action.yml'), 'utf8')) as Action;
  const temporary = mkdtempSync(join(tmpdir(), 'airworthy-runner-'));
  const files = { GITHUB_OUTPUT: join(temporary, 'output'), GITHUB_STEP_SUMMARY: join(temporary, 'summary') };
  const values = new Map<string, string>([['github.action_path', action]]);
  for (const [name, { default: value = '' }] of Object.entries(inputs)) {
    values.set(`inputs.${name}`, given[name] ?? value);
  }
  const filled = (text: string): string =>
    text.replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => values.get(name) ?? '');
  let log = '';
  let code: number | null = 0;
  for (const file of Object.values(files)) writeFileSync(file, '');
  for (const { id = '', shell, run, env } of runs.steps) {
    if (shell !== 'bash') throw new Error(`the shell ${shell} is not one that this knows`);
    const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]));
    const script = join(temporary, 'step.sh');
    writeFileSync(script, filled(run));
    const { PATH, HOME } = process.env;
    const done = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        PATH,
        HOME,
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        RUNNER_TEMP: temporary,
        npm_config_prefer_offline: 'true',
        ...files,
        ...own,
      },
    });
    log += done.stdout + done.stderr;
    code = done.status;
    for (const line of readFileSync(files.GITHUB_OUTPUT, 'utf8').split('\n')) {
      const [, name, value = ''] = /^([\w-]+)=(.*)$/.exec(line) ?? [];
      if (name) values.set(`steps.${id}.outputs.${name}`, value);
    }
    if (code !== 0) break;
  }
  const summary = readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8');
  rmSync(temporary, { recursive: true, force: true });
  const gives = Object.entries(outputs).map(([name, { value }]) => [name, filled(value)]);
  return { code, log, summary, outputs: Object.fromEntries(gives) };
}
