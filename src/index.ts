/**
 * Judge one response in five lines:
 *
 *     import { embeddedSuite, findTask, judge, loadSuite } from 'diffgauge';
 *     const suite = await loadSuite(embeddedSuite);
 *     const task = findTask(suite, 'tally/add-rand');
 *     const response = { text: answerOfTheModel, toolCalls: [] };
 *     const { stage, error, score } = judge({ task: task.id, format: 'search-replace', model: 'm', prompt: 'p', trial: 0, response }, task);
 *
 * Run the tests over the answers of a run that "diffgauge score" made:
 *
 *     const runner = await openTestRunner({ suite: embeddedSuite });
 *     await gradeRun({ folder: 'runs/monday', runner }).finally(() => runner.close());
 */

export { formats, getFormat } from '../formats/index.ts';
export { type Application, type ApplyRequest, applyResponse } from './apply-response.ts';
export { type Config, defineConfig, type GateConfig, type ModelConfig } from './config/config.ts';
export { lenient, profiles, strict } from './edit/profiles.ts';
export { EditError, InfraError, UsageError } from './errors.ts';
export { type GradeOutcome, type GradeProgress, type GradeRequest, gradeRun } from './grade/grade-run.ts';
export { type OpenedRunner, openTestRunner, type TestRunnerOptions } from './grade/open-test-runner.ts';
export type * from './grade/test-run.ts';
export { findInexpressible, type JudgeOptions, judge } from './judge.ts';
export type * from './profile.ts';
export { createScorer, type Scorer } from './score/score.ts';
export { type GatePolicy, type GatePolicyInput, type GateRule, gatePolicySchema } from './stats/gate-policy.ts';
export { mergeGrade } from './stats/merge-grade.ts';
export { embeddedSuite, findTask, loadSuite, type Suite } from './suite/load.ts';
export type * from './types.ts';
export type * from './verdict.ts';
export { version } from './version.ts';
