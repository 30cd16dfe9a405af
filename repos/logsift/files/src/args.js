import { parseDuration } from './duration.js'
import { UsageError } from './errors.js'

/**
 * @typedef {object} Options
 * @property {string} [where]
 * @property {number} [since]  milliseconds
 * @property {string} [format]
 * @property {string} [report]
 * @property {number} [limit]
 * @property {number} [width]
 * @property {boolean} [strict]
 */

const COMMANDS = ['count', 'hist', 'show', 'stats', 'top']

/**
 * How the value of each option is read; null for an option without a value.
 * @type {[string, ((text: string) => unknown) | null][]}
 */
const OPTIONS = [
  ['where', String],
  ['since', parseDuration],
  ['format', String],
  ['report', String],
  ['limit', readCount],
  ['width', readCount],
  ['strict', null]
]

const READERS = new Map(OPTIONS)

/**
 * Reads what stands behind the name of the program: a command, its operands, and options anywhere
 * between them as `--name value` or `--name=value`. After `--` nothing is an option.
 * @param {readonly string[]} args
 * @returns {{ command: string, operands: string[], options: Options }}
 * @throws {UsageError}
 */
export function readArgs (args) {
  const rest = [...args]
  /** @type {string[]} */
  const operands = []
  /** @type {Record<string, unknown>} */
  const options = {}
  while (rest.length > 0) {
    const arg = /** @type {string} */ (rest.shift())
    if (arg === '--') {
      operands.push(...rest.splice(0))
    } else if (arg.startsWith('--')) {
      readOption(arg.slice(2), rest, options)
    } else {
      operands.push(arg)
    }
  }
  const command = operands.shift()
  if (command === undefined || !COMMANDS.includes(command)) {
    throw new UsageError(`expected one of ${COMMANDS.join(', ')}, received ${command ?? 'nothing'}`)
  }
  return { command, operands, options }
}

/**
 * @param {string} option  without its dashes
 * @param {string[]} rest  what follows; the value is taken off it
 * @param {Record<string, unknown>} options
 */
function readOption (option, rest, options) {
  const [name, ...parts] = option.split('=')
  const reader = READERS.get(name)
  if (reader === undefined) throw new UsageError(`there is no option --${name}`)
  if (reader === null) {
    if (parts.length > 0) throw new UsageError(`--${name} takes no value`)
    options[name] = true
    return
  }
  const value = parts.length > 0 ? parts.join('=') : rest.shift()
  if (value === undefined) throw new UsageError(`--${name} needs a value`)
  options[name] = reader(value)
}

/** @param {string} text */
function readCount (text) {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new UsageError(`expected a number above 0, received ${text}`)
}
