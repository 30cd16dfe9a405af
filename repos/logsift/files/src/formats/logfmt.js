import { toLevel } from '../levels.js'

/** @import { Entry, Value } from '../entry.js' */

const NUMBER = /^-?\d+(\.\d+)?$/

/**
 * Reads a line of pairs such as `level=warn msg="disk is full" free=0.02 cached`. A name alone is
 * true. A line without any pair is not in this format.
 * @param {string} line
 * @returns {Entry | null}
 */
export function readLogfmt (line) {
  const pairs = readPairs(line)
  if (pairs === null || !line.includes('=')) return null
  const { time, level, msg = '', ...fields } = Object.fromEntries(pairs)
  const ms = Date.parse(String(time))
  return { time: Number.isNaN(ms) ? null : ms, level: toLevel(level), message: String(msg), fields }
}

/**
 * @param {string} line
 * @returns {[string, Value][] | null}
 */
function readPairs (line) {
  /** @type {[string, Value][]} */
  const pairs = []
  let at = 0
  while (at < line.length) {
    if (line[at] === ' ') {
      at += 1
      continue
    }
    const name = readBare(line, at, ' =')
    if (name === '') return null
    at += name.length
    if (line[at] !== '=') {
      pairs.push([name, true])
    } else if (line[at + 1] === '"') {
      const quoted = readQuoted(line, at + 1)
      if (quoted === null) return null
      pairs.push([name, quoted.text])
      at = quoted.end
    } else {
      const text = readBare(line, at + 1, ' ')
      pairs.push([name, toValue(text)])
      at += 1 + text.length
    }
  }
  return pairs
}

/**
 * What stands before the first of some characters.
 * @param {string} line
 * @param {number} start
 * @param {string} ends
 */
function readBare (line, start, ends) {
  let end = start
  while (end < line.length && !ends.includes(line[end])) end += 1
  return line.slice(start, end)
}

/**
 * Text in quotes, in which a backslash takes its meaning from what follows; null without an end.
 * @param {string} line
 * @param {number} start  where the quote is
 */
function readQuoted (line, start) {
  let text = ''
  for (let at = start + 1; at < line.length; at += 1) {
    if (line[at] === '"') return { text, end: at + 1 }
    if (line[at] === '\\') {
      at += 1
      text += line[at] === 'n' ? '\n' : (line[at] ?? '')
    } else {
      text += line[at]
    }
  }
  return null
}

/**
 * @param {string} text
 * @returns {Value}
 */
function toValue (text) {
  if (text === 'true' || text === 'false') return text === 'true'
  return NUMBER.test(text) ? Number(text) : text
}
