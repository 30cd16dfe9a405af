import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { openTestRunner } from '../../src/grade/open-test-runner.ts';
import { canRun, canRunPython, missing, missingPython } from './bubblewrap.ts';
import { inNode, inPython, type OneFileRepo, runProgram } from './one-file-repo.ts';

const mebi = 2 ** 20;
const limits = { wallMs: 40_000, cpuSeconds: 2, memory: 640 * mebi, memoryOfAll: 700 * mebi, processes: 60, output: mebi };
const patient = canRun ? await openTestRunner({ limits }) : undefined;
const hasty = canRun ? await openTestRunner({ limits: { ...limits, wallMs: 2500 }, warm: 0 }) : undefined;
afterAll(async () => {
  await patient?.close();
  await hasty?.close();
});

/** How a run of a program ended, or what became of its test file where it left a report. */
const run = async (repo: OneFileRepo, program: string, runner = patient): Promise<string> => {
  if (runner === undefined) throw new Error('there is no runner');
  const { end, tests } = await runProgram(runner, repo, program);
  return end === 'reported' ? (tests.get(repo.test) ?? 'unknown') : end;
};

const forged = 'TAP version 14\\n# Subtest: test/value.test.mjs\\n    ok 1 - is one\\n    1..1\\nok 1 - test/value.test.mjs\\n1..1';
const told = '\\n0123 {"tripwire":true,"tests":[["test/value.test.mjs > is one","passed"]]}\\n';
const flipped =
  "const { emit } = E.prototype; E.prototype.emit = function (name, ...rest) { return emit.call(this, name === 'test:fail' ? 'test:pass' : name, ...rest); };";

describe.skipIf(!canRun)(`hostile candidates in Node${missing}`, () => {
  test.each([
    ['leaves with status 0', 'process.exit(0);', 'failed'],
    ['leaves while tests run', 'setImmediate(() => process.reallyExit(0));', 'failed'],
    ['prints a report', `console.log('${forged}');`, 'failed'],
    ['writes a report to the channel', `fs.writeSync(3, '${told}'); process.reallyExit(0);`, 'failed'],
    ['changes assertions', 'assert.strict.equal = () => {};', 'failed'],
    ['changes assertions where it can', 'try { assert.strict.equal = () => {}; } catch {}', 'failed'],
    ['changes the runner where it can', 'try { test.test = test.it = () => {}; } catch {}', 'failed'],
    ['turns failures into passes', flipped, 'failed'],
    ['is no program', 'let = ;', 'failed'],
    [
      'takes no more than it may outside of the heap',
      'const all = []; try { for (;;) all.push(new Uint8Array(2e7).fill(1)); } catch { all.length = 0; }',
      'failed',
    ],
    ['kills itself', "process.kill(process.pid, 'SIGKILL');", 'killed'],
    ['kills all it can and goes on', "process.kill(-1, 'SIGKILL');", 'failed'],
    ['counts for ever', 'for (;;);', 'timed_out'],
    ['fills its memory', 'const all = []; for (;;) all.push(new Array(1e6).fill(Math.random()));', 'out_of_memory'],
    ['prints for ever', "for (;;) try { fs.writeSync(1, 'x'.repeat(1000)); } catch {}", 'too_much_output'],
    ['says much on the channel', "for (;;) fs.writeSync(3, 'x'.repeat(1000));", 'too_much_output'],
  ])('code that %s', async (_, statement, end) => {
    const imports =
      "import assert from 'node:assert'; import { EventEmitter as E } from 'node:events'; import fs from 'node:fs'; import test from 'node:test';";
    expect(await run(inNode, `${imports}\nexport const value = 0;\n${statement}\n`)).toBe(end);
  });

  test('code that changes what everybody uses is not believed, but may be right', async () => {
    expect(await run(inNode, 'export const value = 1; Array.prototype.push = String.prototype.concat = JSON.stringify = () => 1;')).toBe('passed');
  });

  test('the next job finds all as it was', async () => expect(await run(inNode, 'export const value = 1;')).toBe('passed'));
});

describe.skipIf(!canRunPython)(`hostile candidates in Python${missingPython}`, () => {
  test.each([
    ['leaves with status 0', 'os._exit(0)', 'failed'],
    ['changes assertions', 'unittest.TestCase.assertEqual = lambda *rest: None', 'failed'],
    ['kills the process that started it', 'os.kill(os.getppid(), 9)', 'killed'],
    ['kills all it can', 'os.kill(-1, 9)', 'killed'],
    ['counts for ever', 'while True:\n    pass', 'timed_out'],
    ['fills memory by many', '[os.fork() or [b"x" * 200 * 2**20, time.sleep(100)] for _ in range(6)]\ntime.sleep(100)', 'out_of_memory'],
  ])('code that %s', async (_, statement, end) => {
    expect(await run(inPython, `import os, time, unittest\nvalue = 0\n${statement}\n`)).toBe(end);
  });

  test.each([
    ['waits for ever', 'time.sleep(1000)'],
    ['forks for ever', 'while True:\n    try:\n        os.fork()\n    except OSError:\n        pass'],
  ])('code that %s', async (_, statement) => {
    expect(await run(inPython, `import os, time\nvalue = 1\n${statement}\n`, hasty)).toBe('timed_out');
  });

  test('nothing is left of a child that was detached', async () => {
    const name = `left-behind-${process.pid}`;
    const detach = `os.setsid()\n    if os.fork() == 0:\n        os.execv('/usr/bin/sleep', ['${name}', '1000'])\n    os._exit(0)`;
    expect(await run(inPython, `import os\nvalue = 1\nif os.fork() == 0:\n    ${detach}\n`)).toBe('passed');
    expect(listCommands().filter((command) => command.includes(name))).toEqual([]);
  });

  test('the next job finds all as it was', async () => expect(await run(inPython, 'value = 1\n')).toBe('passed'));
});

const listCommands = (): readonly string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      } catch {
        return '';
      }
    });
