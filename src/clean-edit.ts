import { getFormat } from '../formats/index.ts';
import { applyResponse } from './apply-response.ts';
import { readRecorded } from './collect/read-recorded.ts';
import { defaultProfile, findProfile } from './edit/profiles.ts';
import { UsageError, unknownFormat } from './errors.ts';
import { findInexpressible, judge } from './judge.ts';
import { explainClean, explainUnclean } from './report/unclean.ts';
import { embeddedSuite, findTask, loadSuite, type Suite } from './suite/load.ts';
import type { Response, Sample, Task } from './types.ts';
import type { Result } from './verdict.ts';

/**
 * What an answer is measured by: the task, or its id in a suite (`suite` is its folder; without it, the one that comes with diffgauge), the format that was
 * asked for, and the profile whose outcome counts (`strict` unless said otherwise).
 */
export interface CleanEditOptions {
  readonly task: string | Task;
  readonly format: string;
  readonly suite?: string;
  readonly profile?: string;
}

/** Whether an answer is a clean edit, the verdict on it, and what there is to say where that was not expected. */
export interface CleanEditCheck {
  readonly pass: boolean;
  readonly result: Result;
  readonly message: () => string;
}

/** Makes a check of answers, which loads each suite once. `showAll` makes its messages hold everything there is to see. */
export const createCleanEditCheck = (showAll: boolean): ((received: unknown, options: CleanEditOptions) => Promise<CleanEditCheck>) => {
  const suites = new Map<string, Promise<Suite>>();
  const loadOnce = (dir: string): Promise<Suite> => {
    const suite = suites.get(dir) ?? loadSuite(dir);
    suites.set(dir, suite);
    return suite;
  };
  return async (received, options) => {
    const { task: wanted, suite = embeddedSuite } = options;
    return checkAnswer(readAnswer(received), typeof wanted === 'string' ? findTask(await loadOnce(suite), wanted) : wanted, options, showAll);
  };
};

const checkAnswer = (
  response: Response,
  task: Task,
  { format: name, profile: profileName = defaultProfile.name }: CleanEditOptions,
  all: boolean,
): CleanEditCheck => {
  const format = getFormat(name);
  if (format === undefined) throw unknownFormat(name);
  const profile = findProfile(profileName);
  const sample: Sample = { task: task.id, format: name, model: 'received', prompt: 'received', trial: 0, response };
  const result = judge(sample, task, { profile, inexpressible: findInexpressible(task, format) });
  if (result.stage === 'infra') throw new UsageError(`expected an answer, but there is none to ${task.id}: ${describeError(result)}`);
  const applied = applyResponse({ format: name, response, files: task.files, profile });
  const changes = applied.status === 'applied' ? applied.changes : new Map<string, string | null>();
  const pass = result.stage === 'clean';
  return { pass, result, message: () => (pass ? explainClean({ task, sample, result }) : explainUnclean({ task, sample, result, changes, all })) };
};

const describeError = ({ error }: Result): string => (error === undefined ? 'no answer' : `${error.code}: ${error.message}`);

/** What was received as a response. @throws UsageError for anything that is none. */
const readAnswer = (received: unknown): Response => {
  const recorded = readRecorded(received);
  if (typeof recorded !== 'string') return recorded.response;
  throw new UsageError(`expected an answer: a string, {text, toolCalls}, or what OpenAI's Chat Completions or Responses API answers; ${recorded}`);
};
