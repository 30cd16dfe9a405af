import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What changes or measures the process that a test runs in: mocks, spies, clocks, the environment, the folder, listeners, exit codes, memory, operations. */
const signs =
  /\bvi\.(mock|doMock|spyOn|stub\w+|useFakeTimers|resetModules)\(|\bstartCounting\(|\b(process\.env[\w.[\]']*|process\.exitCode|globalThis[\w.[\]']*) = |\bdelete process\.env\b|\bprocess\.(chdir|on|once|umask|memoryUsage)\(/;

/** Whether a test file must not share its process with other files. */
export const needsOwnProcess = (text: string): boolean => signs.test(text);

/** The test files that need a process of their own, as paths below the project's folder. */
export const listOwnProcess = (root: string): string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && needsOwnProcess(readFileSync(join(root, 'test', name), 'utf8')))
    .map((name) => `test/${name}`);
