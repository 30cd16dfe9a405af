import { extname } from 'node:path';

/** Whether a path looks like part of the tests: a test file by its name, or any file below a folder of tests. */
export const isTestPath = (path: string): boolean => isTestFile(path) || isBelowTests(path);

/** Whether a path looks like a file that runs tests: `x.test.ts`, `x.spec.js`, `x_test.py`, `test_x.py`, and `test-x.mjs` below a folder of tests. */
export const isTestFile = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stem = name.slice(0, name.lastIndexOf('.'));
  if (!isScript(path)) return false;
  return /(?:^|[._-])(?:test|spec)$/.test(stem) || (stem.startsWith('test_') && name.endsWith('.py')) || (stem.startsWith('test-') && isBelowTests(path));
};

const isBelowTests = (path: string): boolean => {
  const folders = path.split('/').slice(0, -1);
  return folders.some((folder) => testFolders.has(folder));
};

const testFolders: ReadonlySet<string> = new Set(['__tests__', 'spec', 'test', 'tests']);

/** Whether a path is code that can be run. */
export const isScript = (path: string): boolean => scripts.has(extname(path));

const scripts: ReadonlySet<string> = new Set(['.cjs', '.cts', '.js', '.jsx', '.mjs', '.mts', '.py', '.ts', '.tsx']);
