import { looksLikeFile } from './paths-in-prose.ts';

/** The path in a line that is a comment: `// src/a.ts`, `# File: a.py`, `<!-- index.html -->`. */
export const readPathComment = (line: string): string | undefined => {
  if (line.length > LONGEST_COMMENT) return undefined;
  const text = line.trim();
  for (const [open, close] of COMMENTS) {
    if (!text.startsWith(`${open} `) || !text.endsWith(close)) continue;
    const words = text.slice(open.length, text.length - close.length).trim();
    const path = words.replace(/^(?:file ?name|file ?path|file|path) ?: ?/i, '');
    return looksLikeFile(path) ? path : undefined;
  }
  return undefined;
};

const LONGEST_COMMENT = 300;
const COMMENTS = [
  ['//', ''],
  ['#', ''],
  ['--', ''],
  ['/*', '*/'],
  ['<!--', '-->'],
] as const;
