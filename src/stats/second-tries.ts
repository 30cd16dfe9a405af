import type { Result } from '../verdict.ts';
import { type Estimate, estimateProportion } from './intervals.ts';
import { reached } from './tally.ts';

/**
 * What further tries are worth, over the answered samples of a run in which a rejected edit goes back to the model: shares of samples whose edit was accepted
 * (`clean`: that were clean) at the first try, and after all of them; and of those that were asked again, the share whose edit was accepted in the end.
 */
export interface SecondTries {
  readonly samples: number;
  /** How often models were asked in all. */
  readonly answers: number;
  readonly firstTry: Estimate | null;
  readonly afterTries: Estimate | null;
  readonly cleanFirst: Estimate | null;
  readonly clean: Estimate | null;
  readonly recovered: Estimate | null;
  readonly byCode: readonly Recovery[];
}

/** How many of the samples that were rejected with a code at their first try were accepted in the end, in one format. `injected` where nothing was wrong. */
export interface Recovery {
  readonly format: string;
  readonly code: string;
  readonly injected?: true;
  readonly recovered: Estimate | null;
}

const counters = ['samples', 'answers', 'firstTry', 'afterTries', 'cleanFirst', 'clean', 'askedAgain', 'recovered'] as const;
type Counter = (typeof counters)[number];

/** Samples of one task and format, added up; `codes` those that were asked again by the code of their first rejection. */
export interface TriesTally {
  readonly counts: Record<Counter, number>;
  readonly codes: Map<string, Share & { readonly injected?: true }>;
}

/** How many of how many. */
interface Share {
  readonly part: number;
  readonly whole: number;
}

export const emptyTries = (): TriesTally => ({
  counts: { samples: 0, answers: 0, firstTry: 0, afterTries: 0, cleanFirst: 0, clean: 0, askedAgain: 0, recovered: 0 },
  codes: new Map(),
});

/** Adds a sample that is in the denominators. A tool that was made to fail says nothing against the edit that was accepted before. */
export const addTries = ({ counts, codes }: TriesTally, { stage, attempts = [] }: Result): void => {
  const [first] = attempts;
  const accepted = reached(stage, 'applied');
  const clean = stage === 'clean';
  counts.samples += 1;
  counts.answers += attempts.length + 1;
  counts.afterTries += Number(accepted);
  counts.clean += Number(clean);
  counts.firstTry += Number(first === undefined ? accepted : first.injected === true);
  counts.cleanFirst += Number(first === undefined && clean);
  if (first === undefined) return;
  counts.askedAgain += 1;
  counts.recovered += Number(accepted);
  const known = codes.get(first.code);
  codes.set(first.code, { part: (known?.part ?? 0) + Number(accepted), whole: (known?.whole ?? 0) + 1, ...(first.injected && { injected: true }) });
};

/** What was added up for one task in one format. */
export interface TriesPart {
  readonly task: string;
  readonly format: string;
  readonly tries: TriesTally | undefined;
}

/** Adds up tasks and formats; undefined where no sample of them could be asked again. */
export const mergeTries = (parts: readonly TriesPart[]): SecondTries | undefined => {
  const tried = parts.flatMap(({ tries, ...of }) => (tries === undefined ? [] : [{ ...of, ...tries }]));
  if (tried.length === 0) return undefined;
  const sum = (name: Counter): number => tried.reduce((total, { counts }) => total + counts[name], 0);
  const rate = (part: Counter, whole: Counter) => estimateOverTasks(tried.map(({ task, counts }) => ({ task, part: counts[part], whole: counts[whole] })));
  return {
    samples: sum('samples'),
    answers: sum('answers'),
    firstTry: rate('firstTry', 'samples'),
    afterTries: rate('afterTries', 'samples'),
    cleanFirst: rate('cleanFirst', 'samples'),
    clean: rate('clean', 'samples'),
    recovered: rate('recovered', 'askedAgain'),
    byCode: listCodes(tried),
  };
};

/** By format, then the commonest first. */
const listCodes = (tried: readonly (TriesTally & { readonly task: string; readonly format: string })[]): readonly Recovery[] => {
  const rows = tried.flatMap(({ task, format, codes }) => [...codes].map(([code, share]) => ({ task, format, code, ...share })));
  const groups = [...Map.groupBy(rows, ({ format, code }) => `${format} ${code}`).values()];
  return groups
    .flatMap((group): Recovery[] => {
      const [first] = group;
      return first === undefined
        ? []
        : [{ format: first.format, code: first.code, ...(first.injected && { injected: true }), recovered: estimateOverTasks(group) }];
    })
    .sort((a, b) => compare(a.format, b.format) || (b.recovered?.n ?? 0) - (a.recovered?.n ?? 0) || compare(a.code, b.code));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Mean over a task's samples, then over tasks, as all rates. */
const estimateOverTasks = (parts: readonly (Share & { readonly task: string })[]): Estimate | null => {
  const tasks = [...Map.groupBy(parts, ({ task }) => task).values()]
    .map((group) => group.reduce((sum, { part, whole }) => ({ part: sum.part + part, whole: sum.whole + whole }), { part: 0, whole: 0 }))
    .filter(({ whole }) => whole > 0);
  const mean = tasks.reduce((sum, { part, whole }) => sum + part / whole, 0) / Math.max(1, tasks.length);
  return estimateProportion(
    mean,
    tasks.reduce((sum, { whole }) => sum + whole, 0),
  );
};
