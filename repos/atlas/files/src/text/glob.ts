import { partsOf } from './paths.ts';

/** Whether a path fits a glob: `*` is anything within a part, `**` any number of parts. */
export function matchGlob(pattern: string, path: string): boolean {
  return matchParts(partsOf(pattern), partsOf(path));
}

/** Whether a path fits one of the globs. */
export function matchAny(patterns: readonly string[], path: string): boolean {
  return patterns.some((pattern) => matchGlob(pattern, path));
}

function matchParts(patterns: readonly string[], parts: readonly string[]): boolean {
  const [pattern, ...others] = patterns;
  if (pattern === undefined) return parts.length === 0;
  if (pattern === '**') {
    return matchParts(others, parts) || (parts.length > 0 && matchParts(patterns, parts.slice(1)));
  }
  return parts.length > 0 && matchPart(pattern, parts[0]) && matchParts(others, parts.slice(1));
}

function matchPart(pattern: string, part: string): boolean {
  const [start, ...rest] = pattern.split('*');
  if (rest.length === 0) return pattern === part;
  if (!part.startsWith(start)) return false;
  const end = rest.pop() ?? '';
  let at = start.length;
  for (const middle of rest) {
    const found = part.indexOf(middle, at);
    if (found === -1) return false;
    at = found + middle.length;
  }
  return part.length - end.length >= at && part.endsWith(end);
}
