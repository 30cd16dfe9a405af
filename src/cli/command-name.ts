import { basename, relative } from 'node:path';

/** How a person starts diffgauge again from where they are: through npm, by its name where that is a command, or by the file that was started. */
export const commandName = (environment: NodeJS.ProcessEnv = process.env, started = process.argv[1] ?? ''): string => {
  if (environment.npm_command !== undefined) return 'npx diffgauge';
  return basename(started) === 'diffgauge.mjs' ? `node ${relative('.', started)}` : 'diffgauge';
};
