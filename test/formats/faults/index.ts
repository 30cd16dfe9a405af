import { formFaults } from '../../../src/collect/faults/form.ts';
import { anchorFaults } from './anchors.ts';
import { carrierFaults } from './carriers.ts';
import { orderFaults } from './edit-order.ts';
import { type Fault, type Fold, foldIndent, hasFences, inResponse } from './fault.ts';
import { halfFaults } from './halves.ts';
import { markFaults } from './marks.ts';
import { misreadFaults } from './misread.ts';
import { misdirected, pathFaults } from './paths.ts';
import { fileFaults } from './stale-files.ts';

/** What these faults put into the new text. */
const folds: ReadonlyMap<string, Fold> = new Map([
  ['anchor-indent-drift', foldIndent],
  ['anchor-tabs', foldIndent],
]);

/** The faults of form that the simulated models make. */
const simulated: readonly Fault[] = formFaults.map(({ name, spoil }) => {
  if (name === 'path-foreign')
    return misdirected(
      name,
      (response, good, random) => spoil(response, good, random),
      (path) => `app/packages/${path}`,
    );
  return inResponse(
    name,
    (response, good, random) => (name === 'fence-mislabelled' && hasFences(good) ? undefined : spoil(response, good, random)),
    folds.get(name),
  );
});

/** All kinds of faults, each with a name of its own. */
export const faults: readonly Fault[] = [
  ...simulated,
  ...anchorFaults,
  ...carrierFaults,
  ...fileFaults,
  ...halfFaults,
  ...markFaults,
  ...misreadFaults,
  ...orderFaults,
  ...pathFaults,
].sort((one, other) => (one.name < other.name ? -1 : 1));
