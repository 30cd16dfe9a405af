/** The rules of docs/architecture.md that a machine can check. Each takes the sources and returns one sentence for each violation. */

/** A source file: repo-relative POSIX path and text. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

interface Wall {
  readonly inside: RegExp;
  /** What may be imported: repo-relative paths, package names or `node:` modules. */
  readonly allowed: (target: string) => boolean;
  readonly rule: string;
}

const isPure = (target: string): boolean =>
  !/^(node:(fs|net|http|https|child_process|worker_threads|process|readline|timers|perf_hooks)|piscina|openai)/.test(target);
const only =
  (...patterns: RegExp[]) =>
  (target: string) =>
    patterns.some((pattern) => pattern.test(target));
const never = (pattern: RegExp) => (target: string) => !pattern.test(target);

const walls: readonly Wall[] = [
  {
    inside: /^formats\/(?!shared\/|index\.ts$)[^/]+\.ts$/,
    allowed: only(/^src\/(types|errors)\.ts$/, /^formats\/shared\//),
    rule: 'a format imports only src/types, src/errors and formats/shared',
  },
  {
    inside: /^formats\/shared\//,
    allowed: only(/^src\/(types|errors)\.ts$/, /^src\/syntax\/(outline|recent)\.ts$/, /^formats\/shared\//, /^(diff|js-xxhash)$/),
    rule: 'formats/shared imports only src/types, src/errors, src/syntax/outline and recent, itself, npm diff and js-xxhash',
  },
  {
    inside: /^formats\/index\.ts$/,
    allowed: only(/^formats\/[^/]+\.ts$/, /^formats\/shared\/placeholder-loss\.ts$/, /^src\/types\.ts$/),
    rule: 'formats/index is only wiring',
  },
  {
    inside: /^src\/(judge\.ts|edit\/|score\/|stats\/|report\/|calibrate\/|collect\/faults\/)/,
    allowed: isPure,
    rule: 'judge, edit, score, stats, report, calibrate and faults never touch files, processes, the network or the clock',
  },
  {
    inside: /^src\/(read-response|alternatives|other-edits)\.ts$/,
    allowed: (target) => isPure(target) && !/^src\/(edit\/(?!paths\.ts$)|(score|syntax|suite|batch)\/)/.test(target),
    rule: 'what is between parse and locate knows the response alone, and how paths are spelt',
  },
  { inside: /^src\/edit\//, allowed: never(/^formats\/(?!shared\/)/), rule: 'the locator never knows a format' },
  { inside: /^(?!src\/batch\/pool\.ts$)(src|workers|formats)\//, allowed: never(/^piscina$/), rule: 'only src/batch/pool.ts imports piscina' },
  { inside: /^(?!src\/collect\/providers\/)(src|workers|formats)\//, allowed: never(/^openai$/), rule: 'only src/collect/providers imports openai' },
  { inside: /^(?!src\/vitest\.ts$)(src|workers|formats)\//, allowed: never(/^vitest(\/|$)/), rule: 'only src/vitest.ts imports vitest' },
  {
    inside: /^(?!src\/(grade\/|suite\/git\.ts$))(src|workers|formats)\//,
    allowed: never(/^node:child_process$/),
    rule: 'only src/grade starts processes, and src/suite/git.ts that of git',
  },
  {
    inside: /^(?!src\/syntax\/native\.ts$)(src|workers|formats)\//,
    allowed: never(/\.node$|^node-gyp-build$/),
    rule: 'only src/syntax/native.ts loads the addon',
  },
  { inside: /^(?!src\/cli)(src|workers|formats)\//, allowed: never(/^src\/cli(\.ts$|\/)|^commander$/), rule: 'nothing imports the command line' },
  {
    inside: /^(?!src\/(cli|report)\/|src\/clean-edit\.ts$)(src|workers|formats)\//,
    allowed: never(/^src\/report\/(?!printable\.ts$)/),
    rule: 'only src/cli and src/clean-edit.ts import the report, but for how text is made printable',
  },
  {
    inside: /^src\/cli\/(report|print-score)\.ts$/,
    allowed: never(/^src\/(grade\/|cli\/(score|run|grade(-options)?)\.ts$)/),
    rule: 'report loads nothing of grading',
  },
  { inside: /^(src|formats)\//, allowed: never(/^workers\//), rule: 'nothing imports workers' },
];

/** Imports that cross a wall. */
export const findBrokenWalls = (sources: readonly Source[]): string[] =>
  sources.flatMap((source) => {
    const targets = listImports(source);
    return walls
      .filter((wall) => wall.inside.test(source.path))
      .flatMap((wall) => targets.filter((target) => !wall.allowed(target)).map((target) => `${source.path} imports ${target}: ${wall.rule}`));
  });

/** Things that a wall cannot see: async formats, the console, the clock, exits. */
export const findForbiddenWords = (sources: readonly Source[]): string[] => {
  const words: readonly (readonly [RegExp, RegExp, string])[] = [
    [/^formats\//, /\basync\b|\bawait\b|\bPromise\b/, 'formats are never async'],
    [/^(formats|workers|src\/(?!cli))/, /\bconsole\./, 'nothing but the command line prints'],
    [
      /^(formats|src\/(judge\.ts|read-response\.ts|alternatives\.ts|other-edits\.ts|edit\/|score\/|stats\/|report\/|calibrate\/|collect\/faults\/))/,
      /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bMath\.random\b/,
      'pure code knows neither time nor chance',
    ],
    [/^src\/(?!make-folder\.ts$|grade\/(sandbox|inside)\/)/, /\bmkdir(Sync)?\(/, 'only src/make-folder.ts makes folders at a path that somebody gave'],
    [/^(?!src\/cli\.ts$)(src|workers|formats)\//, /\bprocess\.exit(Code)?\b/, 'only src/cli.ts sets the exit code'],
    [/^(src|workers|formats)\//, /: any\b|\bas any\b|@ts-ignore|@ts-expect-error/, 'no any, no silenced types'],
  ];
  return sources.flatMap(({ path, text }) =>
    words.filter(([inside, word]) => inside.test(path) && word.test(keepCode(text))).map(([, word, rule]) => `${path} matches ${word}: ${rule}`),
  );
};

/** Files that have grown past their cap: 250 lines, 200 for a format. */
export const findTooLong = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) => {
    const cap = /^formats\/[^/]+\.ts$/.test(path) ? 200 : 250;
    const lines = text.split('\n').length - 1;
    return lines > cap ? [`${path} has ${lines} lines; the cap is ${cap}`] : [];
  });

/** Lines of comments that are wider than code may be. */
export const findWideComments = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, at) => (line.length > widest && /^\s*(\/?\*|\/\/)/.test(line) ? [`${path}:${at + 1} is ${line.length} wide; the cap is ${widest}`] : [])),
  );

/** What biome breaks code at; it leaves comments as they are. */
const widest = 160;

/** Names that say nothing, and files that are not in kebab case. */
export const findBadNames = (paths: readonly string[]): string[] =>
  paths.flatMap((path) => {
    const parts = path.split('/');
    const empty = parts.filter((part) => /^(utils?|common|helpers?|core|misc)(\.ts)?$|manager/i.test(part));
    const name = parts.at(-1) ?? '';
    const kebab = /^[a-z0-9]+([-.][a-z0-9]+)*\.ts$/.test(name) ? [] : [`${path}: file names are kebab-case`];
    return [...empty.map((part) => `${path}: "${part}" does not say what is in it`), ...kebab];
  });

/** What a format lacks of its four places: code, index line, corpus, docs page with its five sections. */
export const findIncompleteFormats = (names: readonly string[], files: ReadonlyMap<string, string>): string[] => {
  const inCode = [...files.keys()]
    .map((path) => /^formats\/([^/]+)\.ts$/.exec(path)?.[1])
    .filter((name): name is string => name !== undefined && name !== 'index' && name !== 'detect');
  const corpora = [...files.keys()].map((path) => /^test\/formats\/([^/]+)\.txt$/.exec(path)?.[1]).filter((name): name is string => name !== undefined);
  const index = (files.get('formats/index.ts') ?? '').split('\n').filter((line) => /from '\.\/(?!shared)/.test(line));
  const sorted = [...index].sort();
  return [
    ...inCode.filter((name) => !names.includes(name)).map((name) => `formats/${name}.ts is not in formats/index.ts`),
    ...corpora.filter((name) => !names.includes(name) && !inCode.includes(name)).map((name) => `test/formats/${name}.txt has no format`),
    ...(index.join() === sorted.join() ? [] : ['the lines of formats/index.ts are not sorted']),
    ...names.flatMap((name) => findMissingPlaces(name, files)),
  ];
};

const findMissingPlaces = (name: string, files: ReadonlyMap<string, string>): string[] => {
  const page = files.get(`docs/formats/${name}.md`);
  const missing = [`formats/${name}.ts`, `test/formats/${name}.txt`].filter((path) => !files.has(path)).map((path) => `the format ${name} has no ${path}`);
  if (page === undefined) return [...missing, `the format ${name} has no docs/formats/${name}.md`];
  return [
    ...missing,
    ...['Example', 'Accepts', 'Rejects', 'Cannot say', 'Origin']
      .filter((title) => !page.includes(`\n## ${title}`))
      .map((title) => `docs/formats/${name}.md has no section "${title}"`),
  ];
};

/** The targets of a file's imports, relative ones as repo-relative paths. */
export const listImports = ({ path, text }: Source): string[] =>
  [...text.matchAll(/^\s*(?:import|export)\s[^'"]*?from\s*'([^']+)'|^\s*import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\brequire\(\s*'([^']+)'\s*\)/gm)].map(
    (match) => {
      const target = match[1] ?? match[2] ?? match[3] ?? match[4] ?? '';
      return target.startsWith('.') ? resolveFrom(path, target) : target;
    },
  );

const resolveFrom = (path: string, target: string): string => {
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

/** The text without comments and string contents. */
const keepCode = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g, "''")
    .replace(/\/\/.*$/gm, '');
