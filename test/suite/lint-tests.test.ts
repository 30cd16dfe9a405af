import { expect, test } from 'vitest';
import { InfraError } from '../../src/errors.ts';
import { checkTests } from '../../src/suite/lint/check-tests.ts';
import { type Answer, createScriptedRunner } from '../grade/scripted-runner.ts';
import { testedTask } from '../grade/tested-task.ts';

/** What each kind of run answers; where a kind is left out, as a sound task answers. */
interface Script {
  readonly before?: Answer;
  readonly alone?: Answer;
  readonly after?: Answer;
  readonly again?: Answer;
  /** The reference without what it changes. */
  readonly without?: Answer;
  readonly types?: Answer | 'cannot start';
  /** What tests run of any tree; with it, the task has no test that must begin to pass. */
  readonly covered?: Answer;
}

const sound = {
  before: { 'new.test.ts': 'failed', 'old.test.ts': 'passed' },
  after: { 'new.test.ts': 'passed', 'old.test.ts': 'passed' },
} as const;

const lint = async (script: Script) => {
  const plan = { ...(script.types && { typecheck: { command: ['tsc'] } }), ...(script.covered && { failToPass: [] }) };
  const task = { ...testedTask(plan), patches: ['a.patch'] };
  const runner = createScriptedRunner(({ files, what, task: { references } }, earlier) => {
    if (what === 'coverage') return script.covered ?? 'no_report';
    if (script.types === 'cannot start' && what === 'typecheck') throw new InfraError('the type check cannot be run: no such program');
    if (what === 'typecheck' && script.types !== 'cannot start') return script.types ?? 'no_report';
    if (files !== task.files && files.get('a.ts') === task.files.get('a.ts')) return script.without ?? sound.before;
    if (files !== task.files) return (earlier > 0 ? script.again : undefined) ?? script.after ?? sound.after;
    return (references.length === 0 ? script.alone : undefined) ?? script.before ?? sound.before;
  });
  const open = { id: task.id, task, repo: { name: 'r' }, folder: new Map(), facts: {} } as unknown as Parameters<typeof checkTests>[0];
  return (await checkTests(open, runner)).map(({ code, file }) => `${code} ${file}`);
};

test.each<[string, Script, readonly string[]]>([
  ['nothing where the tests say what the task says of them', {}, []],
  ['a test that passes before the edit', { before: sound.after }, ['passes_before r/tasks/t/task.json']],
  ['a test that fails before the edit', { before: { 'new.test.ts': 'failed' } }, ['fails_before r/tasks/t/task.json']],
  ['nothing where only the tests of the reference fail before it', { before: { 'new.test.ts': 'failed' }, alone: { 'old.test.ts': 'passed' } }, []],
  ['a test that fails after the edit', { after: sound.before }, ['fails_after r/tasks/t/references/a.patch']],
  ['a test that passes only sometimes', { after: sound.before, again: sound.after }, ['flaky r/tasks/t/references/a.patch']],
  ['a run without a report', { after: 'no_report' }, ['not_run r/tasks/t/references/a.patch']],
  ['a run that reaches a limit', { before: 'timed_out' }, ['too_slow r/tasks/t/task.json']],
  ['a change that the tests pass without', { without: sound.after }, ['untested_change r/tasks/t/references/a.patch']],
  ['nothing where a run without a change gives no verdict', { without: 'no_report' }, []],
  ['no untested change where no test must begin to pass', { covered: sound.after, without: sound.after }, []],
  ['types that do not fit', { types: { typecheck: 'failed' } }, ['types_wrong r/tasks/t/references/a.patch']],
  ['a type check that cannot be run', { types: 'cannot start' }, ['types_wrong r/tasks/t/references/a.patch']],
  ['kept tests that run nothing of the edit', { covered: new Map([['b.ts', [{ from: 0, to: 1 }]]]) }, ['unreached r/tasks/t/task.json']],
  ['nothing where kept tests run the edit', { covered: new Map([['a.ts', [{ from: 0, to: 7 }]]]) }, []],
  ['nothing where nobody could watch', { covered: sound.after }, []],
  ['nothing where types fit', { types: { typecheck: 'passed' } }, []],
])('finds %s', async (_, script, found) => expect(await lint(script)).toEqual(found));
