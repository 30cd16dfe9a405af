import { spawnSync } from 'node:child_process';

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** Whether jobs can be run here, and what a skipped test says where they cannot. */
export const canRun: boolean = has('bwrap');
export const missing: string = canRun ? '' : ' (skipped: bubblewrap is not installed)';

/** The same for those that also need Python. */
export const canRunPython: boolean = canRun && has('/usr/bin/python3');
export const missingPython: string = canRunPython ? '' : ' (skipped: bubblewrap or python3 is not installed)';
