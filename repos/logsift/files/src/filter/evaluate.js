import { valueOf } from '../entry.js'
import { compareLevels, toLevel } from '../levels.js'

/** @import { Entry, Value } from '../entry.js' */
/** @import { Filter } from './parse.js' */

/**
 * Whether a filter is true for an entry. A field that the entry does not have differs from every
 * value: only `!=` is true for it.
 * @param {Filter} filter
 * @param {Entry} entry
 * @returns {boolean}
 */
export function matches (filter, entry) {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, entry) && matches(filter.right, entry)
    case 'or':
      return matches(filter.left, entry) || matches(filter.right, entry)
    case 'not':
      return !matches(filter.of, entry)
    case 'has':
      return valueOf(entry, filter.name) !== undefined
    default:
      return compare(valueOf(entry, filter.name), filter)
  }
}

/**
 * @param {Value | undefined} actual
 * @param {Extract<Filter, { kind: 'compare' }>} filter
 */
function compare (actual, { name, operator, value }) {
  if (actual === undefined) return operator === '!='
  const order = name === 'level' ? compareLevels(String(actual), toLevel(value)) : compareValues(actual, value)
  switch (operator) {
    case '=':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    default:
      return String(actual).includes(String(value))
  }
}

/**
 * Numbers by size, everything else as text.
 * @param {Value} first
 * @param {Value} second
 * @returns {number}
 */
function compareValues (first, second) {
  if (typeof first === 'number' && typeof second === 'number') return first - second
  const [a, b] = [String(first), String(second)]
  if (a === b) return 0
  return a < b ? -1 : 1
}
