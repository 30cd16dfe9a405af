import { isDirectory, missingPath, pathOutsideRepo } from '../errors.ts';
import type { Files } from '../types.ts';

/**
 * The repo path that a model means: `./` and doubled slashes are dropped, backslashes separate when only that reading names a file, and
 * an absolute path that ends in exactly one repo path, by whole segments, means that file. The file need not exist. An empty path, for an
 * edit that names no file, means the only file there is.
 * @throws EditError `path_outside_repo`, `is_directory` or `missing_path`.
 */
export const resolvePath = (path: string, files: Pick<Files, 'has' | 'keys'>): string => {
  if (path === '') return onlyFile(files);
  if (path.includes('\0') || path.length > LONGEST_PATH) throw pathOutsideRepo(path);
  const written = files.has(path) || !path.includes('\\') ? path : withSlashes(path, files);
  const segments = written.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (isDrive(path) || segments.some(isForbidden)) throw pathOutsideRepo(path);
  const resolved = written.startsWith('/') ? fileAtEndOf(segments, path, files) : segments.join('/');
  if (files.has(resolved) && !written.endsWith('/')) return resolved;
  if (isFolder(resolved, files)) throw isDirectory(resolved === '' ? '.' : resolved);
  if (written.endsWith('/')) throw pathOutsideRepo(path);
  return resolved;
};

/** A path in one spelling, to compare what a response says of files before they are known: `./`, doubled slashes and backslashes make no difference. */
export const spellPath = (path: string): string =>
  MAY_BE_ODD.test(path)
    ? path
        .replaceAll('\\', '/')
        .split('/')
        .filter((segment, index) => segment !== '.' && (segment !== '' || index === 0))
        .join('/')
    : path;

/** A backslash, an empty segment behind the first, or one that is a dot. */
const MAY_BE_ODD = /\\|\/(?:\/|$)|(?:^|\/)\.(?:\/|$)/;

/** What Linux allows. */
const LONGEST_PATH = 4096;

const onlyFile = (files: Pick<Files, 'keys'>): string => {
  const [only, second] = files.keys();
  if (only === undefined || second !== undefined) throw missingPath('an edit');
  return only;
};

const withSlashes = (path: string, files: Pick<Files, 'has' | 'keys'>): string => {
  const slashed = path.replaceAll('\\', '/');
  const plain = slashed.split('/').filter((segment) => segment !== '' && segment !== '.');
  const known = slashed.startsWith('/') || plain.includes('..') || files.has(plain.join('/')) || isFolder(plain.join('/'), files);
  return known ? slashed : path;
};

const isDrive = (path: string): boolean => /^[A-Za-z]:[\\/]/.test(path);

/** `..`, and git's own folder in the spellings that file systems take for it. */
const isForbidden = (segment: string): boolean => segment === '..' || /^\.git[. ]*$/i.test(segment);

const fileAtEndOf = (segments: readonly string[], path: string, files: Pick<Files, 'has'>): string => {
  const found: string[] = [];
  for (let from = 0; from < segments.length; from++) {
    const end = segments.slice(from).join('/');
    if (files.has(end)) found.push(end);
  }
  const [only, second] = found;
  if (only === undefined || second !== undefined) throw pathOutsideRepo(path);
  return only;
};

const isFolder = (path: string, files: Pick<Files, 'keys'>): boolean => {
  if (path === '') return true;
  const prefix = `${path}/`;
  for (const known of files.keys()) if (known.startsWith(prefix)) return true;
  return false;
};

/** The folders that a path lies in, outermost first. */
export const foldersOf = (path: string): string[] => {
  const parts = path.split('/');
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('/'));
};
