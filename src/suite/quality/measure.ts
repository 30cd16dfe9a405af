import { shuffle } from '../../collect/shuffle.ts';
import { listPlanned } from '../../grade/test-verdict.ts';
import type { Attempts, TestedTask } from '../../grade/try-tests.ts';
import { createRandom } from '../../random.ts';
import { listPlaces } from '../../syntax/places.ts';
import type { Files } from '../../types.ts';
import { inParallel } from '../in-parallel.ts';
import { applyMutant, listMutants, type Mutant } from './mutants.ts';

/** How much of a program its tests notice: counts of statements (0 where the runner cannot tell which run) and of mutants. */
export interface Quality {
  readonly statements: number;
  readonly reached: number;
  readonly mutants: number;
  readonly noticed: number;
  readonly survivors: readonly Survivor[];
}

/** A mutant that no test noticed; `line` is 1-based, `was` what stood there. It may be one that does what the program does. */
export interface Survivor {
  readonly kind: Mutant['kind'];
  readonly path: string;
  readonly line: number;
  readonly was: string;
}

/** What is measured: a tree in which the tests of a task pass, the files of it, and which places in them count. */
export interface Subject {
  readonly task: TestedTask;
  readonly files: Files;
  readonly paths: readonly string[];
  counts(path: string, offset: number): boolean;
}

/** How many mutants of each file are tried at most, and what they are drawn with; of all files together never more than `mostMutants`. */
export interface Sampling {
  readonly mutants: number;
  readonly seed: number;
}

/** What a test run may take while mutants are tried: those that never end are given up soon. */
export const mutantLimits = { cpuSeconds: 10 } as const;

/** Tries a seeded sample of mutants of each file, and asks which statements the tests reach. @throws InfraError when tests cannot be run. */
export const measure = async (subject: Subject, sampling: Sampling, attempts: Attempts): Promise<Quality> => {
  const mutants = sampleAll(subject, sampling);
  const noticed = await inParallel(mutants, mutantsAtOnce, (mutant) => isNoticed(subject, mutant, attempts));
  const reach = await measureReach(subject, attempts);
  const survivors = mutants.filter((_, at) => noticed[at] === false);
  return {
    ...reach,
    mutants: mutants.length,
    noticed: mutants.length - survivors.length,
    survivors: survivors.map((mutant) => toSurvivor(mutant, subject.files)),
  };
};

/** Several of them together. */
export const addQualities = (qualities: readonly Quality[]): Quality => ({
  statements: sum(qualities, ({ statements }) => statements),
  reached: sum(qualities, ({ reached }) => reached),
  mutants: sum(qualities, ({ mutants }) => mutants),
  noticed: sum(qualities, ({ noticed }) => noticed),
  survivors: qualities.flatMap(({ survivors }) => survivors),
});

const sum = <Item>(items: readonly Item[], value: (item: Item) => number): number => items.reduce((total, item) => total + value(item), 0);

/** The runner decides how many run at once; so many wait for it. */
const mutantsAtOnce = 8;

const mostMutants = 60;

const sampleAll = ({ task, files, paths, counts }: Subject, { mutants, seed }: Sampling): Mutant[] => {
  const drawn = paths.flatMap((path) => {
    const all = listMutants(path, files.get(path) ?? '').filter(({ from }) => counts(path, from));
    return shuffle(all, createRandom(`${seed}/${task.id}/${path}`)).slice(0, mutants);
  });
  return drawn.length <= mostMutants ? drawn : shuffle(drawn, createRandom(`${seed}/${task.id}`)).slice(0, mostMutants);
};

/** A mutant that breaks the program, or never ends, is noticed as well. */
const isNoticed = async ({ task, files }: Subject, mutant: Mutant, attempts: Attempts): Promise<boolean> => {
  const text = applyMutant(files.get(mutant.path) ?? '', mutant);
  const { end, tests } = await attempts.run({ task, files: new Map(files).set(mutant.path, text) });
  return end !== 'reported' || listPlanned(task.tests).some((id) => tests.get(id) !== 'passed');
};

/** A statement counts as reached where its first token ran. */
const measureReach = async ({ task, files, paths, counts }: Subject, attempts: Attempts): Promise<Pick<Quality, 'statements' | 'reached'>> => {
  const statements = paths.flatMap((path) => listStatements(path, files.get(path) ?? '').filter(({ from }) => counts(path, from)));
  if (statements.length === 0) return { statements: 0, reached: 0 };
  const { covered } = await attempts.run({ task, files, what: 'coverage' });
  if (covered === undefined) return { statements: 0, reached: 0 };
  const reached = statements.filter(({ path, from }) => covered.get(path)?.some((ran) => ran.from <= from && from < ran.to));
  return { statements: statements.length, reached: reached.length };
};

/** Where statements start, and expressions that arrow functions give. */
const listStatements = (path: string, text: string): { readonly path: string; readonly from: number }[] =>
  listPlaces(path, text).flatMap(({ kind, from }) => (statementKinds.has(kind) ? [{ path, from }] : []));

const statementKinds: ReadonlySet<string> = new Set(['arrow', 'declaration', 'lone', 'statement']);

const toSurvivor = ({ kind, path, from, to }: Mutant, files: Files): Survivor => {
  const text = files.get(path) ?? '';
  return { kind, path, line: text.slice(0, from).split('\n').length, was: shorten(text.slice(from, to)) };
};

const longest = 60;
const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > longest ? `${line.slice(0, longest - 3)}...` : line;
};
