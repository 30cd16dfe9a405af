/** @import { Row } from './index.js' */

/**
 * Columns in line, under their names; numbers to the right.
 * @param {readonly Row[]} rows
 * @param {readonly string[]} columns
 * @returns {string}
 */
export function toTable (rows, columns) {
  const widths = columns.map((column) => Math.max(...[column, ...rows.map((row) => cell(row, column))].map(widthOf)))
  const header = columns.map((column, index) => pad(column, widths[index], false))
  const body = rows.map((row) => columns.map((column, index) => pad(cell(row, column), widths[index], typeof row[column] === 'number')))
  return [header, ...body].map((line) => `${line.join('  ').trimEnd()}\n`).join('')
}

/**
 * @param {Row} row
 * @param {string} column
 */
function cell (row, column) {
  return String(row[column] ?? '')
}

/** @param {string} text */
function widthOf (text) {
  return [...text].length
}

/**
 * @param {string} text
 * @param {number} width
 * @param {boolean} right
 */
function pad (text, width, right) {
  const blanks = ' '.repeat(width - widthOf(text))
  return right ? blanks + text : text + blanks
}
