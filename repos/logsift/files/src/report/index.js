import { UsageError } from '../errors.js'
import { toJson } from './json.js'
import { toMarkdown } from './markdown.js'
import { toPlain } from './plain.js'
import { toTable } from './table.js'

/** @typedef {Readonly<Record<string, string | number>>} Row */

/** @typedef {(rows: readonly Row[], columns: readonly string[]) => string} Report  ends with a line end */

/** @type {ReadonlyMap<string, Report>} */
const REPORTS = new Map([
  ['json', toJson],
  ['markdown', toMarkdown],
  ['plain', toPlain],
  ['table', toTable]
])

/**
 * Writes rows in the way of a report. The columns are those of the first row unless given.
 * @param {string} name
 * @param {readonly Row[]} rows
 * @param {readonly string[]} [columns]
 * @returns {string}
 * @throws {UsageError} where there is no such report
 */
export function render (name, rows, columns = Object.keys(rows[0] ?? {})) {
  const report = REPORTS.get(name)
  if (report) return report(rows, columns)
  throw new UsageError(`expected a report of ${[...REPORTS.keys()].join(', ')}, received ${name}`)
}
