import { posix } from 'node:path';

/** Whether a path is a test or something that only tests use, by where it lies or how it is named. */
export const isTestPath = (path: string): boolean => {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return parts.some((part) => testFolders.has(part)) || isTestName(name);
};

const testFolders: ReadonlySet<string> = new Set(['test', 'tests', '__tests__', '__mocks__', '__snapshots__']);

const isTestName = (name: string): boolean => {
  const { name: stem, ext } = posix.parse(name);
  if (ext === '.py') return stem.startsWith('test_') || stem.endsWith('_test') || stem === 'conftest';
  return scripts.has(ext) && ['.test', '.spec', '-test', '_test'].some((end) => stem.endsWith(end));
};

const scripts: ReadonlySet<string> = new Set(['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts']);

/** Whether a runner, Node, Python or a compiler takes orders from a file of that name, wherever it lies. */
export const isConfigurationPath = (path: string): boolean => {
  const name = posix.basename(path);
  return configurationNames.has(name) || configurationStarts.some((start) => name.startsWith(start));
};

const configurationNames: ReadonlySet<string> = new Set([
  '.npmrc',
  '.pytest.ini',
  '.taprc',
  'jsconfig.json',
  'node.config.json',
  'package.json',
  'pyproject.toml',
  'pytest.ini',
  'setup.cfg',
  'sitecustomize.py',
  'tox.ini',
  'usercustomize.py',
]);
const configurationStarts = [
  'tsconfig.',
  'tsconfig-',
  'vite.config.',
  'vitest.config.',
  'vitest.workspace.',
  'jest.config.',
  '.mocharc',
  '.babelrc',
  'babel.config.',
];
