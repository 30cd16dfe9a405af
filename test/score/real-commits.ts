import { commitsFile, type EditPair, readRealCommits } from '../../scripts/formats/edit-pairs.ts';

/** Recorded commits where their file lies beside the checkout; none elsewhere. */
export const realCommits: readonly EditPair[] = readRealCommits();

if (realCommits.length === 0) console.warn(`no real commits: ${commitsFile} is absent`);
