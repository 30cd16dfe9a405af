import { homedir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { canRun, canRunPython, missing, missingPython } from './bubblewrap.ts';
import { inNode, inPython, type OneFileRepo, runProgram } from './one-file-repo.ts';

const mebi = 2 ** 20;
const limits = { memory: 768 * mebi, processes: 60, file: 4 * mebi, disk: 8 * mebi };
const runner = canRun ? await openTestRunner({ limits, warm: 0 }) : undefined;
const bare = await openTestRunner({ sandbox: 'none', trustCode: true, warm: 0 });
afterAll(async () => {
  await runner?.close();
  await bare.close();
});

const imports =
  "import fs from 'node:fs'; import net from 'node:net'; import v8 from 'node:v8'; import inspector from 'node:inspector';\nimport { spawnSync } from 'node:child_process'; import { Worker } from 'node:worker_threads';\n";
const perStatement =
  "import assert from 'node:assert/strict';\nimport { test } from 'node:test';\nimport { tried } from '../src.mjs';\nfor (const [what, possible] of tried) test(what, () => assert.equal(possible, false));\n";
const perStatementInPython =
  'import unittest\nfrom src import tried\n\nclass TestTried(unittest.TestCase):\n    pass\n\nfor what, possible in tried:\n    setattr(TestTried, "test_" + what, lambda self, possible=possible: self.assertFalse(possible))\n';

/** What each statement is: a test that passes where the statement throws. */
const inNodeEach: OneFileRepo = { ...inNode, text: perStatement };
const inPythonEach: OneFileRepo = { ...inPython, text: perStatementInPython };

const tryAll = (statements: Readonly<Record<string, string>>): string =>
  `${imports}export const tried = [];\n${Object.entries(statements)
    .map(([what, statement]) => `try { ${statement}; tried.push([${JSON.stringify(what)}, true]); } catch { tried.push([${JSON.stringify(what)}, false]); }`)
    .join('\n')}\n`;

const prelude = `import ctypes, os, socket, time
def call(*arguments):
    if ctypes.CDLL(None).syscall(*arguments) < 0:
        raise OSError
`;

const tryAllInPython = (statements: Readonly<Record<string, string>>): string =>
  `${prelude}tried = []\n${Object.entries(statements)
    .map(([what, statement]) => `try:\n    ${statement}\n    tried.append(('${what}', True))\nexcept OSError:\n    tried.append(('${what}', False))\n`)
    .join('')}`;

const findPossible = async (repo: OneFileRepo, program: string, by = runner): Promise<{ readonly tried: number; readonly possible: readonly string[] }> => {
  if (by === undefined) throw new Error('there is no runner');
  const { tests } = await runProgram(by, repo, program);
  const each = [...tests].filter(([id]) => id !== repo.test).map(([id, status]) => [id.slice(id.lastIndexOf(' > ') + 3).replace('test_', ''), status] as const);
  return { tried: each.length, possible: each.filter(([, status]) => status !== 'passed').map(([what]) => what) };
};

const files = {
  readPasswords: "fs.readFileSync('/etc/passwd')",
  readHome: `fs.readdirSync(${JSON.stringify(homedir())})`,
  writeSystem: "fs.writeFileSync('/usr/share/left-behind', '')",
  writeRunner: "fs.writeFileSync('/diffgauge/inside/launch.ts', '')",
  writeRoot: "fs.writeFileSync('/left-behind', '')",
};
const connect = "await new Promise((done, fail) => net.connect(53, '9.9.9.9').on('connect', done).on('error', fail))";
const ofProcess = {
  readEnvironment: "fs.readFileSync('/proc/self/environ')",
  readMemory: "fs.openSync('/proc/self/mem')",
  snapshot: 'v8.getHeapSnapshot()',
  inspect: 'new inspector.Session().connect()',
  bind: "process.binding('fs')",
  start: "{ const { error } = spawnSync('/bin/ls'); if (error) throw error; }",
  startThread: "new Worker('', { eval: true })",
};

describe.skipIf(!canRun)(`code in the sandbox${missing}`, () => {
  test('reaches no file, program, thread, memory or network from Node', async () => {
    expect(await findPossible(inNodeEach, tryAll({ ...files, ...ofProcess, connect }))).toEqual({ tried: 13, possible: [] });
  });

  test('reaches no more of the machine where it may start programs', async () => {
    const repo = { ...inNodeEach, plan: { ...inNode.plan, command: ['node', '--test', '--allow-child-process'] } };
    const asChild =
      "{ const { stdout } = spawnSync('/bin/sh', ['-c', 'ls /; id -u'], { encoding: 'utf8' }); if (!/^(etc|home|root|work|0)$/m.test(stdout)) throw stdout; }";
    expect(await findPossible(repo, tryAll({ start: ofProcess.start, asChild }))).toEqual({ tried: 2, possible: ['start'] });
  });

  test.skipIf(!canRunPython)(`reaches nothing but its tree from Python${missingPython}`, async () => {
    const statements = {
      tree: "open('/job/new', 'w')",
      passwords: "open('/etc/passwd')",
      home: `os.listdir(${JSON.stringify(homedir())})`,
      root: "open('/left-behind', 'w')",
      system: "open('/usr/share/left-behind', 'w')",
      runner: "open('/diffgauge/inside/launch.ts', 'w')",
      network: "socket.create_connection(('9.9.9.9', 53), 2)",
      user: 'os.setuid(0)',
      large_file: "open('/job/file', 'wb').write(b'x' * 5 * 2**20)",
      full_disk: "[open(f'/job/{name}', 'wb').write(b'x' * 2**20) for name in range(10)]",
      devices: "open('/dev/shm/left-behind', 'w')",
      many_processes: '[os.fork() or time.sleep(100) for _ in range(200)]',
    };
    expect(await findPossible(inPythonEach, tryAllInPython(statements))).toEqual({ tried: 12, possible: ['tree'] });
  });
});

// System calls, by their numbers on x86-64.
const calls = {
  namespace: 'call(272, 0x10000000)',
  namespace_of_child: 'call(56, 0x10000011, 0, 0, 0, 0) or os._exit(0)',
  memory_of_nobody: 'call(319, b"x", 0)',
  shared_memory: 'call(29, 0, 4096, 0o1600)',
};

test.skipIf(!canRunPython || process.arch !== 'x64')(`system calls that get round limits fail${missingPython}`, async () => {
  expect(await findPossible(inPythonEach, tryAllInPython({ ...calls, number: 'call(39)' }))).toEqual({ tried: 5, possible: ['number'] });
});

// What the same statements do where bubblewrap is not round them: Node's permissions are a wall of their own, and Python has none.

test('Node alone keeps files and programs away, but not the network', async () => {
  const local = "await new Promise((done, fail) => { const server = net.createServer().listen(0, () => { server.close(); done(); }).on('error', fail); })";
  expect(await findPossible(inNodeEach, tryAll({ ...files, ...ofProcess, local }), bare)).toEqual({ tried: 13, possible: ['local'] });
});

test.skipIf(!canRunPython)(`nothing keeps Python from files${missingPython}`, async () => {
  expect(await findPossible(inPythonEach, tryAllInPython({ passwords: "open('/etc/passwd')" }), bare)).toEqual({ tried: 1, possible: ['passwords'] });
});
