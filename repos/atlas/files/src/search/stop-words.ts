/** Words that are on every page and tell none from another. */
export const stopWords: ReadonlySet<string> = new Set([
  'a', 'an', 'and', 'are', 'as', 'at', 'be', 'but', 'by', 'can', 'do', 'for', 'from', 'has', 'have', 'how',
  'if', 'in', 'is', 'it', 'its', 'no', 'not', 'of', 'on', 'or', 'so', 'that', 'the', 'then', 'there', 'this',
  'to', 'was', 'what', 'when', 'which', 'will', 'with', 'you', 'your',
]);
