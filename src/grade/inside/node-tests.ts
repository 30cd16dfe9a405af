import assert from 'node:assert';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { extname, join } from 'node:path';
import test, { run } from 'node:test';
import { pathToFileURL } from 'node:url';
import { watchCoverage } from './coverage.ts';

/** What the file that starts the tests has to know; nothing else may ask for it. */
export interface Start {
  readonly files: readonly { readonly name: string; readonly url: string }[];
  readonly tripwire: string;
}

let start: Start | undefined;

/** The files to start, once. */
export const takeStart = (): Start | undefined => {
  const taken = start;
  start = undefined;
  return taken;
};

/**
 * Runs test files in this process, each as a suite of its own name, then a test that must fail: where that one does not, somebody
 * changed the runner. When it ended, the report is sent, whatever else still keeps the process busy.
 */
export const runNodeTests = (root: string, testFiles: readonly string[], send: (report: string) => void): void => {
  const tripwire = `${Math.random()} must fail`;
  start = { files: testFiles.map((name) => ({ name, url: pathToFileURL(join(root, name)).href })), tripwire };
  const finish = createReporter(tripwire, send, watchCoverage(root));
  lockRunner();
  const stream = run({ files: [join(import.meta.dirname, `start-tests${extname(import.meta.filename)}`)], isolation: 'none' });
  stream.on('test:start', finish.begin);
  stream.on('test:pass', (event) => finish.end(event, true));
  stream.on('test:fail', (event) => finish.end(event, false));
};

interface TestEvent {
  readonly name: string;
  readonly nesting: number;
  readonly skip?: string | boolean;
  readonly todo?: string | boolean;
}

/**
 * Writes the report down while tests end. It works on texts and on one object without a prototype alone, so that no method
 * which code under test replaced gets to see it.
 */
const createReporter = (tripwire: string, send: (report: string) => void, takeCovered: (() => string) | undefined) => {
  const { stringify } = JSON;
  const open: Record<number, string> = Object.create(null);
  let tests = '';
  const begin = ({ name, nesting }: TestEvent): void => {
    open[nesting] = name;
  };
  const end = ({ name, nesting, skip, todo }: TestEvent, passed: boolean): void => {
    if (nesting === 0 && name === tripwire) {
      const covered = takeCovered === undefined ? '' : `,"covered":${takeCovered()}`;
      send(`{"tripwire":${!passed},"tests":[${tests}]${covered}}`);
      return;
    }
    let id = '';
    for (let level = 0; level < nesting; level++) id += `${open[level]} > `;
    const status = isSet(skip) || isSet(todo) ? 'skipped' : passed ? 'passed' : 'failed';
    tests += `${tests === '' ? '' : ','}[${stringify(id + name)},"${status}"]`;
  };
  return { begin, end };
};

const isSet = (mark: string | boolean | undefined): boolean => mark !== undefined && mark !== false;

/** Makes it an error to change the runner or its assertions, and closes the ways by which code could read this process's memory. */
const lockRunner = (): void => {
  for (const part of [assert, assert.strict, test]) Object.freeze(part);
  const v8 = createRequire(import.meta.url)('node:v8');
  for (const name of ['getHeapSnapshot', 'writeHeapSnapshot', 'queryObjects', 'setHeapSnapshotNearHeapLimit']) v8[name] = refuse;
  Object.freeze(v8);
  syncBuiltinESMExports();
};

const refuse = (): never => {
  throw new Error('not permitted while tests run');
};
