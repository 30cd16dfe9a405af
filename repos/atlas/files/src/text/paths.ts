/** Joins parts with single slashes and resolves `.` and `..`; a `..` at the root is dropped. */
export function joinPath(...parts: readonly string[]): string {
  const kept: string[] = [];
  for (const part of parts.join('/').split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') kept.pop();
    else kept.push(part);
  }
  return kept.join('/');
}

/** The folder that a file is in; nothing for a file at the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The extension with its point, in lower case; nothing for names such as `LICENSE` or `.env`. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const point = name.lastIndexOf('.');
  return point <= 0 ? '' : name.slice(point).toLowerCase();
}

/** The path without its extension. */
export function stemOf(path: string): string {
  const { length } = extensionOf(path);
  return length === 0 ? path : path.slice(0, -length);
}

/** The parts of a path. */
export function partsOf(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}
