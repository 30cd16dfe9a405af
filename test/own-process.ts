import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What changes or measures a test's process: mocks, spies, clocks, the environment, streams, the folder, listeners, exit codes, memory, operations. */
const signs =
  /\bvi\.(mock|doMock|spyOn|stub\w+|useFakeTimers|resetModules)\(|\bstartCounting\(|\b(process\.(env|exitCode|std\w+)|globalThis)\b[\w.[\]'"`]*\s*([|&?]{2}|[-+])?=(?![=>])|\bObject\.(assign|definePropert\w+)\((process|globalThis)\b|\bdelete process\.env\b|\bprocess\.(chdir|on|once|umask|memoryUsage)\(/;

/** Whether a test file must not share its process with other files. */
export const needsOwnProcess = (text: string): boolean => signs.test(text);

/** The test files that need a process of their own, as paths below the project's folder. */
export const listOwnProcess = (root: string): string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') && needsOwnProcess(readFileSync(join(root, 'test', name), 'utf8')))
    .map((name) => `test/${name}`);
