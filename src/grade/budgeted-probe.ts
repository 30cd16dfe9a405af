import { createHash } from 'node:crypto';
import { foldersOf } from '../edit/paths.ts';
import { countSyntax } from '../syntax/native.ts';
import type { Files } from '../types.ts';
import type { Answer } from './minimise.ts';
import type { Probe } from './verification.ts';

/** Asks a probe about trees near an edit. */
export interface BudgetedProbe {
  ask(tree: Files): Promise<Answer>;
  /** How many trees the probe was asked about. */
  readonly probes: number;
  /** Whether an answer was refused because the budget was used up. */
  readonly isSpent: boolean;
}

/** The base, what is asked about trees, and how often at most. */
export interface BudgetedProbeOptions {
  readonly files: Files;
  readonly probe: Probe;
  readonly budget: number;
}

/**
 * Asks about each tree once, as long as the budget lasts. A tree with a syntax error that the base does not have breaks without being asked about, and so does
 * one with a file where it has a folder.
 */
export const createBudgetedProbe = ({ files, probe, budget }: BudgetedProbeOptions): BudgetedProbe => {
  const known = new Map<string, Promise<Answer>>();
  let probes = 0;
  let isSpent = false;
  return {
    async ask(tree) {
      const changed = listChanged(files, tree);
      const key = createHash('sha256').update(JSON.stringify(changed)).digest('hex');
      const before = known.get(key);
      if (before !== undefined) return before;
      if (hasNewErrors(files, changed) || hasClash(tree)) return 'breaks';
      if (probes >= budget) {
        isSpent = true;
        return 'stopped';
      }
      probes++;
      const answer = probe(tree);
      known.set(key, answer);
      return answer;
    },
    get probes() {
      return probes;
    },
    get isSpent() {
      return isSpent;
    },
  };
};

/** What a tree has instead of the base, by path; null where it has nothing. */
type Changed = readonly (readonly [string, string | null])[];

const listChanged = (files: Files, tree: Files): Changed =>
  [...new Set([...files.keys(), ...tree.keys()])]
    .filter((path) => files.get(path) !== tree.get(path))
    .sort()
    .map((path) => [path, tree.get(path) ?? null] as const);

const hasNewErrors = (files: Files, changed: Changed): boolean => {
  const count = (path: string, text: string | null | undefined): number => (text === null || text === undefined ? 0 : countSyntax(path, text).syntaxErrors);
  return changed.reduce((sum, [path, text]) => sum + count(path, text) - count(path, files.get(path)), 0) > 0;
};

const hasClash = (tree: Files): boolean => [...tree.keys()].some((path) => foldersOf(path).some((folder) => tree.has(folder)));
