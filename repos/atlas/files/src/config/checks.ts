/** Says what a setting must be, and gives its value when it is that. */
export interface Check<T> {
  readonly expected: string;
  readonly read: (value: unknown) => T | undefined;
}

export const text: Check<string> = {
  expected: 'a text',
  read: (value) => (typeof value === 'string' ? value : undefined),
};

export const flag: Check<boolean> = {
  expected: 'true or false',
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};

export const texts: Check<readonly string[]> = {
  expected: 'a list of texts',
  read: (value) => (Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined),
};

/** A whole number between two bounds, both included. */
export function numberBetween(least: number, most: number): Check<number> {
  return {
    expected: `a whole number from ${least} to ${most}`,
    read: (value) => (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : undefined),
  };
}

/** An address of the web, given back without slashes at its end. */
export const address: Check<string> = {
  expected: 'an address such as https://docs.example.org',
  read: (value) => (typeof value === 'string' && /^https?:\/\/[^/]/.test(value) ? value.replace(/\/+$/, '') : undefined),
};

/** One of a few texts. */
export function oneOf(values: readonly string[]): Check<string> {
  return {
    expected: `one of ${values.join(', ')}`,
    read: (value) => values.find((known) => known === value),
  };
}
