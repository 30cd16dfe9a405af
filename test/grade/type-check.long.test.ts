import { afterAll, describe, expect, it } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { noCache } from '../../src/grade/outcome-cache.ts';
import { Outcomes } from '../../src/grade/outcomes.ts';
import { createCandidateVerifier } from '../../src/grade/verify-candidate.ts';
import { createScorer } from '../../src/score/score.ts';
import { embeddedSuite, findTask, loadSuite } from '../../src/suite/load.ts';
import { canRun, missing } from './bubblewrap.ts';

const suite = await loadSuite(embeddedSuite);
const typed = [...new Map([...suite.tasks.values()].map((task) => [task.repo, task])).values()].filter(({ tests }) => tests?.typecheck);

describe.skipIf(!canRun)(`the type check of a fixture repo${missing}`, { timeout: 300_000 }, () => {
  const runners = new Map([
    ['bubblewrap', canRun ? openTestRunner({ suite: embeddedSuite, warm: 0 }) : undefined],
    ['none', openTestRunner({ suite: embeddedSuite, warm: 0, sandbox: 'none', trustCode: true })],
  ]);
  const open = async (sandbox = 'bubblewrap') => (await runners.get(sandbox)) ?? Promise.reject();
  afterAll(() => Promise.all([...runners.values()].map(async (runner) => (await runner)?.close())));

  it('is declared by all of TypeScript', () => {
    expect(typed.map(({ repo }) => repo).sort()).toEqual(['atlas', 'corkboard', 'courier', 'panelkit', 'strata', 'tally', 'tricktable', 'waypost']);
  });

  it.each(typed.flatMap((task) => [...runners.keys()].map((sandbox) => ({ task, repo: task.repo, sandbox }))))(
    'passes on $repo as it is, and not with a wrong type in it: sandbox $sandbox',
    async ({ task, sandbox }) => {
      const runner = await open(sandbox);
      const wrong = new Map([...task.files, ['src/wrong.ts', "export const one: number = 'one';\n"]]);
      const check = async (files: typeof task.files) => [...(await runner.run({ task, files, what: 'typecheck' })).tests];
      expect(await check(task.files)).toEqual([['typecheck', 'passed']]);
      expect(await check(wrong)).toEqual([
        ['typecheck', 'failed'],
        ["typecheck > src/wrong.ts: error TS2322: Type 'string' is not assignable to type 'number'.", 'failed'],
      ]);
    },
  );

  it.each([
    ['a program that is missing', { command: ['no-such-program'] }, 'the type check cannot be run: spawn no-such-program ENOENT'],
    ['a package that is missing', { command: ['tsc'], modules: ['no-such-package'] }, 'tests or type check need the npm package "no-such-package"'],
  ])('says in one sentence what it lacks: %s', async (_, typecheck, message) => {
    const { tests, ...task } = findTask(suite, 'tally/money-abs');
    const asked = { ...task, ...(tests && { tests: { ...tests, typecheck } }) };
    for (const sandbox of runners.keys())
      await expect((await open(sandbox)).run({ task: asked, files: task.files, what: 'typecheck' })).rejects.toThrow(message);
  });

  it('is no verdict where it fails without a complaint', async () => {
    const { tests, ...task } = findTask(suite, 'tally/money-abs');
    const typecheck = { command: ['node', '-e', 'throw new TypeError("no binary")'] };
    const asked = { ...task, ...(tests && { tests: { ...tests, typecheck } }) };
    const run = await (await open()).run({ task: asked, files: task.files, what: 'typecheck' });
    expect(run).toMatchObject({ end: 'no_report', detail: 'it fails and complains of nothing: TypeError: no binary', tests: new Map() });
  });

  const rewrite = `function isHidden(path: string): boolean {
  for (const part of path.split('/')) {
    if (part.startsWith('_') || part.startsWith('.')) return true;
  }
  return false;
}
`;

  it.each([
    ['charges nothing of a right rewrite that ends in a statement which only types need', rewrite, '', 0, []],
    ['charges what is beside it', rewrite.replace('  for', '  Math.max(1, 2);\n  for'), '', 1, ['removable']],
    ['charges what is in another file', rewrite, '\nexport const most: number = Math.max(1, 2);\n', 1, ['removable']],
    ['charges it with a wrong type beside it as without', rewrite, "\nexport const wrong: number = 'one';\n", 1, ['removable']],
  ])('%s', async (_, text, added, irrelevant, removable) => {
    const { tests, ...facts } = findTask(suite, 'atlas/hidden-folders');
    if (tests === undefined) throw new Error('the task has no tests');
    const task = { ...facts, tests };
    const before = task.files.get('src/content/assets.ts') ?? '';
    const assets = `${before.slice(0, before.indexOf('function isHidden'))}${text}`.replace("import { nameOf } from '../text/paths.ts';\n", '');
    const changes = new Map([
      ['src/content/assets.ts', assets],
      ['src/nav/tree.ts', `${task.files.get('src/nav/tree.ts')}${added}`],
    ]);
    const outcomes = new Outcomes({ runner: await open(), cache: noCache, atOnce: 1 });
    const score = createScorer(task).score(changes);
    const found = await createCandidateVerifier(outcomes, 40)({ task, format: 'whole', changes, score }, 0);
    expect(found?.verified).toMatchObject({ irrelevant });
    expect(found?.verified.labels.filter((label) => label === 'removable')).toEqual(removable);
  });
});
