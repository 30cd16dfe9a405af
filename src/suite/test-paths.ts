import { extname } from 'node:path';
import { isTestPath } from '../grade/sandbox/protected-paths.ts';

/** Whether a path looks like a file that runs tests: `x.test.ts`, `x.spec.js`, `x_test.py`, `test_x.py`, and `test-x.mjs` below a folder of tests. */
export const isTestFile = (path: string): boolean => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const stem = name.slice(0, name.lastIndexOf('.'));
  if (!isScript(path)) return false;
  return /(?:^|[._-])(?:test|spec)$/.test(stem) || (stem.startsWith('test_') && name.endsWith('.py')) || (stem.startsWith('test-') && isTestPath(path));
};

/** Whether a path is code that can be run. */
export const isScript = (path: string): boolean => scripts.has(extname(path));

const scripts: ReadonlySet<string> = new Set(['.cjs', '.cts', '.js', '.jsx', '.mjs', '.mts', '.py', '.ts', '.tsx']);
