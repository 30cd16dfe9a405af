import { isIrrelevant } from '../score/label.ts';
import type { Grade, Result } from '../verdict.ts';
import { addGrade, emptyGrading, type Grading, type GradingTally, mergeGradings } from './grading.ts';
import { addInjected, countInjected, type InjectedFailures } from './injected-failures.ts';
import { mergeGrade } from './merge-grade.ts';
import { type Clustered, estimateClustered, estimateMetrics, type Metrics, type TaskTally } from './metrics.ts';
import { addTries, emptyTries, mergeTries, type SecondTries, type TriesTally } from './second-tries.ts';
import { addSpending, emptySpending, type Spending, type SpendingTally, saysSpending, sumSpending } from './spending.ts';
import { addResult, type Counter, emptyTally, type Tally } from './tally.ts';
import { addUnanswered, countUnanswered, type Unanswered } from './unanswered.ts';

/** What results can be grouped by. */
export const axes = ['model', 'format', 'prompt', 'repo', 'task'] as const;
export type Axis = (typeof axes)[number];

/**
 * One group of a summary: which, how many (`leftOut`: samples applied without some of their edits), every metric, the headline shares with their samples taken
 * as alike, the commonest ways to fail with an example each, and the formats in which samples were answered instead of the one asked for. `grading` where
 * tests were run, `secondTries` where rejected edits went back to the model, `injectedFailures` where failures were put in its way, `spending` where it is
 * known of some samples.
 */
export interface Group {
  readonly key: Readonly<Partial<Record<Axis, string>>>;
  readonly counts: Pick<Tally, 'samples' | 'infra' | 'inexpressible' | 'responded' | 'leftOut'> & { readonly tasks: number };
  readonly metrics: Metrics;
  readonly clustered: Clustered;
  readonly failures: readonly Failure[];
  readonly detected: readonly Detected[];
  readonly grading?: Grading;
  readonly secondTries?: SecondTries;
  readonly injectedFailures?: InjectedFailures;
  readonly spending?: Spending;
  readonly unanswered?: readonly Unanswered[];
}

/** How many samples were asked for in one format and look written in another. */
export interface Detected {
  readonly asked: string;
  readonly detected: string;
  readonly samples: number;
}

/** A rejection code (or the class and label of irrelevant atoms) with its number of samples and the first of them. */
export interface Failure {
  readonly code: string;
  readonly samples: number;
  readonly example: { readonly line?: number; readonly task: string; readonly model: string; readonly format: string; readonly message?: string };
}

/** Adds up results as they stream by; memory grows with tasks times models times formats, not with samples. */
export class Summary {
  readonly #cells = new Map<string, Cell>();
  readonly #groups = new Map<string, readonly Group[]>();

  /** Adds a result, and what tests said of it where it was graded. */
  add(result: Result, grade?: Grade): void {
    const key = [result.model, result.format, result.prompt, result.task].join('\0');
    const cell = this.#cells.get(key) ?? newCell(result);
    this.#cells.set(key, cell);
    this.#groups.clear();
    const final = mergeGrade(result, grade);
    addResult(cell.tally, final);
    for (const code of failureCodes(final, grade)) addFailure(cell.failures, code, final);
    if (grade !== undefined) {
      cell.grading ??= emptyGrading();
      addGrade(cell.grading, grade);
    }
    if (final.attempts !== undefined && isCounted(final)) {
      cell.tries ??= emptyTries();
      addTries(cell.tries, final);
    }
    const injected = addInjected(cell.injected, countInjected(result));
    if (injected !== undefined) cell.injected = injected;
    if (saysSpending(result)) {
      cell.spending ??= emptySpending();
      addSpending(cell.spending, result);
    }
    cell.unanswered = addUnanswered(cell.unanswered, countUnanswered(result));
    const { detected } = final;
    if (detected !== undefined && isCounted(final)) cell.detected.set(detected, (cell.detected.get(detected) ?? 0) + 1);
  }

  /** The groups along the axes given, sorted by key; no axes means one group of everything. They are estimated once, until a result is added. */
  groupBy(along: readonly Axis[]): readonly Group[] {
    const groups = this.#groups.get(along.join()) ?? this.#estimate(along);
    this.#groups.set(along.join(), groups);
    return groups;
  }

