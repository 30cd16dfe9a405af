import type { DraftAtom } from './compare-edit.ts';
import type { RepoEdit, ResolvedImport } from './modules.ts';

/** A name that became another one in a file that declares it, or that passes it on from there (`isOwn` false). A member's name stands behind a dot. */
interface Renamed {
  readonly id: number;
  readonly path: string;
  readonly old: string;
  readonly now: string;
  readonly isMember: boolean;
  readonly isOwn: boolean;
}

/**
 * Gives the places of one rename one number, in whatever file they are: where a file declares the name, where others import it, and where they use what they
 * import. Where another file goes on importing the old name it is no rename; nor where a file imports another name and none was replaced where it comes from.
 */
export const joinRenames = (atoms: readonly DraftAtom[], edit: RepoEdit): readonly DraftAtom[] => {
  if (atoms.every(({ rename }) => rename === undefined)) return atoms;
  const renames = listRenames(atoms, edit).slice(0, mostFollowed);
  if (renames.length === 0) return atoms;
  const borrowed = renames.filter((renamed) => isBorrowed(renamed, edit));
  const broken = new Set(borrowed.map(({ id }) => id));
  const numbers = new Map<DraftAtom, number>();
  const joined = new Map<number, number>();
  const byPath = Map.groupBy(atoms, ({ path }) => path);
  const queue = renames.filter((renamed) => !borrowed.includes(renamed));
  for (const renamed of queue) {
    const importers = findImporters(renamed, edit);
    const left = importers.filter((path) => keepsName(path, renamed, edit));
    if (left.length > 0 && renamed.isOwn) broken.add(renamed.id);
    for (const path of importers.filter((importer) => !left.includes(importer))) {
      for (const atom of (byPath.get(path) ?? []).filter((one) => isPlace(one, renamed, edit))) {
        numbers.set(atom, renamed.id);
        if (atom.rename !== undefined) joined.set(atom.rename, renamed.id);
      }
      if (!queue.some(({ id, path: seen }) => id === renamed.id && seen === path)) queue.push({ ...renamed, path, isMember: false, isOwn: false });
    }
  }
  return atoms.map((atom) => withNumber(atom, numbers.get(atom) ?? joined.get(atom.rename ?? -1) ?? atom.rename, broken));
};

/** Of an edit with more renames than anybody makes, the others are seen in their own files only. */
const mostFollowed = 200;

const withNumber = (atom: DraftAtom, number: number | undefined, broken: ReadonlySet<number>): DraftAtom => {
  if (number === undefined) return atom;
  return broken.has(number) ? { ...atom, class: 'semantic', rename: undefined } : { ...atom, class: 'rename', rename: number };
};

/** The renames that other files may see: of what a file declares at its top, of members, and of what it imports. */
const listRenames = (atoms: readonly DraftAtom[], edit: RepoEdit): Renamed[] =>
  [...Map.groupBy(atoms, ({ rename }) => rename)].flatMap(([id, places]): Renamed[] => {
    const texts = id === undefined ? undefined : places.map((atom) => readTexts(atom, edit)).find(isName);
    if (id === undefined || texts === undefined) return [];
    const { path, old, now } = texts;
    const isMember = places.some(({ symbol }) => symbol?.endsWith(`.${old}`) === true);
    const isAtTop = places.some(({ symbol }) => symbol === undefined || symbol === old);
    return isMember || isAtTop ? [{ id, path, old, now, isMember, isOwn: true }] : [];
  });

interface Texts {
  readonly path: string;
  readonly old: string;
  readonly now: string;
}

const readTexts = ({ path, from, to, newFrom, newTo }: DraftAtom, { before, after, pathAfter }: RepoEdit): Texts => ({
  path,
  old: before.files.get(path)?.slice(from, to) ?? '',
  now: after.files.get(pathAfter(path) ?? '')?.slice(newFrom, newTo) ?? '',
});

const isName = ({ old, now }: Texts): boolean => name.test(old) && name.test(now);
const name = /^[\p{L}\p{N}_$#]+$/u;

/** Whether it is another name out of the same source that is imported now. */
const isBorrowed = ({ path, old, now }: Renamed, { before, after, pathAfter }: RepoEdit): boolean => {
  const sources = before.importsOf(path).flatMap(({ name: own, source }) => (own === old ? [source] : []));
  if (sources.length === 0) return false;
  const then = after.importsOf(pathAfter(path) ?? '');
  const has = (wanted: string, from: string): boolean => then.some((one) => one.name === wanted && one.source === from);
  return sources.some((source) => has(now, source) && !has(old, source));
};

/** The other files that import something from where the name was. */
const findImporters = ({ path, old }: Renamed, { before }: RepoEdit): string[] =>
  [...before.files].flatMap(([other, text]) =>
    other !== path && text.includes(old) && before.importsOf(other).some(({ file }) => file === path) ? [other] : [],
  );

const keepsName = (importer: string, { path, old }: Renamed, { before, after, pathAfter }: RepoEdit): boolean => {
  const takes = (imports: readonly ResolvedImport[], file: string | undefined): boolean => imports.some((one) => one.name === old && one.file === file);
  const now = pathAfter(importer);
  return now !== undefined && takes(before.importsOf(importer), path) && takes(after.importsOf(now), pathAfter(path));
};

/** Whether an atom of an importer puts the new name in the place of the old one, in the import or behind a dot; or writes it there before an `as`. */
const isPlace = (atom: DraftAtom, { path, old, now, isMember }: Renamed, edit: RepoEdit): boolean => {
  if (atom.class !== 'semantic' && atom.class !== 'rename') return false;
  const texts = readTexts(atom, edit);
  const isReplaced = texts.old === old && texts.now === now;
  const imports = edit.before.importsOf(atom.path).filter(({ file }) => file === path);
  const inImport = imports.some((one) => one.name === old && one.from <= atom.from && atom.to <= one.to);
  if (inImport) return isReplaced || (texts.old === '' && texts.now === `${now} as`);
  const isBehindDot = edit.before.files.get(atom.path)?.charAt(atom.from - 1) === '.';
  return isReplaced && isBehindDot && (isMember || imports.some((one) => one.name === undefined));
};
