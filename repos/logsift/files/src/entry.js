/**
 * One line of a log, whatever format it was written in.
 * @typedef {object} Entry
 * @property {number | null} time  milliseconds since 1970; null where the line has none
 * @property {string} level  in lower case; `info` where the line does not say
 * @property {string} message
 * @property {Readonly<Record<string, Value>>} fields  everything else
 */

/** @typedef {string | number | boolean} Value */

/** @typedef {(line: string) => Entry | null} Reader  null for a line that is not in the format */

/**
 * The value of a field, also of `level` and `message`, which every entry has.
 * @param {Entry} entry
 * @param {string} name
 * @returns {Value | undefined}
 */
export function valueOf (entry, name) {
  if (name === 'level') return entry.level
  if (name === 'message') return entry.message
  return Object.hasOwn(entry.fields, name) ? entry.fields[name] : undefined
}
