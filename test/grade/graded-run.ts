import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scoreSamples } from '../../src/batch/score-file.ts';
import type { TestJob } from '../../src/grade/test-run.ts';
import type { Grade, Verified } from '../../src/verdict.ts';
import { patch, taskJson, writeTinySuite } from '../suite/tiny-suite.ts';
import type { Answer } from './scripted-runner.ts';

const sample = (trial: number, fields: object = {}): string =>
  JSON.stringify({ task: 'alpha/fix', format: 'git-diff', model: 'm', prompt: 'p', trial, response: patch, ...fields });

const withOne = (text: string): string => patch.replace('+const one = 2', `+const one = ${text}`);

/** What trying out says of an answer whose only change is another way to do it. */
const needed: Verified = { labels: ['required'], irrelevant: 0, irrelevantUpper: 0, extra: 0 };

/** Answers of each kind, with the outcome that `sayByText` leads to. */
export const kinds: readonly (readonly [outcome: Partial<Grade> | undefined, line: string])[] = [
  [{ outcome: 'passed', proves: true, runs: 1 }, sample(0)],
  [
    { outcome: 'passed', proves: true, runs: 1 },
    sample(1, { format: 'whole', response: 'a.ts\n```\nconst zero = 0;\nconst one = 2;\nexport { zero, one };\n```\n' }),
  ],
  [{ outcome: 'passed', proves: true, runs: 3, verified: needed }, sample(2, { response: withOne('1 + 1') })],
  [{ outcome: 'failed', failures: 1, failed: ['a.test.ts'], proves: true, runs: 1 }, sample(3, { response: withOne('3') })],
  [undefined, 'oops'],
  [{ outcome: 'not_graded', code: 'not_applied', runs: 0 }, sample(4, { response: 'no edit' })],
  [undefined, ''],
  [{ outcome: 'passed', flaky: ['b.test.ts'], proves: true, runs: 7, verified: needed }, sample(5, { response: withOne('20 / 10') })],
  [{ outcome: 'failed', code: 'no_report', proves: true, runs: 1 }, sample(6, { response: withOne('exit()') })],
  [{ outcome: 'not_graded', code: 'not_valid', runs: 0 }, sample(7, { response: withOne(')') })],
  [{ outcome: 'not_graded', code: 'untested', runs: 0 }, sample(8, { task: 'beta/done' })],
  [{ outcome: 'not_graded', code: 'not_applied', runs: 0 }, sample(9, { task: 'beta/done', response: 'nothing to do' })],
];

/** What the tests of alpha/fix give for a tree: they look at `one`. */
export const sayByText = ({ files }: TestJob, before: number): Answer => {
  const text = /const one = (.*);/.exec(files.get('a.ts') ?? '')?.[1];
  if (text === 'exit()') return 'no_report';
  return { 'a.test.ts': text === '3' || text === '1' ? 'failed' : 'passed', 'b.test.ts': text === '20 / 10' && before === 0 ? 'failed' : 'passed' };
};

/** Judges answers of each kind into a run folder `run` in `dir`, over and over up to so many lines; names the folder. */
export const judgeKinds = async (dir: string, lines = kinds.length): Promise<string> => {
  const suiteDir = await writeTinySuite(join(dir, 'suite'), {
    'alpha/tasks/fix/task.json': taskJson({ failToPass: ['a.test.ts'], passToPass: ['b.test.ts'] }),
  });
  const samplesFile = join(dir, 'samples.jsonl');
  const all = Array.from({ length: lines }, (_, i) =>
    (kinds[i % kinds.length]?.[1] ?? '').replace('"prompt":"p"', `"prompt":"p${Math.floor(i / kinds.length)}"`),
  );
  await writeFile(samplesFile, `${all.join('\n')}\n`);
  await scoreSamples({ samplesFile, suiteDir, out: join(dir, 'run'), workers: 1 });
  return join(dir, 'run');
};
