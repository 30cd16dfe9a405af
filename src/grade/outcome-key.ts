import { hash } from 'node:crypto';
import type { Files } from '../types.ts';
import { version } from '../version.ts';
import type { OpenedRunner } from './open-test-runner.ts';
import type { TestJob } from './test-run.ts';

/** What decides the outcome of a test run, as a name for it: equal keys, equal outcomes, but for flaky tests. */
export type OutcomeKey = string;

/**
 * Makes the keys of outcomes under one runner, which says all that it adds: its sandbox and limits, packages and programs that are found on this machine.
 * The answer, its format and the task's name do not count: the files after the edit do, what may be laid over them (hidden tests, and what the base and
 * the accepted solutions have), the tests that are looked at, and how many runs of the same went before.
 */
export const createOutcomeKeys = (runner: Pick<OpenedRunner, 'identity' | 'describe'>): ((job: TestJob, attempt: number) => OutcomeKey) => {
  const digests = new WeakMap<Files, string>();
  const digest = (files: Files): string => {
    const known = digests.get(files) ?? digestFiles(files);
    digests.set(files, known);
    return known;
  };
  return ({ task, files, what = 'tests' }, attempt) => {
    const { tests } = task;
    const changed = [...files].filter(([path, text]) => task.files.get(path) !== text);
    const deleted = [...task.files.keys()].filter((path) => !files.has(path));
    const plan = tests && { ...tests, files: digest(tests.files) };
    const machine = [layout, version, process.version, process.arch, runner.identity, tests && runner.describe(tests)];
    const author = [digest(task.files), task.references.map(digest), plan];
    return hash('sha256', JSON.stringify([machine, what, author, changed.sort(byPath), deleted.sort(), attempt]));
  };
};

/** Changes with what a kept outcome holds. */
const layout = 3;

const digestFiles = (files: Files): string => hash('sha256', JSON.stringify([...files].sort(byPath)));

const byPath = ([one]: readonly [string, string], [other]: readonly [string, string]): number => (one < other ? -1 : 1);
