import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { type Finding, type Measured, measureTrials } from './measure.ts';
import { listRewrites } from './rewrites.ts';
import { listTested, listTrials } from './trials.ts';

/** A share of the tasks, with the edits that are made of each: test runs take long. Few can be rewritten: those are taken from all. */
const oneOf = 8;
const seed = '1';

/** Few edits of these tasks are tried in a test, and shown one by one. */
const shown = ['panelkit/bytes-carry-into-next-unit', 'tally/money-abs', 'waypost/allow-header'];

export const measureSuite = async (onDone?: (finding: Finding) => void): Promise<Measured & { readonly tasks: number }> => {
  const all = listTested((await loadSuite(embeddedSuite)).tasks.values());
  const tasks = all.filter((_, number) => number % oneOf === 0);
  const trials = [...listTrials(tasks, { injections: 3, negatives: 1, seed }), ...listRewrites(all, seed)];
  return { tasks: new Set(trials.map(({ task }) => task.id.split(' ')[0])).size, ...(await measureTrials(trials, onDone)) };
};

export const measureSample = async (onDone?: (finding: Finding) => void): Promise<Measured> => {
  const tasks = listTested((await loadSuite(embeddedSuite)).tasks.values()).filter(({ id }) => shown.includes(id));
  return measureTrials([...listTrials(tasks, { injections: 2, negatives: 1, seed }), ...listRewrites(tasks, seed)], onDone);
};
