import { alignGrid } from './grid.ts';

/** Counts of statements and mutants, and how many of them the tests reach and notice. */
export interface PrintedQuality {
  readonly statements: number;
  readonly reached: number;
  readonly mutants: number;
  readonly noticed: number;
}

/** What is printed of a repo. */
export interface PrintedRepo {
  readonly repo: string;
  readonly tasks: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly outside: PrintedQuality;
  readonly inside: PrintedQuality;
}

/** A table of what the tests of a suite notice: its head, then a row for each repo and one for all. The first column is words. */
export const toQualityGrid = (repos: readonly PrintedRepo[]): string[][] => [
  ['repo', 'tasks', 'kinds', 'reached', 'noticed', 'reached in edits', 'noticed in edits'],
  ...repos.map((repo) => toRow(repo.repo, repo)),
  ...(repos.length > 1 ? [toRow('all', addRepos(repos))] : []),
];

/** The same for a terminal, with what it means. */
export const printQuality = (repos: readonly PrintedRepo[]): string =>
  [
    'What the tests notice: statements reached, and small changes noticed, by the tests of the program all over it, and by those of each task within its edit',
    ...alignGrid(toQualityGrid(repos), 1),
    '',
  ].join('\n');

const toRow = (name: string, { tasks, kinds, outside, inside }: Omit<PrintedRepo, 'repo'>): string[] => [
  name,
  String(tasks),
  String(Object.keys(kinds).length),
  share(outside.reached, outside.statements),
  share(outside.noticed, outside.mutants),
  share(inside.reached, inside.statements),
  share(inside.noticed, inside.mutants),
];

const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${Math.round((100 * part) / whole)} % of ${whole}`);

const addRepos = (repos: readonly PrintedRepo[]): Omit<PrintedRepo, 'repo'> => ({
  tasks: repos.reduce((sum, { tasks }) => sum + tasks, 0),
  kinds: Object.assign({}, ...repos.map(({ kinds }) => kinds)),
  outside: add(repos.map(({ outside }) => outside)),
  inside: add(repos.map(({ inside }) => inside)),
});

const add = (qualities: readonly PrintedQuality[]): PrintedQuality =>
  qualities.reduce(
    (sum, next) => ({
      statements: sum.statements + next.statements,
      reached: sum.reached + next.reached,
      mutants: sum.mutants + next.mutants,
      noticed: sum.noticed + next.noticed,
    }),
    { statements: 0, reached: 0, mutants: 0, noticed: 0 },
  );
