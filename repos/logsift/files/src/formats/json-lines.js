import { toLevel } from '../levels.js'

/** @import { Entry, Value } from '../entry.js' */

/**
 * Reads a line that is a JSON object. `time` is a number of milliseconds or an ISO 8601 text,
 * `msg` and `message` are the message. Fields of nested objects have names with dots.
 * @param {string} line
 * @returns {Entry | null}
 */
export function readJsonLine (line) {
  if (!line.startsWith('{')) return null
  const { time, level, msg, message = msg, ...rest } = JSON.parse(line)
  return { time: readTime(time), level: toLevel(level), message: String(message ?? ''), fields: flatten(rest) }
}

/**
 * @param {unknown} time
 * @returns {number | null}
 */
function readTime (time) {
  const ms = typeof time === 'string' ? Date.parse(time) : time
  return typeof ms === 'number' && Number.isFinite(ms) ? ms : null
}

/**
 * @param {object} value
 * @param {string} [prefix]
 * @returns {Record<string, Value>}
 */
function flatten (value, prefix = '') {
  /** @type {Record<string, Value>} */
  const fields = {}
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'object' && member !== null) Object.assign(fields, flatten(member, `${prefix}${name}.`))
    else if (member !== null) fields[prefix + name] = member
  }
  return fields
}
