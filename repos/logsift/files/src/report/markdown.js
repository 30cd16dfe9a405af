/** @import { Row } from './index.js' */

/**
 * A table of Markdown. A bar within a cell is escaped.
 * @param {readonly Row[]} rows
 * @param {readonly string[]} columns
 * @returns {string}
 */
export function toMarkdown (rows, columns) {
  const cells = rows.map((row) => columns.map((column) => String(row[column] ?? '').replaceAll('|', '\\|')))
  const lines = [columns, columns.map(() => '---'), ...cells]
  return lines.map((line) => `| ${line.join(' | ')} |\n`).join('')
}
