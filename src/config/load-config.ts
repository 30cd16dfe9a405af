import { readdir, readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { isPromptFile } from '../collect/prompts/find-prompts.ts';
import { UsageError, unreadable } from '../errors.ts';
import { blameFile, describeIssues, parseJson } from '../suite/check-json.ts';
import { plainWords } from '../suite/say-issue.ts';
import { type CheckedConfig, configSchema } from './config.ts';

/** The names under which a config is found in a folder. */
export const configNames = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `diffgauge.config.${ending}`);

/** A config with the file that it was read from; its paths are those that a person would type. */
export interface LoadedConfig extends CheckedConfig {
  readonly file?: string;
}

/**
 * Reads a config: the file that is given, else the one in the folder (by default the current one), else nothing. A program (`.ts`, `.js`) is run, and its
 * default export counts; `import ... from 'diffgauge'` means this very diffgauge there, installed or not.
 * @throws UsageError that names the file, the field, what was expected and what was received; also where the program throws.
 */
export const loadConfig = async (given?: string, folder = '.'): Promise<LoadedConfig> => {
  const file = given ?? (await findConfig(folder));
  if (file === undefined) return {};
  const value = file.endsWith('.json') ? await readDocument(file) : await runProgram(file);
  const checked = check(value, file);
  if (!checked.success) throw new UsageError(`${file}: ${describeIssues(checked.error.issues)}`);
  return { ...placePaths(checked.data, dirname(file)), file };
};

/** A field may be a program, too. */
const check = (value: unknown, file: string): ReturnType<typeof configSchema.safeParse> => {
  try {
    return configSchema.safeParse(value, plainWords);
  } catch (error) {
    throw cannotRun(file, error);
  }
};

const findConfig = async (folder: string): Promise<string | undefined> => {
  const there = new Set(await readdir(folder));
  const [first, second] = configNames.filter((name) => there.has(name));
  if (second !== undefined)
    throw new UsageError(`${folder === '.' ? 'this folder' : folder} has two configs, ${first} and ${second}: expected one; --config FILE names it`);
  return first === undefined ? undefined : join(folder, first);
};

const readDocument = async (file: string): Promise<unknown> => {
  const parsed = parseJson(await readText(file));
  if ('reason' in parsed) throw blameFile(file, parsed);
  return parsed.value;
};

const readText = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    throw unreadable(file, error);
  });

/** Whatever folder it lies in, it is an ES module. */
const runProgram = async (file: string): Promise<unknown> => {
  await readText(file);
  const { href } = pathToFileURL(resolve(file));
  const format = /\.m?ts$/.test(file) ? 'module-typescript' : 'module';
  const hooks = registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'diffgauge') return { url: ownUrl, shortCircuit: true };
      const found = next(specifier, context);
      return found.url === href ? { ...found, format } : found;
    },
  });
  try {
    const exported: unknown = await import(href);
    if (typeof exported === 'object' && exported !== null && 'default' in exported) return exported.default;
  } catch (error) {
    throw cannotRun(file, error, await findSyntaxError(file, error));
  } finally {
    hooks.deregister();
  }
  throw new UsageError(`${file}: expected "export default defineConfig({ ... })", received no default export`);
};

/** This program's own public API, whether it runs from its sources or is built. */
const ownUrl = new URL(import.meta.url.endsWith('.ts') ? '../index.ts' : '../index.js', import.meta.url).href;

const cannotRun = (file: string, error: unknown, place = findPlace(file, error)): UsageError =>
  new UsageError(`${file}${place}: the config cannot be run: ${sayFirstLine(error)}`);

/** Where in the file an error arose, as its stack tells; nothing where that is elsewhere. */
const findPlace = (file: string, error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const { href } = pathToFileURL(resolve(file));
  const at = stack.indexOf(`${href}:`);
  return at === -1 ? '' : (/^:\d+(?::\d+)?/.exec(stack.slice(at + href.length))?.[0] ?? '');
};

/** Where the file is no program, which Node says by line at most; undefined where it is one. */
const findSyntaxError = async (file: string, error: unknown): Promise<string | undefined> => {
  if (!(error instanceof SyntaxError)) return undefined;
  const { transform } = await import('esbuild');
  const failed: unknown = await transform(await readText(file), { loader: /\.m?ts$/.test(file) ? 'ts' : 'js', logLevel: 'silent' }).catch(
    (why: unknown) => why,
  );
  const found = placeSchema.safeParse(failed).data?.errors[0]?.location;
  return found == null ? undefined : `:${found.line}:${found.column + 1}`;
};

const placeSchema = z.object({ errors: z.array(z.object({ location: z.object({ line: z.int(), column: z.int() }).nullable() })) });

const sayFirstLine = (error: unknown): string => {
  const message = error instanceof Error ? `${error.name === 'Error' ? '' : `${error.name}: `}${error.message}` : JSON.stringify(error);
  return (message ?? 'nothing').split('\n', 1)[0]?.slice(0, 300) ?? '';
};

/** A path in a config starts at its folder, wherever the command is given. */
const placePaths = ({ suite, prompts, cache, ...rest }: CheckedConfig, folder: string): CheckedConfig => {
  const place = (path: string): string => relative('.', resolve(folder, path)) || '.';
  return {
    ...rest,
    ...(suite !== undefined && { suite: place(suite) }),
    ...(prompts && { prompts: prompts.map((prompt) => (isPromptFile(prompt) ? `./${place(prompt)}` : prompt)) }),
    ...(cache !== undefined && { cache: place(cache) }),
  };
};
