import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes texts below a folder, path to text. */
export async function writeFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Copies files from one folder to another one, at the same paths. */
export async function copyAssets(from: string, to: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const file = join(to, path);
    await mkdir(dirname(file), { recursive: true });
    await copyFile(join(from, path), file);
  }
}
