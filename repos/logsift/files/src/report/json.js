/** @import { Row } from './index.js' */

/**
 * One JSON object a line, with the columns as members.
 * @param {readonly Row[]} rows
 * @param {readonly string[]} columns
 * @returns {string}
 */
export function toJson (rows, columns) {
  const objects = rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])))
  return objects.map((object) => `${JSON.stringify(object)}\n`).join('')
}
