import { extname } from 'node:path';
import { type Loader, transform } from 'esbuild';
import type { Files } from '../types.ts';
import type { Covered } from './test-run.ts';
import type { Reach } from './verification.ts';

/** What is known of a tree: its files, which of their code tests ran, whether that is all that they ran, and whether the repo checks its types. */
export interface ReachFacts {
  readonly files: Files;
  readonly covered: Covered | undefined;
  readonly watchesAll: boolean;
  readonly checksTypes: boolean;
}

/**
 * Says of stretches of code whether a test would run into a change there: some of it ran, and more than the head of a declaration, which runs when its file is
 * loaded. Types never run; a type check reaches them. Nothing is known where nobody watched.
 */
export const createReach =
  ({ files, covered, watchesAll, checksTypes }: ReachFacts): Reach =>
  async (path, from, to) => {
    const text = files.get(path);
    if (covered === undefined || text === undefined) return undefined;
    if (await isType(path, text, from, to)) return checksTypes;
    const ran = (covered.get(path) ?? [])
      .filter((stretch) => stretch.from < to && from < stretch.to)
      .map((stretch) => text.slice(Math.max(from, stretch.from), Math.min(to, stretch.to)));
    const isReached = knowsHeads(path) ? ran.length > 0 : !isHead(ran.join(' ').replace(/\s+/g, ' '));
    return isReached || (watchesAll ? false : undefined);
  };

/** Whether what ran of a file leaves out the heads of declarations that nobody used: Python's launcher looks at that. */
const knowsHeads = (path: string): boolean => extname(path) === '.py';

/** Whether this is all that runs of a declaration whose function or methods nobody calls. */
const isHead = (ran: string): boolean => {
  let end = ran.length;
  while (end > 0 && ';, '.includes(ran.charAt(end - 1))) end -= 1;
  return head.test(ran.slice(0, ran[end] === ' ' ? end + 1 : end));
};

/** Without the signs that end it, but for a space. Behind what may be of any length comes nothing else of any length, so that it takes linear time. */
const head = /^ ?(?:export )?(?:default )?(?:(?:const|let|var) [\w$]+ ?(?::[^=]*)?(?:= ?)?|class [^{]*(?:\{[ }]*)?)? ?$/;

/**
 * Whether two texts of a file are the same program once their types and what says nothing (an empty statement) are gone; false where types cannot be taken
 * away, or one of the texts is missing.
 */
export const runsAlike = async (path: string, one: string | undefined, other: string | undefined): Promise<boolean> => {
  const loader = loaders[extname(path)];
  if (loader === undefined || one === undefined || other === undefined) return false;
  const [made, madeOfOther] = await Promise.all([one, other].map((text) => make(text, loader, true)));
  return made !== undefined && made === madeOfOther;
};

/** Whether the same JavaScript is made of the text without the stretch, or with another type there. */
const isType = async (path: string, text: string, from: number, to: number): Promise<boolean> => {
  const loader = loaders[extname(path)];
  if (loader === undefined) return false;
  const [made, ...others] = await Promise.all(
    [text, `${text.slice(0, from)}${text.slice(to)}`, `${text.slice(0, from)}any${text.slice(to)}`].map((one) => make(one, loader)),
  );
  return made !== undefined && others.includes(made);
};

const loaders: Readonly<Record<string, Loader>> = { '.ts': 'ts', '.mts': 'ts', '.cts': 'ts', '.tsx': 'tsx' };

const make = async (text: string, loader: Loader, minifySyntax = false): Promise<string | undefined> => {
  try {
    const options = { loader, tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } }, jsx: 'preserve', logLevel: 'silent' } as const;
    return (await transform(text, { ...options, minifySyntax })).code;
  } catch {
    return undefined;
  }
};
