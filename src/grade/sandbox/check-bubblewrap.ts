import { spawnSync } from 'node:child_process';
import { InfraError } from '../../errors.ts';

/** @throws InfraError that names the package, where there is no bubblewrap or the machine does not let it work. */
export const checkBubblewrap = (): void => {
  const { error, status, stderr } = spawnSync('bwrap', ['--version'], { encoding: 'utf8' });
  if (error === undefined && status === 0) return;
  const reason = error !== undefined && 'code' in error && error.code === 'ENOENT' ? 'it is not installed' : (error?.message ?? stderr.trim());
  throw new InfraError(`tests run in a sandbox made by bwrap, but ${reason}: install the package "bubblewrap" (apt-get install bubblewrap)`);
};
