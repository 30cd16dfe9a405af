import { settings } from './settings.js'

/** Other names that programs give to levels. */
const ALIASES = new Map([
  ['critical', 'fatal'],
  ['err', 'error'],
  ['notice', 'info'],
  ['verbose', 'debug'],
  ['warning', 'warn']
])

/**
 * The level that a program means by a name: in lower case, and under its usual name.
 * @param {unknown} name
 * @returns {string}
 */
export function toLevel (name) {
  const text = String(name ?? 'info').toLowerCase()
  return ALIASES.get(text) ?? text
}

/**
 * Negative, zero or positive as the first level is milder than the second, the same, or more
 * severe. A level that is not known is milder than all that are.
 * @param {string} first
 * @param {string} second
 * @returns {number}
 */
export function compareLevels (first, second) {
  return settings.levels.indexOf(first) - settings.levels.indexOf(second)
}
