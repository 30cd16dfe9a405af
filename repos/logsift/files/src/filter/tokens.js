import { UsageError } from '../errors.js'

/**
 * A piece of a filter. `text` of a string is what stands between its quotes.
 * @typedef {object} Token
 * @property {'word' | 'number' | 'string' | 'operator' | 'paren'} kind
 * @property {string} text
 * @property {number} at  where it starts
 */

/** Longer ones first: the first that fits is taken. */
const OPERATORS = ['!=', '<=', '>=', '<', '=', '>', '~']

const WORD = /^[\p{L}_][\p{L}\p{N}_.-]*/u

const NUMBER = /^-?\d+(\.\d+)?/

/**
 * @param {string} source
 * @returns {Token[]}
 * @throws {UsageError} at a character that starts nothing, and at a string without an end
 */
export function tokenize (source) {
  /** @type {Token[]} */
  const tokens = []
  let at = 0
  while (at < source.length) {
    if (source[at] === ' ') {
      at += 1
      continue
    }
    const { length, ...token } = readToken(source.slice(at), at)
    tokens.push(token)
    at += length
  }
  return tokens
}

/**
 * @param {string} rest
 * @param {number} at
 * @returns {Token & { length: number }}
 */
function readToken (rest, at) {
  if (rest[0] === '(' || rest[0] === ')') return { kind: 'paren', text: rest[0], at, length: 1 }
  const operator = OPERATORS.find((text) => rest.startsWith(text))
  if (operator !== undefined) return { kind: 'operator', text: operator, at, length: operator.length }
  if (rest[0] === '"') {
    const end = rest.indexOf('"', 1)
    if (end === -1) throw new UsageError(`the string at ${at + 1} has no end`)
    return { kind: 'string', text: rest.slice(1, end), at, length: end + 1 }
  }
  const number = NUMBER.exec(rest)
  if (number !== null) return { kind: 'number', text: number[0], at, length: number[0].length }
  const word = WORD.exec(rest)
  if (word !== null) return { kind: 'word', text: word[0], at, length: word[0].length }
  throw new UsageError(`unexpected ${rest[0]} at ${at + 1} of the filter`)
}
