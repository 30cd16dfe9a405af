import { matches } from './evaluate.js'
import { parseFilter } from './parse.js'

/** @import { Entry } from '../entry.js' */

/**
 * The entries for which a filter is true.
 * @param {string} source
 * @param {readonly Entry[]} entries
 * @returns {Entry[]}
 * @throws {UsageError} where the filter cannot be read
 */
export function evaluateAll (source, entries) {
  const filter = parseFilter(source)
  return entries.filter((entry) => matches(filter, entry))
}
