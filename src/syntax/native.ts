import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { InfraError } from '../errors.ts';
import { addLanguages, findLanguage, type Language, languages } from './languages.ts';
import { type FileReport, readReport } from './report.ts';

declare const kind: unique symbol;
/** An object of the core; it can only be handed back to it. */
export interface Handle<Kind extends string> {
  readonly [kind]: Kind;
}

interface Core {
  grammar(language: unknown, name: string): Handle<'grammar'>;
  base(text: string, grammar?: Handle<'grammar'>): Handle<'base'>;
  reference(base: Handle<'base'>, text: string, grammar?: Handle<'grammar'>): Handle<'reference'>;
  compare(base: Handle<'base'>, text: string, grammar: Handle<'grammar'> | undefined, references: (Handle<'reference'> | undefined)[]): Uint32Array[];
  inspect(text: string, grammar?: Handle<'grammar'>): Uint32Array;
  imports(text: string, grammar?: Handle<'grammar'>): Uint32Array;
  outline(text: string, grammar?: Handle<'grammar'>): Uint32Array;
  places(text: string, grammar?: Handle<'grammar'>): Uint32Array;
  releaseMemory(): void;
}

/** A version of a file that the core has read. */
export interface Version<Kind extends string> {
  readonly text: string;
  readonly handle: Handle<Kind>;
}

/** Reads a file before any edit. */
export const readBase = (path: string, text: string): Version<'base'> => ({ text, handle: core.base(text, grammarOf(path)) });

/** Reads the file after an accepted solution; `path` is its path then. */
export const readReference = (base: Version<'base'>, path: string, text: string): Version<'reference'> => ({
  text,
  handle: core.reference(base.handle, text, grammarOf(path)),
});

/**
 * What an edit that is to be judged does to its file, which has this path and text then: a report against each reference of the base, and against
 * the base itself where one is undefined. All references of the base are read before.
 */
export const compareText = (
  base: Version<'base'>,
  path: string,
  text: string,
  references: readonly (Version<'reference'> | undefined)[] = [undefined],
): FileReport[] => {
  const handles = references.map((reference) => reference?.handle);
  return core.compare(base.handle, text, grammarOf(path), handles).map((numbers) => readReport(numbers, base.text, text));
};

/** One leaf of a text: [from, to), and what it is. */
export interface TextLeaf {
  readonly from: number;
  readonly to: number;
  readonly kind: 'token' | 'comment' | 'string' | 'text' | 'line';
}

/** What a text consists of. `soft` are the separators that count as layout; `parsed` says whether a grammar was used. */
export interface Inspection {
  readonly parsed: boolean;
  readonly syntaxErrors: number;
  readonly leaves: readonly TextLeaf[];
  readonly soft: readonly { readonly from: number; readonly to: number }[];
}

const leafKinds = ['token', 'comment', 'string', 'text', 'line'] as const;

/** The leaves and syntax errors of a text, read with the grammar of its path. */
export const inspect = (path: string, text: string): Inspection => {
  const numbers = core.inspect(text, grammarOf(path));
  const [parsed = 0, syntaxErrors = 0, leafCount = 0, softCount = 0] = numbers;
  const at = (index: number): number => numbers[index] ?? 0;
  const softStart = 4 + 3 * leafCount;
  return {
    parsed: parsed === 1,
    syntaxErrors,
    leaves: Array.from({ length: leafCount }, (_, i) => ({ from: at(4 + 3 * i), to: at(5 + 3 * i), kind: leafKinds[at(6 + 3 * i)] ?? 'token' })),
    soft: Array.from({ length: softCount }, (_, i) => ({ from: at(softStart + 2 * i), to: at(softStart + 2 * i + 1) })),
  };
};

/** How many leaves and syntax errors a text has. */
export const countSyntax = (path: string, text: string): { readonly leaves: number; readonly syntaxErrors: number } => {
  const [, syntaxErrors = 0, leaves = 0] = core.inspect(text, grammarOf(path));
  return { leaves, syntaxErrors };
};

/** One name that a statement at [from, to) takes out of another module, by that module's word for it; the statement alone where `name` is absent. */
export interface Import {
  readonly from: number;
  readonly to: number;
  readonly source: string;
  readonly name?: string;
}

const importSize = 6;

/** What a text imports, and exports out of other modules; nothing without a grammar of JavaScript or TypeScript. */
export const listImports = (path: string, text: string): Import[] => {
  const numbers = core.imports(text, grammarOf(path));
  return Array.from({ length: numbers.length / importSize }, (_, row) => {
    const [from = 0, to = 0, sourceFrom = 0, sourceTo = 0, nameFrom = 0, nameTo = 0] = numbers.subarray(row * importSize, (row + 1) * importSize);
    const name = text.slice(nameFrom, nameTo);
    return { from, to, source: text.slice(sourceFrom + 1, sourceTo - 1), ...(name === '' ? {} : { name }) };
  });
};

/** The declarations of a text, eight numbers each, as native/outline.h says; none without a grammar. */
export const outlineText = (path: string, text: string): Uint32Array => core.outline(text, grammarOf(path));

/** The places of a program, three numbers each, as native/places.h says; none without a grammar. */
export const findPlaces = (path: string, text: string): Uint32Array => core.places(text, grammarOf(path));

/** Gives the system back what the C library keeps between blocks that are in use: glibc itself does so only behind the last one. */
export const releaseMemory = (): void => core.releaseMemory();

const require = createRequire(import.meta.url);
const loadBinary: (folder: string) => unknown = require('node-gyp-build');

// The package's root is the folder of binding.gyp, whether this file runs from src/ or from dist/src/.
const findRoot = (folder: string): string => (existsSync(join(folder, 'binding.gyp')) || dirname(folder) === folder ? folder : findRoot(dirname(folder)));

const loadCore = (): Core => {
  try {
    return loadBinary(findRoot(import.meta.dirname)) as Core;
  } catch (error) {
    throw new InfraError('the scoring core is not built; run `npm rebuild diffgauge`, or `npm install` in a checkout', { cause: error });
  }
};

const core = loadCore();
const known = addLanguages(languages, process.env.DIFFGAUGE_GRAMMARS ?? '');

// A cache: a grammar is loaded when the first file that needs it is read, null where its package is not installed.
const grammars = new Map<string, Handle<'grammar'> | undefined>();

const grammarOf = (path: string): Handle<'grammar'> | undefined => {
  const language = findLanguage(known, path);
  if (language === undefined) return undefined;
  const id = `${language.package}#${language.name}`;
  if (!grammars.has(id)) grammars.set(id, loadGrammar(language));
  return grammars.get(id);
};

/** Whether files of this path are read by a grammar; those of others are read as lines. */
export const hasGrammar = (path: string): boolean => grammarOf(path) !== undefined;

const loadGrammar = (language: Language): Handle<'grammar'> | undefined => {
  const folder = findPackage(language.package);
  if (folder === undefined) return undefined;
  const binding = readMember(loadBinary(folder), language.export);
  return core.grammar(readMember(binding, 'language'), language.name);
};

const findPackage = (name: string): string | undefined => {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch {
    return undefined;
  }
};

const readMember = (value: unknown, name: string | undefined): unknown =>
  name === undefined || typeof value !== 'object' || value === null ? value : Reflect.get(value, name);
