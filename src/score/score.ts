import { isSame } from '../edit/apply.ts';
import { ShownFiles } from '../edit/shown-files.ts';
import { hasGrammar, listImports } from '../syntax/native.ts';
import { rememberRecent } from '../syntax/recent.ts';
import type { Changes, Files, Task } from '../types.ts';
import type { Atom, AtomLabel, Score } from '../verdict.ts';
import { compareEdit, type DraftAtom, type FileVerdict, type OpenEdit, openEdit } from './compare-edit.ts';
import { dropIdle, toFileEdits } from './file-edits.ts';
import { isIrrelevant, type LabelContext } from './label.ts';
import { type LabelledAtom, type LinkedScore, linkAtoms } from './links.ts';
import { openModules, openRepoEdit, type RepoEdit } from './modules.ts';
import { createRuling } from './rule-atoms.ts';
import { type MemoryBounds, SeenEdits } from './seen-edits.ts';
import { type LabelledFile, settleFiles } from './settle.ts';
import { countUnits, openBases, openSolution, type Solution } from './solution.ts';

/** Judges edits of one task. `units` is the length of all texts that it has read and keeps: what it holds grows with it. */
export interface Scorer {
  /** The task's files; what is kept of them while edits are placed goes with the scorer. */
  readonly files: Files;
  score(changes: Changes): Score;
  /** The same score, and what its atoms have to do with each other. */
  link(changes: Changes): LinkedScore;
  readonly units: number;
}

/**
 * Reads a task's base and references once. `score` compares an edit with each reference and keeps the best: one that is fully done
 * before one that is not, then fewest surely irrelevant atoms, then the largest part done, then exact or equivalent before not. An edit that was scored
 * before is not scored again while it is among those remembered.
 */
export const createScorer = (task: Pick<Task, 'files' | 'references' | 'noop' | 'scope'>, memory = usualMemory): Scorer => {
  const bases = openBases(task.files, task.references);
  const solutions = task.noop ? [] : task.references.map((reference) => openSolution(task.files, reference, bases));
  const renames = new Map(
    solutions.flatMap(({ edits }) => [...edits.values()].flatMap((edit) => (edit.kind === 'rename' ? [[edit.path, edit.to] as const] : []))),
  );
  const openRule = createRuling(task.scope, task.files);
  const readImports = rememberRecent(listImports, { texts: memory.edits, units: memory.units });
  const before = openModules(task.files, readImports);
  const solved = task.references.map((reference) => openModules(reference, readImports, [before]));
  const seen = new SeenEdits(memory);
  const measure = (changes: Changes): Omit<Measured, 'fullyDone'> => {
    const fileEdits = toFileEdits(task.files, changes, renames);
    const edits = fileEdits.map((edit) => openEdit(edit, bases, solutions));
    const repo = openRepoEdit(before, solved, changes, fileEdits);
    const rule = openRule(changes);
    if (solutions.length === 0) return scoreAlone(edits, repo, { rule, fullyDone: false, noop: task.noop });
    const measured = solutions.map((solution, index) => scoreAgainst(solution, index, { edits, changes, rule, repo }));
    return measured.reduce((best, next) => (isBetter(next, best) ? next : best));
  };
  return {
    files: new ShownFiles(task.files),
    get units() {
      return bases.units + sum(solutions, ({ versions }) => countUnits(versions.values())) + seen.units;
    },
    score(changes) {
      const effective = dropIdle(task.files, changes);
      const known = seen.find(effective);
      if (known !== undefined) return known;
      const { score } = measure(effective);
      seen.add(effective, score);
      return score;
    },
    link(changes) {
      const { score, atoms } = measure(dropIdle(task.files, changes));
      return linkAtoms(score, atoms);
    },
  };
};

/** Right answers and the usual wrong ones; the texts take a byte or two for each unit. */
const usualMemory: MemoryBounds = { edits: 16, units: 2 ** 16 };

/** An edit whose files have been read. */
interface Reading {
  readonly edits: readonly OpenEdit[];
  readonly changes: Changes;
  readonly rule: LabelContext['rule'];
  readonly repo: RepoEdit;
}

/** What an edit is by one solution, with its atoms in the order of the files, and whether all that the solution changes is done. */
interface Measured {
  readonly score: Score;
  readonly atoms: readonly LabelledAtom[];
  readonly fullyDone: boolean;
}

// What a solution says in comments can be said in other words: where it changes code too, that has to be done.
const isFullyDone = (files: readonly FileVerdict[], solution: Solution): boolean => {
  if (sum(files, (file) => file.done) === solution.wanted) return true;
  return changesAnyCode(solution) && !missesFile(files, solution) && files.every((file) => file.doneCode === file.wantedCode);
};

const changesAnyCode = ({ weights }: Solution): boolean => [...weights.values()].some(({ isCosmetic }) => !isCosmetic);

