import type { Files, Format } from '../../src/types.ts';
import { listFileChanges } from './file-changes.ts';
import { findPlaceholder } from './placeholder-comments.ts';

/**
 * The format, whose writer also says that it loses an edit which adds a comment that reads as if code was left out ("... rest of the file ..."):
 * no reader takes such a comment for text, unless the file had it before.
 */
export const withPlaceholderLoss = (format: Format): Format => ({
  ...format,
  render: (before, after) => {
    const { response, lossy } = format.render(before, after);
    return { response, lossy: addsPlaceholder(before, after) ? [...new Set([...lossy, 'delimiter' as const])].sort() : lossy };
  },
});

const addsPlaceholder = (before: Files, after: Files): boolean =>
  listFileChanges(before, after).some((change) => {
    if (change.kind === 'deleted') return false;
    if (findPlaceholder(change.after, () => false) === undefined) return false;
    const known = change.kind === 'created' ? new Set() : new Set(change.before.split('\n').map((line) => line.trim()));
    return findPlaceholder(change.after, (line) => known.has(line)) !== undefined;
  });
