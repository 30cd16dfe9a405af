import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the package: it holds package.json, repos/ and the native build, whether the code runs from src/ or from dist/src/. */
export const packageRoot: string = findRoot(import.meta.dirname);

/** diffgauge's own version. */
export const version: string = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version;

function findRoot(folder: string): string {
  return folder.endsWith('src') && dirname(folder).endsWith('dist') ? dirname(dirname(folder)) : dirname(folder);
}
