import { readFileSync } from 'node:fs';

/** Where the service listens and what it puts up with. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly maxBodyBytes: number;
  /** How many bookmarks a listing has when the client does not say. */
  readonly pageSize: number;
  /** What changes must be authorised with; null for no check. */
  readonly token: string | null;
}

/** Environment variables, as in process.env. */
export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_FILE = new URL('../config/default.json', import.meta.url);

/** Reads a configuration file; the environment wins over it. Throws when a value is not usable. */
export function loadConfig(environment: Environment, file: URL | string = DEFAULT_FILE): Config {
  const values = JSON.parse(readFileSync(file, 'utf8'));
  const { WAYPOST_HOST: host, WAYPOST_PORT: port, WAYPOST_TOKEN: token } = environment;
  if (host) values.host = host;
  if (port) values.port = Number(port);
  if (token) values.token = token;
  return check(values);
}

function check(values: Record<string, unknown>): Config {
  const { host, port, maxBodyBytes, pageSize, token = null } = values;
  if (typeof host !== 'string') throw new TypeError('config: host must be a string');
  if (token !== null && typeof token !== 'string') throw new TypeError('config: token must be a string or null');
  return {
    host,
    port: readInteger('port', port, 0, 65_535),
    maxBodyBytes: readInteger('maxBodyBytes', maxBodyBytes, 1, 1_048_576),
    pageSize: readInteger('pageSize', pageSize, 1, 100),
    token,
  };
}

function readInteger(name: string, value: unknown, min: number, max: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new RangeError(`config: ${name} must be an integer from ${min} to ${max}, received ${value}`);
}
