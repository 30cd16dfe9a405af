import type { OpenedRunner } from '../../src/grade/open-test-runner.ts';
import type { Covered, TestJob, TestRun, TestStatus } from '../../src/grade/test-run.ts';

/** What a job gives: the statuses of its tests, what they ran (where that was asked for), or how it ends without a report. */
export type Answer = Readonly<Record<string, TestStatus>> | Covered | Exclude<TestRun['end'], 'reported'>;

/** A runner that starts nothing: a script says what each job gives. It keeps the jobs that it was given, and how many were under way at once at most. */
export interface ScriptedRunner extends OpenedRunner {
  readonly jobs: readonly TestJob[];
  readonly most: number;
}

/** `script` is told the job and how many of the same tree went before it. */
export const createScriptedRunner = (script: (job: TestJob, before: number) => Answer | Promise<Answer>): ScriptedRunner => {
  const jobs: TestJob[] = [];
  let underWay = 0;
  let most = 0;
  return {
    identity: 'scripted',
    describe: () => 'nothing',
    jobs,
    get most() {
      return most;
    },
    run: async (job) => {
      const before = jobs.filter(({ files }) => textOf(files) === textOf(job.files)).length;
      jobs.push(job);
      underWay += 1;
      most = Math.max(most, underWay);
      const answer = await script(job, before);
      underWay -= 1;
      return toRun(answer);
    },
    close: async () => {},
  };
};

const textOf = (files: TestJob['files']): string => JSON.stringify([...files]);

const toRun = (answer: Answer): TestRun => {
  if (typeof answer === 'string') return { end: answer, tests: new Map(), ms: Math.random(), detail: `it was ${answer}` };
  if (answer instanceof Map) return { end: 'reported', tests: new Map(), ms: Math.random(), covered: answer };
  return { end: 'reported', tests: new Map(Object.entries(answer)), ms: Math.random() };
};
