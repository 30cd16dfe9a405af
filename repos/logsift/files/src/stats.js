import { valueOf } from './entry.js'
import { settings } from './settings.js'

/** @import { Entry } from './entry.js' */

/**
 * The values of a field that are numbers.
 * @param {readonly Entry[]} entries
 * @param {string} name
 * @returns {number[]}
 */
export function numbersOf (entries, name) {
  return entries.map((entry) => valueOf(entry, name)).filter((value) => typeof value === 'number')
}

/**
 * The value that a share of the values does not exceed (nearest rank); undefined without values.
 * @param {readonly number[]} sorted  in ascending order
 * @param {number} share  from 0 to 1
 * @returns {number | undefined}
 */
export function percentile (sorted, share) {
  const rank = Math.ceil(share * sorted.length)
  return sorted[Math.max(rank, 1) - 1]
}

/**
 * Count, minimum, maximum, mean and the percentiles of the settings, under names like `p95`.
 * Without values there is only the count.
 * @param {readonly number[]} values
 * @returns {Record<string, number>}
 */
export function summarize (values) {
  if (values.length === 0) return { count: 0 }
  const sorted = [...values].sort()
  const sum = values.reduce((total, value) => total + value, 0)
  /** @type {Record<string, number>} */
  const summary = { count: sorted.length, min: sorted[0], max: sorted[sorted.length - 1], mean: round(sum / sorted.length) }
  for (const share of settings.percentiles) {
    summary[`p${Math.round(share * 100)}`] = /** @type {number} */ (percentile(sorted, share))
  }
  return summary
}

/**
 * How many values lie in each bucket `[from, to)`, in ascending order. Buckets start at multiples
 * of their width.
 * @param {readonly number[]} values
 * @param {number} width
 * @returns {{ from: number, to: number, count: number }[]}
 */
export function histogram (values, width) {
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (const value of values) {
    const bucket = Math.floor(value / width)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  }
  const buckets = [...counts.keys()].sort((a, b) => a - b)
  return buckets.map((bucket) => ({ from: bucket * width, to: (bucket + 1) * width, count: counts.get(bucket) ?? 0 }))
}

/** @param {number} value */
function round (value) {
  return Math.round(value * 1000) / 1000
}
