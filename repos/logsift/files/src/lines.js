/**
 * Splits a text into its lines, without their ends. A last line may or may not end with one.
 * @param {string} text
 * @returns {string[]}
 */
export function splitLines (text) {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}
