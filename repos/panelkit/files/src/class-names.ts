/** What `joinClasses` accepts: a name, a table of switches, a nested list, or nothing. */
export type ClassValue =
  | string
  | false
  | null
  | undefined
  | Readonly<Record<string, boolean | undefined>>
  | readonly ClassValue[];

/**
 * Joins class names with single spaces, in the order given.
 * Falsy values are skipped; of a table, the keys whose value is true are taken. A name is never repeated.
 */
export function joinClasses(...values: readonly ClassValue[]): string {
  const names = new Set<string>();
  for (const value of values) collect(value, names);
  return [...names].join(' ');
}

/** Names a block and those of its modifiers that are on: `blockClass('pk-tab', { active: true })` is `pk-tab pk-tab--active`. */
export function blockClass(block: string, modifiers: Readonly<Record<string, boolean | undefined>> = {}): string {
  const on = Object.keys(modifiers).filter((modifier) => modifiers[modifier] === true);
  return joinClasses(block, on.map((modifier) => `${block}--${modifier}`));
}

function collect(value: ClassValue, names: Set<string>): void {
  if (!value) return;
  if (typeof value === 'string') {
    for (const name of value.split(/\s+/)) if (name !== '') names.add(name);
  } else if (isList(value)) {
    for (const item of value) collect(item, names);
  } else {
    for (const [name, on] of Object.entries(value)) if (on) collect(name, names);
  }
}

function isList(value: object): value is readonly ClassValue[] {
  return Array.isArray(value);
}
