// Compiles the sources to dist/. The native core is built by the install script.
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc');
rmSync(join(root, 'dist'), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
// Run in the sandbox as they are.
const launcher = ['unittest_junit.py', 'covered_lines.py'].map((name) => join('src', 'grade', 'inside', name));
if (status === 0) for (const file of launcher) cpSync(join(root, file), join(root, 'dist', file));
process.exitCode = status ?? 1;
