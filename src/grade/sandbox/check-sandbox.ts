import { spawnSync } from 'node:child_process';
import { InfraError } from '../../errors.ts';

/**
 * Tries a sandbox by `start`.
 * @throws InfraError that names the package, where there is no bubblewrap or the machine does not let it work.
 */
export const checkSandbox = async (sandbox: 'bubblewrap' | 'none', start: () => Promise<void>): Promise<void> => {
  if (sandbox === 'bubblewrap' && spawnSync('bwrap', ['--version']).error !== undefined)
    throw new InfraError('tests run in a sandbox, and bwrap is not installed: install the package "bubblewrap" (apt-get install bubblewrap)');
  try {
    await start();
  } catch (error) {
    if (sandbox === 'none' || !(error instanceof InfraError)) throw error;
    throw new InfraError(`the package "bubblewrap" is installed, but cannot make a sandbox here: ${error.message}; docs/sandbox.md says what it needs`);
  }
};
