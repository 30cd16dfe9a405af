/** @import { Row } from './index.js' */

/**
 * Cells with tabs between them, without a header.
 * @deprecated since 0.6.0: a tab within a cell cannot be told from one between two
 * @param {readonly Row[]} rows
 * @param {readonly string[]} columns
 * @returns {string}
 */
export function toPlain (rows, columns) {
  return rows.map((row) => `${columns.map((column) => row[column] ?? '').join('\t')}\n`).join('')
}
