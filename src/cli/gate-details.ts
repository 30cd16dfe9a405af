import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { GatedRuns } from '../batch/gate-runs.ts';
import { listNeedless, type Needless } from '../batch/needless.ts';
import { openJudgedRun, rereadSample } from '../batch/reread-sample.ts';
import { UsageError } from '../errors.ts';
import { type Excerpt, excerptNeedless } from '../report/excerpt.ts';
import type { GateExcerpts } from '../report/gate-markdown.ts';
import { listWorse } from '../report/gate-sentences.ts';
import { mostResults } from '../report/sarif.ts';
import type { Suite } from '../suite/load.ts';

/** Needless changes of a run: the first ones, and how many there are. `missing` says why their lines are not known, where the suite is not what it was. */
export interface NeedlessChanges {
  readonly changes: readonly Needless[];
  readonly total: number;
  readonly missing?: string;
}

/** The needless changes of a run's answers, or of some of them. */
export const collectNeedless = async (folder: string, only?: ReadonlySet<number>): Promise<NeedlessChanges> => {
  const { suite, missing } = await openSuite(folder);
  const changes: Needless[] = [];
  let total = 0;
  for await (const change of listNeedless(folder, suite, only)) {
    total += 1;
    if (changes.length < mostResults) changes.push(change);
  }
  return { changes, total, ...(missing !== undefined && { missing }) };
};

const openSuite = async (folder: string): Promise<{ readonly suite?: Suite; readonly missing?: string }> => {
  try {
    return await openJudgedRun(folder);
  } catch (error) {
    if (error instanceof UsageError) return { missing: error.message };
    throw error;
  }
};

/** The lines of the candidate's answers that got worse in any metric of the policy. */
export const listWorseSamples = ({ policy, tally }: GatedRuns): ReadonlySet<number> => new Set(policy.rules.flatMap(({ metric }) => tally.worse(metric).lines));

/** How many needless changes of one answer are shown. */
const mostExcerpts = 3;

/** What the first answers that got worse touched needlessly. Where samples or suite are gone, it says why nothing is shown. */
export const excerptWorse = async (gated: GatedRuns, flips: number): Promise<GateExcerpts> => {
  const bySample = new Map<number, readonly Excerpt[]>();
  try {
    const run = await openJudgedRun(gated.candidate.folder);
    for (const { candidate } of listWorse(gated, flips).first)
      bySample.set(candidate.line, excerptNeedless(await rereadSample(run, candidate.line), mostExcerpts));
    return { bySample };
  } catch (error) {
    if (error instanceof UsageError) return { bySample, missing: error.message };
    throw error;
  }
};

/** Where a suite lies as seen from a root folder: a relative path with a slash at its end; undefined where it lies elsewhere. */
export const findSuitePath = (suiteDir: string, root: string): string | undefined => {
  const path = relative(resolve(root), resolve(suiteDir));
  if (path === '') return '';
  return path.startsWith('..') || resolve(path) === path ? undefined : `${path.split(sep).join('/')}/`;
};

/** The suite's folder as a URI that ends in a slash: relative to the root where it lies there. */
export const toSuiteUri = (suiteDir: string, root: string): string => {
  const path = findSuitePath(suiteDir, root);
  return path === undefined ? `${pathToFileURL(resolve(suiteDir)).href}/` : path.split('/').map(encodeURIComponent).join('/');
};
