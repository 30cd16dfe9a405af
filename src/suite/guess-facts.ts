import { extname } from 'node:path';
import { decodeText } from './decode.ts';
import type { Folder } from './read-folder.ts';
import type { RepoFacts } from './schema.ts';
import { isScript } from './test-paths.ts';

/** What a person may say of a new repo; the rest is guessed from its files. */
export interface GivenRepoFacts {
  readonly description?: string;
  readonly license?: string;
  readonly testCommand?: readonly string[];
  readonly report?: 'tap' | 'junit';
}

/** The facts of a new repo. Description and license are those of its `package.json`, or empty. */
export const guessRepoFacts = (name: string, files: Folder, given: GivenRepoFacts): RepoFacts => {
  const manifest = readManifest(files);
  const language = guessLanguage(files);
  const { description = manifest('description'), license = manifest('license'), testCommand, report } = given;
  const runner = language === 'python' ? pythonRunner : nodeRunner;
  return { name, description, language, license, test: { command: [...(testCommand ?? runner.command)], report: report ?? runner.report } };
};

const nodeRunner = { command: ['node', '--test'], report: 'tap' } as const;
const pythonRunner = { command: ['python3', '{unittest}', '{report}'], report: 'junit' } as const;

const readManifest = (files: Folder): ((field: string) => string) => {
  const text = decodeText(files.get('package.json') ?? Buffer.of()) ?? '';
  try {
    const manifest: unknown = JSON.parse(text);
    return (field) => {
      const value: unknown = typeof manifest === 'object' && manifest !== null ? Reflect.get(manifest, field) : undefined;
      return typeof value === 'string' ? value : '';
    };
  } catch {
    return () => '';
  }
};

/** The language of most of the code. */
const guessLanguage = (files: Folder): string => {
  const counts = new Map<string, number>();
  for (const path of files.keys()) {
    const language = isScript(path) ? (languages.get(extname(path)) ?? 'javascript') : undefined;
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1))[0]?.[0] ?? 'text';
};

const languages: ReadonlyMap<string, string> = new Map([
  ['.cts', 'typescript'],
  ['.mts', 'typescript'],
  ['.py', 'python'],
  ['.ts', 'typescript'],
  ['.tsx', 'tsx'],
]);
