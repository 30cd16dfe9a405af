import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

const textual = /\.(?:md|json)$/i;

/** The files below a folder by their path with slashes; only Markdown and JSON are read, of others the text is empty. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const read = files.map(async (file) => {
    const path = relative(folder, file).split(sep).join('/');
    return [path, textual.test(path) ? await readFile(file, 'utf8') : ''] as const;
  });
  return new Map((await Promise.all(read)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