/** Whether the edit leaves a file alone whose code the solution changes. */
const missesFile = (files: readonly FileVerdict[], { weights }: Solution): boolean => {
  const touched = new Set(files.map(({ edit }) => edit.path));
  return [...weights].some(([path, { isCosmetic }]) => !touched.has(path) && !isCosmetic);
};

const scoreAgainst = (solution: Solution, reference: number, { edits, changes, rule, repo }: Reading): Measured => {
  const verdicts = edits.map((open) => compareEdit(open, solution, reference));
  const done = sum(verdicts, (file) => file.done);
  const fullyDone = isFullyDone(verdicts, solution);
  const files = settleFiles(verdicts, repo, { rule, fullyDone, noop: false });
  const atoms = listAtoms(files);
  const score = {
    ...tally(files, atoms),
    reference,
    exact: isSame(changes, solution.changes),
    equivalent: isEquivalent(files, solution) && (fullyDone || changesAnyCode(solution)),
    wanted: solution.wanted,
    done,
    recall: solution.wanted === 0 ? null : done / solution.wanted,
  };
  return { score, atoms, fullyDone };
};

// Without a reference nothing can be done, exact or equivalent but an edit that changes nothing where nothing was to be changed.
const scoreAlone = (edits: readonly OpenEdit[], repo: RepoEdit, context: LabelContext): Omit<Measured, 'fullyDone'> => {
  const files = settleFiles(
    edits.map((open) => compareEdit(open, undefined)),
    repo,
    context,
  );
  const untouched = context.noop && edits.length === 0;
  const atoms = listAtoms(files);
  const score = { ...tally(files, atoms), reference: -1, exact: untouched, equivalent: untouched, wanted: 0, done: 0, recall: null };
  return { score, atoms };
};

const listAtoms = (files: readonly LabelledFile[]): LabelledAtom[] =>
  files.flatMap((file) => file.atoms.map((draft, at) => ({ draft, atom: toAtom(draft, file.labels[at] ?? 'uncertain') })));

const tally = (files: readonly LabelledFile[], atoms: readonly LabelledAtom[]) => {
  const irrelevant = atoms.filter(({ atom }) => isIrrelevant(atom.label));
  const changed = sum(files, (file) => file.changed);
  const extra = sum(irrelevant, ({ draft }) => draft.unwanted);
  return {
    irrelevant: irrelevant.length,
    irrelevantUpper: irrelevant.length + atoms.filter(({ atom }) => atom.label === 'uncertain').length,
    changed,
    extra,
    precision: changed === 0 ? null : 1 - extra / changed,
    newSyntaxErrors: sum(files, (file) => file.newErrors),
    atoms: atoms.map(({ atom }) => atom).sort(byPlace),
  };
};

const toAtom = (atom: DraftAtom, label: AtomLabel): Atom => {
  const { path, newPath, from, to, newFrom, newTo, leaves, symbol } = atom;
  const place = newPath === undefined ? { path } : { path, newPath };
  const kind = { ...place, from, to, newFrom, newTo, class: atom.class, label };
  return symbol === undefined ? { ...kind, leaves } : { ...kind, symbol, leaves };
};

const byPlace = (one: Atom, other: Atom): number =>
  one.path === other.path ? one.newFrom - other.newFrom || one.from - other.from || one.newTo - other.newTo : one.path < other.path ? -1 : 1;

// Every file has the solution's leaves, or differs from it only by permitted atoms; the files it leaves alone need no change of code.
const isEquivalent = (files: readonly LabelledFile[], solution: Solution): boolean =>
  !missesFile(files, solution) && files.every((file) => file.equivalent || isPermitted(file));

const isPermitted = (file: LabelledFile): boolean =>
  file.labels.includes('permitted') &&
  file.doneCode === file.wantedCode &&
  file.atoms.every((atom, at) => file.labels[at] === 'wanted' || file.labels[at] === 'permitted' || !changesCode(atom));

const changesCode = ({ class: kind, path }: DraftAtom): boolean => kind !== 'eol' && kind !== 'comment' && (kind !== 'layout' || !hasGrammar(path));

const isBetter = (one: Measured, other: Measured): boolean => {
  const [left, right] = [rank(one), rank(other)];
  const at = left.findIndex((value, index) => value !== right[index]);
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
};

// A reference that is fully done was the one meant: measured by another one, what the edit does beyond it would pass as another way to solve the task.
const rank = ({ score, fullyDone }: Measured): number[] => [
  ...[Number(fullyDone), -score.irrelevant, score.recall ?? 1],
  ...[Number(score.exact), Number(score.equivalent), score.done],
];

const sum = <T>(items: readonly T[], value: (item: T) => number): number => items.reduce((total, item) => total + value(item), 0);
