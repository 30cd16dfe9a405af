import { UsageError } from '../errors.js'
import { tokenize } from './tokens.js'

/** @import { Value } from '../entry.js' */
/** @import { Token } from './tokens.js' */

/**
 * What a filter says.
 * @typedef {{ kind: 'and' | 'or', left: Filter, right: Filter }
 *   | { kind: 'not', of: Filter }
 *   | { kind: 'has', name: string }
 *   | { kind: 'compare', name: string, operator: string, value: Value }} Filter
 */

/**
 * Reads a filter such as `level >= warn and (status = 500 or not cached)`.
 * @param {string} source
 * @returns {Filter}
 * @throws {UsageError} that says where reading stopped
 */
export function parseFilter (source) {
  const tokens = tokenize(source)
  const filter = parseOr(tokens)
  if (tokens.length > 0) throw unexpected(tokens[0])
  return filter
}

/**
 * @param {Token[]} tokens  each is taken off when it has been read
 * @returns {Filter}
 */
function parseOr (tokens) {
  let left = parseAnd(tokens)
  while (takeWord(tokens, 'or')) left = { kind: 'or', left, right: parseAnd(tokens) }
  return left
}

/**
 * @param {Token[]} tokens
 * @returns {Filter}
 */
function parseAnd (tokens) {
  let left = parseNot(tokens)
  while (takeWord(tokens, 'and')) left = { kind: 'and', left, right: parseNot(tokens) }
  return left
}

/**
 * @param {Token[]} tokens
 * @returns {Filter}
 */
function parseNot (tokens) {
  if (takeWord(tokens, 'not')) return { kind: 'not', of: parseNot(tokens) }
  const token = tokens.shift()
  if (token?.text === '(' && token.kind === 'paren') {
    const inner = parseOr(tokens)
    const end = tokens.shift()
    if (end?.text !== ')') throw unexpected(end)
    return inner
  }
  if (token?.kind !== 'word') throw unexpected(token)
  if (tokens[0]?.kind !== 'operator') return { kind: 'has', name: token.text }
  const operator = /** @type {Token} */ (tokens.shift()).text
  return { kind: 'compare', name: token.text, operator, value: parseValue(tokens.shift()) }
}

/**
 * @param {Token | undefined} token
 * @returns {Value}
 */
function parseValue (token) {
  if (token?.kind === 'number') return Number(token.text)
  if (token?.kind === 'string') return token.text
  if (token?.kind !== 'word') throw unexpected(token)
  if (token.text === 'true' || token.text === 'false') return token.text === 'true'
  return token.text
}

/**
 * @param {Token[]} tokens
 * @param {string} text
 */
function takeWord (tokens, text) {
  const found = tokens[0]?.kind === 'word' && tokens[0].text === text
  if (found) tokens.shift()
  return found
}

/** @param {Token | undefined} token */
function unexpected (token) {
  return new UsageError(token ? `unexpected ${token.text} at ${token.at + 1} of the filter` : 'the filter ends too early')
}
