import { UsageError } from '../../errors.ts';
import { isTestPath } from '../../grade/sandbox/protected-paths.ts';
import { decodeText } from '../decode.ts';
import { toTexts } from '../new-task.ts';
import type { Folder } from '../read-folder.ts';
import { writeReference } from '../write-reference.ts';
import type { Commit } from './read-commit.ts';

/** What a commit is as a task: the patch of what is no test, and the tests that it brings. `leftOut` says what else it does, and no task can. */
export interface CommitTask {
  readonly instruction: string;
  readonly kind: string;
  readonly slug: string;
  readonly reference: string;
  readonly tests: Folder;
  readonly leftOut: readonly string[];
}

/** Parts a commit into reference and hidden tests. @throws UsageError when it changes nothing but tests and files that are not text. */
export const toCommitTask = ({ id, message, before, after, leftOut }: Commit): CommitTask => {
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((path) => !isSameBytes(before.get(path), after.get(path))).sort();
  const binary = changed.filter((path) => [before.get(path), after.get(path)].some((bytes) => bytes !== undefined && decodeText(bytes) === null));
  const tests = changed.filter((path) => isTestPath(path) && !binary.includes(path));
  const edits = changed.filter((path) => !isTestPath(path) && !binary.includes(path));
  const short = id.slice(0, 7);
  if (edits.length === 0) throw new UsageError(`${short} changes no text file but tests: it holds nothing to ask for`);
  const deleted = tests.filter((path) => !after.has(path));
  const lines = cutTrailers(message);
  return {
    instruction: lines.join('\n').trim(),
    kind: guessKind(lines[0] ?? ''),
    slug: toSlug(lines[0] ?? '') || short,
    reference: writeReference(toTexts(before), toTexts(exchange(before, after, edits)), short),
    tests: new Map(tests.flatMap((path) => ((bytes) => (bytes === undefined ? [] : [[path, bytes] as const]))(after.get(path)))),
    leftOut: [
      ...leftOut,
      ...binary.map((path) => `${path}: a binary file, as it is before the commit`),
      ...deleted.map((path) => `${path}: a test that the commit deletes`),
    ],
  };
};

const isSameBytes = (one: Buffer | undefined, other: Buffer | undefined): boolean =>
  one === undefined || other === undefined ? one === other : one.equals(other);

const exchange = (before: Folder, after: Folder, paths: readonly string[]): Folder => {
  const files = new Map(before);
  for (const path of paths) {
    const bytes = after.get(path);
    if (bytes === undefined) files.delete(path);
    else files.set(path, bytes);
  }
  return files;
};

/** The message without the lines at its end that say who signed it, and the like. */
const cutTrailers = (message: string): string[] => {
  const lines = message.replaceAll('\r\n', '\n').trimEnd().split('\n');
  while (lines.length > 1 && /^([A-Z][A-Za-z]*(-[A-Za-z]+)+: |\s*$)/.test(lines.at(-1) ?? '')) lines.pop();
  return lines;
};

/** By the word in front of the colon, where there is one. */
const guessKind = (subject: string): string => {
  const [, word = ''] = /^([a-z]{1,20})(?:\([^)]{0,80}\))?!?: /.exec(subject) ?? [];
  return kinds.get(word) ?? 'change';
};

const kinds: ReadonlyMap<string, string> = new Map([
  ['docs', 'docs'],
  ['feat', 'feature'],
  ['fix', 'bug-fix'],
  ['perf', 'performance'],
  ['refactor', 'refactor'],
  ['style', 'style'],
]);

const longestSlug = 48;

/** The first words of a subject as the name of a folder. */
const toSlug = (subject: string): string => {
  const words = subject.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > longestSlug) break;
    slug = slug === '' ? word : `${slug}-${word}`;
  }
  return slug;
};
