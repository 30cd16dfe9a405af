import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { applyResponse } from '../src/apply-response.ts';
import { scoreSamples } from '../src/batch/score-file.ts';
import { readGradedResults } from '../src/batch/summarise.ts';
import { countSamples, makePlan, sampleAt } from '../src/collect/plan.ts';
import { printSample } from '../src/collect/samples-file.ts';
import { withChanges } from '../src/edit/apply.ts';
import { gradeRun } from '../src/grade/grade-run.ts';
import { openTestRunner } from '../src/grade/open-test-runner.ts';
import { layJob } from '../src/grade/sandbox/lay-job.ts';
import { defaultBudget } from '../src/grade/verify.ts';
import { embeddedSuite, findTask, loadSuite } from '../src/suite/load.ts';
import type { Task } from '../src/types.ts';
import { printFindings } from './machine.ts';
import { readNumber, spread } from './options.ts';

/**
 * How many answers are graded in a second, beside their tests by `node --test`, one answer after the other: `--count=N` answers of the simulated models to
 * tasks that Node's own runner tests without packages. `--workers=N` is how many test runs are under way at once; `taskset -c 0` before the command keeps all
 * of it on one core.
 */
const count = readNumber('count', 200, 6);
const workers = readNumber('workers', 1, 1);

const suite = await loadSuite(embeddedSuite);
/** Plain `node --test` can test it: it loads no packages and has no JSX, which a folder of its own would not have or read. */
const isPlain = ({ tests }: Task): boolean => tests?.command.join(' ') === 'node --test' && (tests.modules ?? []).length === 0 && tests.jsx === undefined;
const tasks = [...suite.tasks.values()].filter(isPlain).map(({ id }) => id);
const work = mkdtempSync(join(tmpdir(), 'diffgauge-throughput-'));
const samplesFile = join(work, 'samples.jsonl');

/** Writes the answers, and gives the trees of those that can be applied, with their lines. */
const makeAnswers = () => {
  const plan = makePlan(suite, { tasks, formats: ['udiff', 'search-replace'], models: ['simulated:*'], trials: 1, seed: 1 });
  const samples = spread([...Array(countSamples(plan)).keys()], count).map((place) => sampleAt(plan, place));
  writeFileSync(samplesFile, samples.map(printSample).join(''));
  return samples.flatMap(({ task: id, format, response }, index) => {
    const task = findTask(suite, id);
    const application = applyResponse({ format, response, files: task.files });
    return application.status === 'applied' ? [{ line: index + 1, task, files: withChanges(task.files, application.changes) }] : [];
  });
};

/** What a script would do: write each tree to a folder and test it there. It keeps nothing and trusts the code. Gives the lines of answers that pass. */
const testPlainly = (trees: ReturnType<typeof makeAnswers>): ReadonlySet<number> => {
  const passing = new Set<number>();
  for (const { line, task, files } of trees) {
    const folder = mkdtempSync(join(work, 'plain-'));
    const laid = layJob(task, files);
    for (const [path, text] of laid.files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const { status } = spawnSync(process.execPath, ['--test', ...laid.testFiles], { cwd: folder, stdio: 'ignore' });
    if (status === null) throw new Error(`node --test was killed in ${task.id}`);
    if (status === 0) passing.add(line);
    rmSync(folder, { recursive: true });
  }
  return passing;
};

/**
 * Checks that grading says of each answer what its tests said by plain runs. Both lay the author's tests and configuration over a tree, so that no difference
 * is excused. Gives how many answers were compared: those with new syntax errors, say, are not graded.
 */
const compareVerdicts = async (folder: string, passing: ReadonlySet<number>): Promise<number> => {
  let compared = 0;
  for await (const { result, grade } of readGradedResults(folder)) {
    const { line = 0, task } = result;
    if (grade?.outcome !== 'passed' && grade?.outcome !== 'failed') continue;
    const plain = passing.has(line) ? 'passed' : 'failed';
    if (plain !== grade.outcome) throw new Error(`answer ${line} to ${task} ${plain} by plain node --test, and grading says ${grade.outcome}`);
    compared += 1;
  }
  if (compared === 0) throw new Error('no answer was graded');
  return compared;
};

const timeIt = async <Result>(run: () => Result | Promise<Result>): Promise<{ readonly seconds: number; readonly result: Result }> => {
  const start = performance.now();
  const result = await run();
  return { seconds: (performance.now() - start) / 1000, result };
};

try {
  const trees = makeAnswers();
  const folder = join(work, 'run');
  await scoreSamples({ samplesFile, suiteDir: embeddedSuite, out: folder });
  const runner = await openTestRunner({ warm: workers });
  try {
    const ways: { way: string; seconds: number; testRuns: number }[] = [];
    const plain = await timeIt(() => testPlainly(trees));
    ways.push({ way: 'plain', seconds: plain.seconds, testRuns: trees.length });
    let compared = 0;
    for (const [name, budget] of [
      ['tests only', 0],
      ['with trying out', defaultBudget],
    ] as const) {
      const cacheDir = join(work, `outcomes-${budget}`);
      for (const cache of ['cold', 'warm']) {
        const { seconds, result } = await timeIt(() => gradeRun({ folder, runner, cacheDir, budget, workers, restart: true }));
        if (cache === 'warm' && result.made > 0) throw new Error(`${result.made} tests were run that were known`);
        compared = await compareVerdicts(folder, plain.result);
        ways.push({ way: `${name}, ${cache} cache`, seconds, testRuns: result.made });
      }
    }
    printFindings('throughput', {
      ...{ answers: count, applied: trees.length, compared, workers },
      ways: ways.map(({ way, seconds, testRuns }) => ({
        ...{ way, testRuns, answersPerSecond: Number((count / seconds).toFixed(2)), toPlain: Number((seconds / plain.seconds).toFixed(3)) },
      })),
    });
  } finally {
    await runner.close();
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
