import type { Files } from '../types.ts';
import { type FileText, openText } from './file-text.ts';

/**
 * A file of a snapshot for searching; undefined where it has none at the path. Many responses edit the same few files of one task: what one search found out
 * about the text is kept as long as the snapshot is, but for long texts.
 */
export const openShown = (files: Files, path: string): FileText | undefined => {
  const text = files.get(path);
  if (text === undefined || text.length > LONGEST_KEPT) return text === undefined ? undefined : openText(text);
  const known = kept.get(files) ?? new Map<string, FileText>();
  kept.set(files, known);
  const shown = known.get(path);
  if (shown?.text === text) return shown;
  const opened = openText(text);
  known.set(path, opened);
  return opened;
};

const LONGEST_KEPT = 2 ** 18;

// A cache: it goes with the snapshot.
const kept = new WeakMap<Files, Map<string, FileText>>();
