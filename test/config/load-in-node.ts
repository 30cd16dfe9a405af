import { loadConfig } from '../../src/config/load-config.ts';
import { UsageError } from '../../src/errors.ts';

// Loads the configs that are named, one after the other: a program is run by Node itself, and not as vitest would run it.
const outcomes: unknown[] = [];
for (const file of process.argv.slice(2)) {
  outcomes.push(
    await loadConfig(file).then(
      (config) => ({ config }),
      (error: unknown) => ({ error: error instanceof UsageError ? error.message : 'a bug' }),
    ),
  );
}
process.stdout.write(JSON.stringify(outcomes));
