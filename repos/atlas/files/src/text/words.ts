/** The words of a text: runs of letters and digits, with apostrophes and hyphens inside. */
export function splitWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** How many words a text has. */
export function countWords(text: string): number {
  return splitWords(text).length;
}
