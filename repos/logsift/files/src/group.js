import { valueOf } from './entry.js'
import { compareLevels } from './levels.js'

/** @import { Entry } from './entry.js' */

/**
 * Entries by the text of a field; entries without it are left out.
 * @param {readonly Entry[]} entries
 * @param {string} name
 * @returns {Map<string, Entry[]>}
 */
export function groupBy (entries, name) {
  /** @type {Map<string, Entry[]>} */
  const groups = new Map()
  for (const entry of entries) {
    const value = valueOf(entry, name)
    if (value === undefined) continue
    const key = String(value)
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return groups
}

/**
 * The largest groups: the largest first, those of the same size by name. `share` is their part of
 * all groups together, in percent with one decimal.
 * @param {ReadonlyMap<string, readonly Entry[]>} groups
 * @param {number} limit
 * @returns {{ value: string, count: number, share: string }[]}
 */
export function top (groups, limit) {
  const counts = [...groups].map(([value, { length }]) => ({ value, count: length }))
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return counts.slice(0, limit).map(({ value, count }) => ({ value, count, share: `${((100 * count) / all).toFixed(1)}%` }))
}

/**
 * How many entries each level has, the most severe first.
 * @param {readonly Entry[]} entries
 * @returns {{ level: string, count: number }[]}
 */
export function countLevels (entries) {
  const groups = [...groupBy(entries, 'level')]
  groups.sort(([a], [b]) => compareLevels(b, a))
  return groups.map(([level, { length }]) => ({ level, count: length }))
}
