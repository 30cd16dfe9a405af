import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { diffLines } from 'diff';
import { findLanguage, languages } from '../../src/syntax/languages.ts';

declare const base: unique symbol;
/** A parsed text of the addon. */
interface Base {
  readonly [base]: true;
}

interface Addon {
  base(language: unknown, text: string): Base;
  reparse(base: Base, text: string, splices: Uint32Array): boolean;
  parse(base: Base, text: string): boolean;
}

/**
 * What any scorer that parses has to do for one edit of a file, and what it had to do if it knew nothing of the text before. Both say whether there is a syntax
 * error.
 */
export interface Floor {
  readonly reparse: () => boolean;
  readonly parse: () => boolean;
}

/** Makes ready what is not timed: the parsed text before, and the splices by lines. Undefined where no grammar reads the path. */
export const openFloor = (path: string, before: string, after: string): Floor | undefined => {
  const language = loadLanguage(path);
  if (language === undefined) return undefined;
  const from = addon.base(language, before);
  const splices = listSplices(before, after);
  return { reparse: () => addon.reparse(from, after, splices), parse: () => addon.parse(from, after) };
};

const require = createRequire(import.meta.url);

const loadAddon = (): Addon => {
  const source = join(import.meta.dirname, 'floor.cc');
  const binary = join(import.meta.dirname, 'build', 'Release', 'floor.node');
  if (!existsSync(binary) || statSync(binary).mtimeMs < statSync(source).mtimeMs) {
    const build = join(import.meta.dirname, '..', '..', 'scripts', 'build-native.mjs');
    const { status } = spawnSync(process.execPath, [build, 'bench/floor'], { stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error('bench/floor could not be built');
  }
  return require(binary);
};

const addon = loadAddon();

const loadLanguage = (path: string): unknown => {
  const language = findLanguage(languages, path);
  if (language === undefined) return undefined;
  const loadBinary: (folder: string) => Record<string, unknown> = require('node-gyp-build');
  try {
    const binding = loadBinary(dirname(require.resolve(`${language.package}/package.json`)));
    const { language: handle } = (language.export === undefined ? binding : binding[language.export]) as { readonly language: unknown };
    return handle;
  } catch {
    return undefined;
  }
};

/** The lines that differ as [from, to, size] in the text before, last one first. */
const listSplices = (before: string, after: string): Uint32Array => {
  const splices: [number, number, number][] = [];
  let at = 0;
  let open: [number, number, number] | undefined;
  let made = '';
  for (const { value, added, removed } of diffLines(before, after)) {
    made += removed ? '' : value;
    if (added || removed) {
      open ??= [at, at, 0];
      open[added ? 2 : 1] += value.length;
    } else if (open !== undefined) {
      splices.push(open);
      open = undefined;
    }
    if (!added) at += value.length;
  }
  if (open !== undefined) splices.push(open);
  if (made !== after || at !== before.length) throw new Error('the line diff does not lead from the text before to the text after');
  return Uint32Array.from(splices.reverse().flat());
};
