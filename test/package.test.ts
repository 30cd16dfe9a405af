import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { formats } from '../formats/index.ts';

const root = join(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'diffgauge-package-'));
const env = { ...process.env, PATH: dirname(process.execPath) + delimiter + process.env.PATH };
const run = (command: string, args: string[], cwd: string) => execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

afterAll(() => rmSync(work, { recursive: true, force: true }));

test('runs from its tarball, installed elsewhere', { timeout: 240_000 }, () => {
  run('npm', ['pack', '--silent', '--pack-destination', work], root);
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz')) ?? '';
  const app = mkdtempSync(join(work, 'app-'));
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "version": "1.0.0", "private": true, "type": "module" }\n');
  // What the grammars' packages would compile is not used; ours runs its own script.
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', join(work, tarball)], app);
  run('npm', ['rebuild', 'diffgauge'], app);

  const installed = JSON.parse(readFileSync(join(app, 'node_modules/diffgauge/package.json'), 'utf8'));
  expect(installed.optionalDependencies).toBeUndefined();
  const demo = run('npx', ['diffgauge', 'demo', '--out', join(app, 'run')], app);
  expect(demo).toContain(readShownReport());
  expect(JSON.parse(readFileSync(join(app, 'run/summary.json'), 'utf8')).overall.counts.samples).toBeGreaterThan(100);

  expect(run('npx', ['diffgauge', 'prompts'], app)).toContain('xml-persistence');

  writeFileSync(join(app, 'use.mjs'), "import { formats, version } from 'diffgauge';\nconsole.log(formats.size, version);\n");
  expect(run('node', ['use.mjs'], app).trim()).toBe(`${formats.size} ${installed.version}`);

  symlinkSync(join(root, 'node_modules', 'vitest'), join(app, 'node_modules', 'vitest'));
  writeFileSync(join(app, 'edit.test.js'), matcherTest);
  expect(run('npx', ['vitest', 'run'], app)).toMatch(/Tests .*1 passed/);
});

const matcherTest = `
import 'diffgauge/vitest';
import { expect, test } from 'vitest';
test('is no edit', () => expect('No.').not.toBeCleanEdit({ task: 'tally/add-rand', format: 'udiff' }));
`;

/** The report that the README shows. */
function readShownReport(): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const start = readme.indexOf('How far answers come');
  return readme.slice(start, readme.indexOf('```', start)).trimEnd();
}
