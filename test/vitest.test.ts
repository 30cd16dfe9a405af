import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import '../src/vitest.ts';
import { patch, writeTinySuite } from './suite/tiny-suite.ts';

const root = join(import.meta.dirname, '..');
const project = await mkdtemp(join(tmpdir(), 'diffgauge-vitest-'));
afterAll(() => rm(project, { recursive: true }));

const withComment = patch.replace('1,3 +1,3', '1,3 +1,4').replace('+const one = 2;\n', '+// is two\n+const one = 2;\n');
const tests = `
import 'diffgauge/vitest';
import { expect, test } from 'vitest';
const options = { suite: 'suite', task: 'alpha/fix', format: 'git-diff' };
const [right, withComment] = ${JSON.stringify([patch, withComment])};
test('right', () => expect(right).toBeCleanEdit(options));
test('right in a chat', () => expect({ choices: [{ message: { role: 'assistant', content: right }, finish_reason: 'stop' }] }).toBeCleanEdit(options));
test('right in a promise', () => expect(Promise.resolve({ text: right })).resolves.toBeCleanEdit(options));
test('wrong', () => expect('no').not.toBeCleanEdit(options));
test('right, but expected not to be', () => expect(right).not.toBeCleanEdit(options));
test('too much', () => expect(withComment).toBeCleanEdit(options));
test('unreadable', () => expect('no').toBeCleanEdit(options));
test('empty', () => expect('').not.toBeCleanEdit(options));
test('no answer', () => expect(1).not.toBeCleanEdit(options));
`;

test('vitest itself passes clean edits and shows what is wrong with others', { timeout: 120_000 }, async () => {
  await writeProject();
  const code = await runVitest();
  const report: Report = JSON.parse(await readFile(join(project, 'report.json'), 'utf8'));
  const found = Object.fromEntries(report.testResults.flatMap(({ assertionResults }) => assertionResults).map((one) => [one.title, one]));
  const passed = Object.keys(found).filter((title) => found[title]?.status === 'passed');
  expect(passed).toEqual(['right', 'right in a chat', 'right in a promise', 'wrong']);
  expect(code).toBe(1);
  const said = (title: string): string => found[title]?.failureMessages.join('\n') ?? '';
  expect(said('too much')).toContain('expected a clean edit of alpha/fix in git-diff, but it came no further than "correct"');
  expect(said('too much')).toContain('Nobody asked for 1 change:\n  a.ts:2 (new): comment, off-site\n    +// is two\n');
  expect(said('unreadable')).toContain('Verdict (strict): responded\n  no_edit_found: ');
  expect(said('right, but expected not to be')).toContain('not to be clean, but it is: right by exact');
  expect(said('empty')).toContain('UsageError: expected an answer, but there is none');
  expect(said('no answer')).toContain('UsageError: expected an answer');
});

test('the matcher has types', async () => {
  await writeTinySuite(join(project, 'typed'));
  const options = { suite: join(project, 'typed'), task: 'alpha/fix', format: 'git-diff', profile: 'lenient' };
  await expect(patch).toBeCleanEdit(options);
  await expect({ text: withComment, toolCalls: [] }).not.toBeCleanEdit(options);
});

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly title: string; readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

/** A project that has vitest, and diffgauge as its sources are. */
async function writeProject(): Promise<void> {
  const installed = join(project, 'node_modules', 'diffgauge');
  await mkdir(installed, { recursive: true });
  await symlink(join(root, 'node_modules', 'vitest'), join(project, 'node_modules', 'vitest'));
  await symlink(join(root, 'src'), join(installed, 'src'));
  await writeFile(join(installed, 'package.json'), '{ "name": "diffgauge", "type": "module", "exports": { "./vitest": "./src/vitest.ts" } }\n');
  await writeFile(join(project, 'package.json'), '{ "name": "project", "type": "module", "private": true }\n');
  await writeFile(join(project, 'edits.test.js'), tests);
  await writeTinySuite(join(project, 'suite'));
}

/** Its exit code; what it has to say is in `report.json`. */
function runVitest(): Promise<number | null> {
  const env = { ...process.env, VITEST: undefined, VITEST_POOL_ID: undefined, VITEST_WORKER_ID: undefined, DIFFGAUGE_SHOW: undefined };
  return new Promise((resolve) => {
    const child = execFile('npx', ['vitest', 'run', '--reporter=json', '--outputFile=report.json'], { cwd: project, env }, () => resolve(child.exitCode));
  });
}
