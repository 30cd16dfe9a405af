import { UsageError } from '../errors.js'
import { readAccess } from './access.js'
import { readJsonLine } from './json-lines.js'
import { readLogfmt } from './logfmt.js'

/** @import { Reader } from '../entry.js' */

/** @type {ReadonlyMap<string, Reader>} */
const READERS = new Map([
  ['access', readAccess],
  ['json', readJsonLine],
  ['logfmt', readLogfmt]
])

/** How many lines are tried to find out a format. */
const SAMPLE = 20

/**
 * The reader of a format.
 * @param {string} name
 * @returns {Reader}
 * @throws {UsageError} where there is no such format
 */
export function pickReader (name) {
  const reader = READERS.get(name)
  if (reader) return reader
  throw new UsageError(`expected a format of ${[...READERS.keys()].join(', ')}, received ${name}`)
}

/**
 * The format that can read most of the first lines; `logfmt` where none can read any.
 * @param {readonly string[]} lines
 * @returns {string}
 */
export function detectFormat (lines) {
  const sample = lines.slice(0, SAMPLE)
  let best = { name: 'logfmt', count: 0 }
  for (const [name, read] of READERS) {
    const count = sample.filter((line) => read(line) !== null).length
    if (count > best.count) best = { name, count }
  }
  return best.name
}