  #estimate(along: readonly Axis[]): Group[] {
    const groups = Map.groupBy(this.#cells.values(), (cell) => along.map((axis) => cell.axes[axis]).join('\0'));
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cells]) => toGroup(along, cells));
  }

  /** What there is along an axis, each once. Unlike `groupBy` it estimates nothing. */
  listValues(axis: Axis): string[] {
    return [...new Set([...this.#cells.values()].map(({ axes }) => axes[axis]))];
  }

  /** Every task by every configuration that answered it, in the order in which they came. */
  listCells(): TaskCell[] {
    const cells = [...this.#cells.values()].map(({ axes, tally }) => ({ axes, answered: tally.responded, clean: tally.clean }));
    return cells.filter(({ answered }) => answered > 0);
  }
}

/** The answers of one configuration to one task: `answered` of them count, and `clean` of those are clean. */
export interface TaskCell {
  readonly axes: Readonly<Record<Axis, string>>;
  readonly answered: number;
  readonly clean: number;
}

/** A failure while it is counted. */
type CellFailure = Omit<Failure, 'samples'> & { samples: number };

interface Cell {
  readonly axes: Record<Axis, string>;
  readonly tally: Tally;
  readonly failures: Map<string, CellFailure>;
  readonly detected: Map<string, number>;
  grading?: GradingTally;
  tries?: TriesTally;
  injected?: InjectedFailures;
  spending?: SpendingTally;
  unanswered: readonly Unanswered[];
}

const newCell = ({ model, format, prompt, task }: Result): Cell => ({
  axes: { model, format, prompt, task, repo: task.slice(0, task.indexOf('/')) },
  tally: emptyTally(),
  failures: new Map(),
  detected: new Map(),
  unanswered: [],
});

/** Whether a sample is in the denominators. */
export const isCounted = ({ stage, inexpressible }: Result): boolean => stage !== 'infra' && inexpressible === undefined;

/** A rejected sample counts under its code; an applied one under each kind of irrelevant atom it has, once. */
export const failureCodes = (result: Result, grade: Grade | undefined): Iterable<string> => {
  if (!isCounted(result)) return [];
  if (result.error !== undefined) return [result.error.code];
  const irrelevant = result.score?.atoms.filter(({ label }) => isIrrelevant(label)) ?? [];
  const codes = new Set(irrelevant.map((atom) => `${atom.label} ${atom.class}`));
  if (result.stage === 'applied') codes.add('new syntax error');
  else if (grade?.outcome === 'failed') codes.add(grade.code === undefined ? 'tests failed' : `tests ${grade.code}`);
  else if (result.stage === 'valid') codes.add('not the accepted change');
  return codes;
};

const addFailure = (failures: Map<string, CellFailure>, code: string, result: Result): void => {
  const known = failures.get(code);
  if (known !== undefined) {
    known.samples += 1;
    return;
  }
  const { line, task, model, format, error } = result;
  failures.set(code, { code, samples: 1, example: { ...(line !== undefined && { line }), task, model, format, ...(error && { message: error.message }) } });
};

const toGroup = (along: readonly Axis[], cells: readonly Cell[]): Group => {
  const total = emptyTally();
  const names = Object.keys(total) as Counter[];
  for (const { tally } of cells) for (const name of names) total[name] += tally[name];
  const byTask = mergeTasks(cells);
  const { samples, infra, inexpressible, responded, leftOut } = total;
  const key = Object.fromEntries(along.map((axis) => [axis, cells[0]?.axes[axis] ?? '']));
  const counts = { samples, infra, inexpressible, responded, leftOut, tasks: byTask.length };
  const grading = mergeGradings(cells.map((cell) => ({ task: cell.axes.task, grading: cell.grading })));
  const secondTries = mergeTries(cells.map(({ axes: { task, format }, tries }) => ({ task, format, tries })));
  const tallies = cells.flatMap((cell) => cell.spending ?? []);
  const spending = sumSpending(tallies, samples);
  const unanswered = cells.map((cell) => cell.unanswered).reduce(addUnanswered);
  const injectedFailures = cells.map(({ injected }) => injected).reduce(addInjected, undefined);
  return {
    key,
    counts,
    metrics: estimateMetrics(byTask),
    clustered: estimateClustered(byTask),
    failures: mergeFailures(cells),
    detected: mergeDetected(cells),
    ...(grading && { grading }),
    ...(secondTries && { secondTries }),
    ...(injectedFailures && { injectedFailures }),
    ...(spending && { spending }),
    ...(unanswered.length > 0 && { unanswered }),
  };
};

const mergeTasks = (cells: readonly Cell[]): TaskTally[] => {
  const tasks = new Map<string, TaskTally>();
  for (const { axes, tally } of cells) {
    const merged = tasks.get(axes.task) ?? { repo: axes.repo, tally: emptyTally() };
    tasks.set(axes.task, merged);
    for (const name of Object.keys(tally) as Counter[]) merged.tally[name] += tally[name];
  }
  return [...tasks.values()];
};

const mergeFailures = (cells: readonly Cell[]): Failure[] => {
  const merged = new Map<string, Failure>();
  for (const { failures } of cells) {
    for (const failure of failures.values()) {
      const known = merged.get(failure.code);
      const example = known === undefined || (failure.example.line ?? 0) < (known.example.line ?? 0) ? failure.example : known.example;
      merged.set(failure.code, { ...failure, samples: failure.samples + (known?.samples ?? 0), example });
    }
  }
  return [...merged.values()].sort((a, b) => b.samples - a.samples || (a.code < b.code ? -1 : 1));
};

/** The commonest pairs first. */
const mergeDetected = (cells: readonly Cell[]): Detected[] => {
  const merged = new Map<string, Detected>();
  for (const { axes, detected } of cells) {
    for (const [format, samples] of detected) {
      const key = `${axes.format} ${format}`;
      merged.set(key, { asked: axes.format, detected: format, samples: samples + (merged.get(key)?.samples ?? 0) });
    }
  }
  return [...merged].sort(([a, one], [b, other]) => other.samples - one.samples || (a < b ? -1 : 1)).map(([, pair]) => pair);
};
