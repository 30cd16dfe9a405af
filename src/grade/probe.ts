import { extname } from 'node:path';
import { InfraError } from '../errors.ts';
import { diffFiles } from '../score/file-edits.ts';
import type { Files } from '../types.ts';
import { isLimit } from './outcomes.ts';
import type { TestRun } from './test-run.ts';
import { type Attempts, type TestedTask, tryTests } from './try-tests.ts';
import type { Probe, ProbeOutcome } from './verification.ts';

/**
 * What a probe asks: the task's tests, then the type check where the repo has one and `edited` differs in types. `repeats` is how often failing tests run
 * again.
 */
export interface ProbeOptions {
  readonly task: TestedTask;
  readonly edited: Files;
  readonly attempts: Attempts;
  readonly repeats: number;
}

/** Makes a probe of trees near an edit. A run without a report says nothing; one that takes more than it may, where the whole edit did not, breaks. */
export const createProbe = ({ task, edited, attempts, repeats }: ProbeOptions): Probe => {
  const checkTypes = createTypeProbe({ task, edited, attempts });
  return async (files) => {
    const { code, failing } = await tryTests(task, files, attempts, { repeats, repeatAll: true });
    if (code !== undefined) return isLimit(code) ? 'breaks' : 'unknown';
    return failing.length === 0 ? checkTypes(files) : 'breaks';
  };
};

/**
 * Types break where the check complains of something that it does not complain of in the whole edit: one that is wrong in one place is not believed less in
 * others. Where the check takes more than it may over the whole edit, types decide nothing.
 */
const createTypeProbe = ({ task, edited, attempts }: Omit<ProbeOptions, 'repeats'>): Probe => {
  let ofEdited: Promise<TestRun> | undefined;
  const check = (files: Files): Promise<TestRun> => attempts.run({ task, files, what: 'typecheck' });
  return async (files) => {
    if (task.tests.typecheck === undefined || ![...diffFiles(edited, files).keys()].some(hasTypes)) return 'holds';
    const run = await check(files);
    if (run.end === 'reported' && listFailed(run).length === 0) return 'holds';
    ofEdited ??= check(edited);
    const whole = await ofEdited;
    if (whole.end === 'no_report') expectReport(await check(task.references[0] ?? task.files), task.repo);
    return compareTypes(run, whole);
  };
};

/** What no type check reads; JSON it does. */
const hasTypes = (path: string): boolean => !untyped.has(extname(path));
const untyped: ReadonlySet<string> = new Set(['.css', '.html', '.md', '.svg', '.txt']);

/** @throws InfraError where the check says nothing of the accepted solution either: it cannot be run here. */
const expectReport = ({ end, detail }: TestRun, repo: string): void => {
  if (end === 'no_report') throw new InfraError(`the types of ${repo} cannot be checked: ${detail ?? 'there is no report'}`);
};

const compareTypes = (run: TestRun, ofEdited: TestRun): ProbeOutcome => {
  if (ofEdited.end !== 'reported') return isLimit(ofEdited.end) ? 'holds' : 'unknown';
  if (run.end !== 'reported') return isLimit(run.end) ? 'breaks' : 'unknown';
  const known = new Set(listFailed(ofEdited));
  return listFailed(run).every((complaint) => known.has(complaint)) ? 'holds' : 'breaks';
};

const listFailed = ({ tests }: TestRun): readonly string[] => [...tests].filter(([, status]) => status !== 'passed').map(([id]) => id);
