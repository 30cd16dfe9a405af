import { expect, test } from 'vitest';
import { formats } from '../../formats/index.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { models } from '../../src/collect/models.ts';
import { profiles } from '../../src/edit/profiles.ts';
import { judge } from '../../src/judge.ts';
import type { Scorer } from '../../src/score/score.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Changes, Sample, Task } from '../../src/types.ts';
import type { Score } from '../../src/verdict.ts';

const tasks = [...(await loadSuite(embeddedSuite)).tasks.values()].filter((_, number) => number % 50 === 3);
const answering = models.filter(({ name }) => name === 'simulated:sloppy' || name === 'simulated:lazy');
const answers = tasks.flatMap((task) =>
  [...formats.values()].flatMap((format) => answering.map((model) => ({ task, format, sample: model.answer(task, format, 0, 1) }))),
);

/** What a sample changed when it was judged; undefined where nothing was applied. */
const watchJudge = (sample: Sample, task: Task, profile: Parameters<typeof applyResponse>[0]['profile']): Changes | undefined => {
  const seen: Changes[] = [];
  const scorer: Scorer = {
    files: task.files,
    units: 0,
    score: (changes) => {
      seen.push(changes);
      return nothing;
    },
    link: () => ({ score: nothing, links: [] }),
  };
  const { score } = judge(sample, task, { scorer, ...(profile && { profile }) });
  return score === undefined ? undefined : seen.at(-1);
};

const nothing: Score = {
  ...{ exact: false, equivalent: false, reference: 0, irrelevant: 0, irrelevantUpper: 0, wanted: 1, done: 0, changed: 0, extra: 0 },
  ...{ precision: null, recall: 0, newSyntaxErrors: 0, atoms: [] },
};

test.each([...profiles.values()])('under $name, an answer is applied again as it was when it was judged', (profile) => {
  let applied = 0;
  for (const { task, format, sample } of answers) {
    const then = watchJudge(sample, task, profile);
    const now = applyResponse({ format: format.name, response: sample.response, files: task.files, profile });
    const where = `${task.id} in ${format.name} by ${sample.model}`;
    expect([where, now.status === 'applied' ? [...now.changes] : undefined]).toEqual([where, then && [...then]]);
    applied += Number(then !== undefined);
  }
  expect(applied).toBeGreaterThan(answers.length / 4);
});
