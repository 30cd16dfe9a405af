import { UsageError } from '../errors.ts';
import type { Config } from './config.ts';
import type { LoadedConfig } from './load-config.ts';

/** Does something with the setting that counts: what an option says, else a field of the config. What is wrong with the latter is said with file and field. */
export const readSetting = async <Field extends keyof Config, Made>(
  config: LoadedConfig,
  field: Field,
  given: LoadedConfig[Field],
  read: (value: LoadedConfig[Field]) => Made | Promise<Made>,
): Promise<Made> => {
  if (given !== undefined || config[field] === undefined) return read(given);
  try {
    return await read(config[field]);
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`${config.file}: ${field}: ${error.message}`) : error;
  }
};
