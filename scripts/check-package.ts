import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { formats } from '../formats/index.ts';
import { packageRoot as root } from '../src/version.ts';
import { layNewcomerFiles, readNewcomerCommands } from './ci/newcomer.ts';

const work = mkdtempSync(join(tmpdir(), 'diffgauge-package-'));
const env = { ...process.env, PATH: dirname(process.execPath) + delimiter + process.env.PATH };
const run = (command: string, args: string[], cwd: string) => execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** The report that the README shows. */
const readShownReport = (): string => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const start = readme.indexOf('How far answers come');
  return readme.slice(start, readme.indexOf('```', start)).trimEnd();
};

const matcherTest = `
import 'diffgauge/vitest';
import { expect, test } from 'vitest';
test('is no edit', { timeout: 60_000 }, () => expect('No.').not.toBeCleanEdit({ task: 'tally/add-rand', format: 'udiff' }));
`;

// Packs the package, installs the tarball in another folder as its users do, and uses all that it exports.
try {
  run('npm', ['pack', '--silent', '--pack-destination', work], root);
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz')) ?? '';
  const app = mkdtempSync(join(work, 'app-'));
  writeFileSync(join(app, 'package.json'), '{ "name": "app", "version": "1.0.0", "private": true, "type": "module" }\n');
  // What the grammars' packages would compile is not used; ours runs its own script.
  run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', join(work, tarball)], app);
  run('npm', ['rebuild', 'diffgauge'], app);

  const installed = JSON.parse(readFileSync(join(app, 'node_modules/diffgauge/package.json'), 'utf8'));
  assert.equal(installed.optionalDependencies, undefined);
  const demo = run('npx', ['diffgauge', 'demo', '--out', join(app, 'run')], app);
  assert.ok(demo.includes(readShownReport()), `the demo must print the report that README.md shows (npm run update-readme), but printed:\n${demo}`);
  assert.match(run('npx', ['diffgauge', 'prompts'], app), /xml-persistence/);

  const lint = ['diffgauge', 'suite', 'lint', join(app, 'node_modules/diffgauge/repos'), '--task', 'tally/add-rand', '--outcomes', 'none'];
  if (existsSync('/usr/bin/bwrap')) run('npx', lint, app);
  else process.stdout.write('tests and type checks are not tried: bubblewrap is not installed\n');

  const config =
    "import { defineConfig } from 'diffgauge';\nexport default defineConfig({ models: ['oracle'], formats: ['udiff'], tasks: ['tally/add-rand'] as const });\n";
  writeFileSync(join(app, 'diffgauge.config.ts'), config);
  assert.match(run('npx', ['diffgauge', 'run', '--out', join(app, 'configured')], app), /^1 sample of 1 task/);

  writeFileSync(join(app, 'use.mjs'), "import { formats, version } from 'diffgauge';\nconsole.log(formats.size, version);\n");
  assert.equal(run('node', ['use.mjs'], app).trim(), `${formats.size} ${installed.version}`);

  await layNewcomerFiles(app);
  const [, ...commands] = readNewcomerCommands();
  const started = performance.now();
  const [shown, , , gated] = commands.map((command) => spawnSync('bash', ['-c', command], { cwd: app, env, encoding: 'utf8' }));
  process.stdout.write(`the commands of docs/ci.md took ${((performance.now() - started) / 1000).toFixed(1)} s beside the installation\n`);
  assert.match(shown?.stdout ?? '', /You edit code\./);
  assert.match(gated?.stdout ?? '', /^Gate: FAIL, worse than the policy allows/);
  assert.equal(gated?.status, 1);

  symlinkSync(join(root, 'node_modules', 'vitest'), join(app, 'node_modules', 'vitest'));
  writeFileSync(join(app, 'edit.test.js'), matcherTest);
  assert.match(run('npx', ['vitest', 'run'], app), /Tests .*1 passed/);
  process.stdout.write(`${tarball} installs and runs elsewhere\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
