import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { layNewcomerFiles, readNewcomerCommands } from '../scripts/ci/newcomer.ts';
import { packageRoot } from '../src/version.ts';
import { findJunitErrors, findSarifErrors } from './report/validate.ts';

const work = mkdtempSync(join(tmpdir(), 'diffgauge-newcomer-'));
const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
const shell = (command: string, env: NodeJS.ProcessEnv = {}) =>
  spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command], { cwd: work, encoding: 'utf8', env: { ...process.env, PATH, ...env } });

beforeAll(() => layNewcomerFiles(work), 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the five commands of docs/ci.md', () => {
  const [install = '', ...others] = readNewcomerCommands();

  // What npm makes of a folder that is installed are these links. scripts/check-package.ts runs the commands with the package as it is published.
  it('begin with an installation', () => {
    expect(install).toBe('npm install ../diffgauge');
    mkdirSync(join(work, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(packageRoot, join(work, 'node_modules', 'diffgauge'));
    symlinkSync(join('..', 'diffgauge', 'bin', 'diffgauge.mjs'), join(work, 'node_modules', '.bin', 'diffgauge'));
    chmodSync(join(packageRoot, 'bin', 'diffgauge.mjs'), 0o755);
  });

  it('are five', () => expect(others).toHaveLength(4));

  it('end in a verdict', { timeout: 120_000 }, () => {
    const [shown, ...scored] = others.map((command) => shell(command));
    expect(shown?.stdout).toContain('You edit code.');
    const gated = scored.pop();
    expect(scored.map(({ status }) => status)).toEqual([0, 0]);
    expect(gated?.stdout).toMatch(/^Gate: FAIL, worse than the policy allows: clean-solve, irrelevant edits\n/);
    expect(gated?.status).toBe(1);
  });
});

interface Step {
  readonly id?: string;
  readonly run: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly shell: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

describe('the action', () => {
  const action: Action = parse(readFileSync(join(packageRoot, 'action.yml'), 'utf8'));

  /**
   * Runs the action's steps as a runner does, each in a shell of its own with the values of its inputs; gives what the last one did, and its outputs. All uses
   * of an action in one job share a folder for temporary files.
   */
  const runSteps = (inputs: Readonly<Record<string, string>>, temp = mkdtempSync(join(work, 'job-'))) => {
    const step = mkdtempSync(join(work, 'step-'));
    const files = { GITHUB_OUTPUT: join(step, 'output'), GITHUB_STEP_SUMMARY: join(step, 'summary.md'), GITHUB_EVENT_PATH: join(step, 'event.json') };
    writeFileSync(files.GITHUB_EVENT_PATH, JSON.stringify({ pull_request: { number: 7, head: { sha: 'a'.repeat(40) }, base: { sha: 'b'.repeat(40) } } }));
    const runner = { RUNNER_TEMP: temp, GITHUB_ACTION_PATH: packageRoot, GITHUB_WORKSPACE: packageRoot, ...files };
    const fill = (text: string): string =>
      text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? action.inputs[name]?.default ?? '');
    const results = action.runs.steps.map(({ run, env = {} }) => {
      expect(run).not.toContain('${{');
      return shell(run, { ...runner, ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name, fill(value)])) });
    });
    const lines = readFileSync(files.GITHUB_OUTPUT, 'utf8').trim().split('\n');
    const outputs = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));
    const summary = existsSync(files.GITHUB_STEP_SUMMARY) ? readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') : '';
    return { last: results.at(-1), first: results[0], outputs, summary };
  };

  it('is composite, says what each input is, and uses all of them', () => {
    expect(action.runs.using).toBe('composite');
    const text = JSON.stringify(action.runs);
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(description).not.toBe('');
      expect(text).toContain(`\${{ inputs.${name} }}`);
    }
    for (const { value } of Object.values(action.outputs)) expect(value).toMatch(/^\$\{\{ steps\.gate\.outputs\.(verdict|folder) \}\}/);
  });

  it('scores recorded answers, gates them, annotates and writes the summary', { timeout: 120_000 }, async () => {
    const { first, last, outputs, summary } = runSteps({ run: 'candidate.jsonl', baseline: 'baseline.jsonl', flips: '1' });
    expect(first?.status).toBe(0);
    expect([last?.status, outputs.verdict]).toEqual([1, 'fail']);
    expect(last?.stdout.split('\n').filter((line) => line !== '' && !line.startsWith('::'))).toEqual([]);
    expect(last?.stdout).toContain('::error file=repos/');
    expect(summary).toContain('Pull request 7 (aaaaaaa against bbbbbbb)');
    const folder = outputs.folder ?? '';
    expect(await findJunitErrors(readFileSync(join(folder, 'gate.xml'), 'utf8'))).toEqual([]);
    expect(findSarifErrors(JSON.parse(readFileSync(join(folder, 'gate.sarif'), 'utf8')))).toEqual([]);
    expect(readFileSync(join(folder, 'gate.md'), 'utf8')).toContain('## diffgauge gate: fail');
  });

  const job = mkdtempSync(join(work, 'job-'));
  const odd = "answers $(touch owned) 'x'.jsonl";
  const readLines = (file: string): string[] => readFileSync(join(work, file), 'utf8').trim().split('\n');

  it('passes what did not change, by a policy of its own, with names that a shell could misread', { timeout: 120_000 }, () => {
    writeFileSync(join(work, odd), `${readLines('baseline.jsonl').join('\n')}\n`);
    writeFileSync(join(work, 'gate.json'), '{ "accept": ["same_samples"], "rules": [{ "metric": "correct", "margin": 0.05 }] }');
    const { last, outputs } = runSteps({ run: odd, baseline: 'baseline.jsonl', policy: 'gate.json' }, job);
    expect([last?.status, outputs.verdict]).toEqual([0, 'pass']);
    expect(existsSync(join(work, 'owned'))).toBe(false);
  });

  it('fails where there are no answers, also behind the gate of the same job that passed', { timeout: 120_000 }, () => {
    const { last, outputs } = runSteps({ run: 'absent.jsonl', baseline: 'baseline.jsonl', policy: 'gate.json' }, job);
    expect(last?.status).toBe(2);
    expect(outputs.verdict).toBeUndefined();
    expect(last?.stderr).toContain('absent.jsonl cannot be read');
    expect(last?.stdout).toBe('');
  });

  it('grades what it scores where that is asked for, and says where there is no sandbox', { timeout: 300_000 }, () => {
    const tasks = readLines('baseline.jsonl').slice(0, 2);
    for (const name of ['one.jsonl', 'other.jsonl']) writeFileSync(join(work, name), `${tasks.join('\n')}\n`);
    const { last, outputs } = runSteps({ run: 'one.jsonl', baseline: 'other.jsonl', grade: 'true' });
    if (spawnSync('bwrap', ['--version']).status === 0) {
      const { candidate, baseline } = JSON.parse(readFileSync(join(outputs.folder ?? '', 'gate.json'), 'utf8'));
      expect([candidate.graded, baseline.graded]).toEqual([2, 2]);
    } else {
      expect([last?.status, outputs.verdict]).toEqual([3, undefined]);
      expect(last?.stderr).toContain('bwrap');
    }
  });

  it('refuses another word for grade', () => {
    const { last } = runSteps({ run: 'one.jsonl', baseline: 'other.jsonl', grade: 'yes' });
    expect([last?.status, last?.stderr]).toEqual([2, 'grade is "yes"; expected true or false\n']);
  });

  it('does not pass answers to tasks that are not there', { timeout: 120_000 }, () => {
    const renamed = readLines('baseline.jsonl').map((line, at) => (at === 0 ? JSON.stringify({ ...JSON.parse(line), task: 'tally/renamed' }) : line));
    writeFileSync(join(work, 'renamed.jsonl'), `${renamed.join('\n')}\n`);
    const { last, outputs } = runSteps({ run: 'renamed.jsonl', baseline: 'baseline.jsonl', policy: 'gate.json' });
    expect([last?.status, outputs.verdict]).toEqual([1, 'inconclusive']);
    expect(last?.stderr).toContain('renamed.jsonl:1: ');
    expect(last?.stdout).toMatch(/^::error title=diffgauge gate%3A runs cannot be compared::0 lines of the baseline's answers and 1 of the candidate's/);
  });
});
