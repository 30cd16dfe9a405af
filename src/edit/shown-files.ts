import type { Files } from '../types.ts';
import { type FileText, openText } from './file-text.ts';

/**
 * The files of a snapshot that many responses edit. What one search found out about a text is kept for the next one as long as this map is, but for long
 * texts.
 */
export class ShownFiles extends Map<string, string> {
  readonly #opened = new Map<string, FileText>();

  open(path: string): FileText | undefined {
    const text = this.get(path);
    if (text === undefined) return undefined;
    const known = this.#opened.get(path);
    if (known?.text === text) return known;
    const opened = openText(text);
    if (text.length <= LONGEST_KEPT) this.#opened.set(path, opened);
    return opened;
  }
}

const LONGEST_KEPT = 2 ** 18;

/** A file of a snapshot for searching; undefined where it has none at the path. */
export const openShown = (files: Files, path: string): FileText | undefined => {
  if (files instanceof ShownFiles) return files.open(path);
  const text = files.get(path);
  return text === undefined ? undefined : openText(text);
};
