import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedSuite, loadSuite, type Suite } from '../../src/suite/load.ts';
import { countSyntax } from '../../src/syntax/native.ts';

/** In the order of native/fuzz/fuzz.cc; the last one has no grammar. */
const extensions = ['ts', 'tsx', 'js', 'json', 'css', 'html', 'md'];

/** The modes of native/fuzz/input.h. */
const mode = { wantedWritten: 1, afterWritten: 2, afterEditsWanted: 4 } as const;

/** The longest text that is a seed, in characters: short inputs are mutated where it matters. */
const longestSeed = 3000;

/** Makes the folder of what the fuzzer starts from: every change of an accepted solution of the embedded suite, with an edit near it. Gives their number. */
export const writeSeeds = async (folder: string): Promise<number> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const seeds = listPairs(await loadSuite(embeddedSuite))
    .map(narrow)
    .flatMap(makeSeeds);
  for (const [number, seed] of seeds.entries()) writeFileSync(join(folder, String(number)), seed);
  return seeds.length;
};

interface Pair {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const listPairs = (suite: Suite): Pair[] =>
  [...suite.tasks.values()].flatMap(({ files, references }) =>
    references.flatMap((reference) =>
      [...reference].flatMap(([path, after]) => {
        const before = files.get(path) ?? '';
        return before === after || grammarOf(path) === -1 ? [] : [{ path, before, after }];
      }),
    ),
  );

const grammarOf = (path: string): number => extensions.indexOf(path.slice(path.lastIndexOf('.') + 1));

/** As few whole declarations round the change as can be read without a syntax error: what has one is never read from its base. */
const narrow = (pair: Pair): Pair => {
  const from = listStarts(pair).findLast((start) => isSound(cut(pair, start, 0))) ?? 0;
  const most = Math.min(pair.before.length, pair.after.length) - from;
  const to = listEnds(pair).findLast((end) => end <= most && isSound(cut(pair, from, end))) ?? 0;
  return cut(pair, from, to);
};

const cut = ({ path, before, after }: Pair, from: number, fromEnd: number): Pair => ({
  path,
  before: before.slice(from, before.length - fromEnd),
  after: after.slice(from, after.length - fromEnd),
});

const isSound = ({ path, before, after }: Pair): boolean => countSyntax(path, before).syntaxErrors + countSyntax(path, after).syntaxErrors === 0;

/** Where unindented lines start before the first difference. */
const listStarts = ({ before, after }: Pair): number[] =>
  [...before.matchAll(/^(?=\S)/gm)].map(({ index }) => index).filter((start) => before.slice(0, start) === after.slice(0, start));

/** How far from the end unindented lines start behind the last difference, the farthest last. */
const listEnds = ({ before, after }: Pair): number[] =>
  [...before.matchAll(/^(?=\S)/gm)]
    .map(({ index }) => before.length - index)
    .reverse()
    .filter((size) => before.slice(-size) === after.slice(-size));

/** The solution with an edit of it, the base with an edit, and the reverse as a text of its own, which JavaScript reads where it can. */
const makeSeeds = ({ path, before, after }: Pair, number: number): Buffer[] => {
  if (before.length + after.length > longestSeed) return [];
  const grammar = grammarOf(path);
  const insertion = printEdit({ flags: 0, at: number * 37, drop: number % 5, from: 0, copy: 0, put: 'x' });
  const movedLines = printEdit({ flags: 1, at: number % 40, drop: number % 3, from: (number * 7) % 40, copy: 1 + (number % 4), put: '' });
  const script = extensions[grammar] === 'ts' ? extensions.indexOf('js') : grammar;
  return [
    printSeed(grammar, mode.wantedWritten | mode.afterEditsWanted, [before, after, insertion]),
    printSeed(grammar, mode.wantedWritten, [before, after, movedLines]),
    printSeed(script, mode.wantedWritten | mode.afterWritten, [after, before, after]),
  ];
};

interface Edit {
  readonly flags: number;
  readonly at: number;
  readonly drop: number;
  readonly from: number;
  readonly copy: number;
  readonly put: string;
}

const printEdit = ({ flags, at, drop, from, copy, put }: Edit): Buffer =>
  Buffer.concat([Buffer.from([flags, at >> 8, at & 0xfe, drop, from >> 8, from & 0xfe, copy, put.length]), Buffer.from(put)]);

const printSeed = (grammar: number, modes: number, parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat([Buffer.from([grammar, modes]), ...parts.flatMap((part) => [Buffer.from(part), Buffer.from([0xff])])]);
