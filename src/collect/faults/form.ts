import type { FormFault } from './fault.ts';
import { addressFaults } from './form/addresses.ts';
import { anchorFaults } from './form/anchors.ts';
import { carrierFaults } from './form/carriers.ts';
import { jsonFaults } from './form/json.ts';
import { pathFaults } from './form/paths.ts';

/** Faults of form: the edit is right, but it is written down wrongly. */
export const formFaults: readonly FormFault[] = [...addressFaults, ...anchorFaults, ...carrierFaults, ...jsonFaults, ...pathFaults].sort((a, b) =>
  a.name < b.name ? -1 : 1,
);
