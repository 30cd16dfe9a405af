import { readArgs } from './args.js'
import { formatDuration } from './duration.js'
import { UsageError } from './errors.js'
import { evaluateAll } from './filter/index.js'
import { detectFormat, pickReader } from './formats/index.js'
import { countLevels, groupBy, top } from './group.js'
import { splitLines } from './lines.js'
import { render } from './report/index.js'
import { settings } from './settings.js'
import { histogram, numbersOf, summarize } from './stats.js'

/** @import { Entry } from './entry.js' */
/** @import { Options } from './args.js' */

/**
 * What the tool needs of its surroundings.
 * @typedef {object} Surroundings
 * @property {(path: string) => string} read
 * @property {(text: string) => void} write
 * @property {(text: string) => void} warn
 * @property {() => number} now  milliseconds since 1970
 */

/**
 * Runs one command and gives the exit status.
 * @param {readonly string[]} args
 * @param {Surroundings} io
 * @returns {number}
 */
export function main (args, io) {
  try {
    return run(args, io)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    io.warn(`logsift: ${error.message}\n`)
    return 2
  }
}

/**
 * @param {readonly string[]} args
 * @param {Surroundings} io
 */
function run (args, io) {
  const { command, operands, options } = readArgs(args)
  const fields = command === 'show' || command === 'count' ? 0 : 1
  if (operands.length !== fields + 1) throw new UsageError(`${command} takes ${fields === 0 ? 'a file' : 'a field and a file'}`)
  const path = operands[fields]
  const { entries, unreadable } = readEntries(io.read(path), options.format)
  const kept = keep(entries, options, io.now())
  io.write(answer(command, operands[0], kept, options))
  if (options.since !== undefined && kept.length === 0) io.warn(`logsift: no such entry in the last ${formatDuration(options.since)}\n`)
  if (unreadable > 0) io.warn(`logsift: ${unreadable} of ${entries.length + unreadable} lines could not be read\n`)
  return options.strict && unreadable > 0 ? 1 : 0
}

/**
 * Every line as an entry. Blank lines do not count.
 * @param {string} text
 * @param {string} [format]
 */
function readEntries (text, format) {
  const lines = splitLines(text).filter((line) => line.trim() !== '')
  const read = pickReader(format ?? detectFormat(lines))
  const entries = lines.map(read).filter((entry) => entry !== null)
  return { entries, unreadable: lines.length - entries.length }
}

/**
 * @param {readonly Entry[]} entries
 * @param {Options} options
 * @param {number} now
 */
function keep (entries, { where, since }, now) {
  const recent = since === undefined ? entries : entries.filter(({ time }) => time !== null && time >= now - since)
  return where === undefined ? recent : evaluateAll(where, recent)
}

/**
 * @param {string} command
 * @param {string} field
 * @param {readonly Entry[]} entries
 * @param {Options} options
 */
function answer (command, field, entries, options) {
  const { report = settings.report, limit = settings.limit, width = settings.width } = options
  switch (command) {
    case 'show':
      return entries.map((entry) => `${showTime(entry.time)} ${entry.level} ${entry.message}\n`).join('')
    case 'count':
      return render(report, countLevels(entries), ['level', 'count'])
    case 'top':
      return render(report, top(groupBy(entries, field), limit), ['value', 'count', 'share'])
    case 'stats':
      return render(report, [summarize(numbersOf(entries, field))])
    default:
      return render(report, histogram(numbersOf(entries, field), width), ['from', 'to', 'count'])
  }
}

/** @param {number | null} time */
function showTime (time) {
  return time === null ? '-' : new Date(time).toISOString()
}
