import { UsageError } from './errors.js'

/** Milliseconds of each unit, the longest first. */
const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 }

const PART = /^(\d+(?:\.\d+)?)(ms|[dhms])/

/**
 * Reads a duration such as `1h30m`, `1.5s` or `250ms`, in milliseconds.
 * @param {string} text
 * @returns {number}
 * @throws {UsageError} where the text is no duration
 */
export function parseDuration (text) {
  let rest = text.trim()
  let total = 0
  while (rest !== '') {
    const part = PART.exec(rest)
    if (part === null) throw new UsageError(`not a duration: ${JSON.stringify(text)}`)
    const [all, count, unit] = part
    total += Number(count) * UNITS[/** @type {keyof typeof UNITS} */ (unit)]
    rest = rest.slice(all.length)
  }
  return total
}

/**
 * Writes a duration in whole seconds, or in milliseconds where it is less than one second.
 * @param {number} ms
 * @returns {string}
 */
export function formatDuration (ms) {
  if (Math.round(ms) < 1000) return `${Math.round(ms)}ms`
  let rest = Math.round(ms / 1000) * 1000
  let text = ''
  for (const [unit, size] of Object.entries(UNITS)) {
    const count = Math.floor(rest / size)
    if (count > 0) text += `${count}${unit}`
    rest -= count * size
  }
  return text
}
