import { spawnSync } from 'node:child_process';

/** Whether jobs can be run here, and what a skipped test says where they cannot. */
export const canRun: boolean = spawnSync('bwrap', ['--version']).status === 0;
export const missing: string = canRun ? '' : ' (skipped: bubblewrap is not installed)';
