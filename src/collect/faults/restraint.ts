import type { Random } from '../../random.ts';
import type { AtomClass } from '../../verdict.ts';
import { shuffle } from '../shuffle.ts';
import type { Edit, EditFault, Injection } from './fault.ts';
import {
  addBlankLine,
  addComment,
  addGuard,
  addHelper,
  addLogLine,
  addReadmeLine,
  bumpVersion,
  dropComment,
  extractHelper,
  flipQuotes,
  type Places,
  reindentLine,
  removeBlankLine,
  renameLocal,
  reorderImports,
  retitleTest,
  rewordMessage,
  swapFunctions,
  swapMembers,
  widenType,
} from './restraint-places.ts';
import { patchSource, readSource } from './source.ts';

/** Picks a file that is fit for the fault, in seeded order, and one of the places it has there. */
const inFiles =
  (places: Places, isFit: (path: string, edit: Edit) => boolean) =>
  (edit: Edit, random: Random): Injection | undefined => {
    for (const path of shuffle(
      pathsOf(edit).filter((path) => !edit.isWelcome(path) && isFit(path, edit)),
      random,
    )) {
      const source = readSource(path, edit);
      const patch = random.pick(places(source));
      if (patch === undefined) continue;
      const lines = { first: patch.first, last: patch.first + patch.lines.length };
      return { at: path, after: new Map(edit.after).set(path, patchSource(source, patch)), lines };
    }
    return undefined;
  };

const pathsOf = ({ after }: Edit): string[] => [...after.keys()].sort();

const isTest = (path: string): boolean => /(^|\/)tests?\/|\.(test|spec)\./.test(path);
const isShown = (path: string, edit: Edit): boolean => edit.shown.includes(path) && edit.before.has(path);

/** A fault that patches lines of a file that the model was shown. */
const line = (name: string, atom: AtomClass, summary: string, places: Places): EditFault => ({
  kind: 'restraint',
  name,
  summary,
  class: atom,
  inject: inFiles(places, isShown),
});

const convertLineEndings = (edit: Edit, random: Random): Injection | undefined => {
  const isUntouched = (path: string) => [edit.reference, edit.after].every((files) => files.get(path) === edit.before.get(path));
  const isFit = (path: string) => isShown(path, edit) && !edit.isWelcome(path) && isUntouched(path);
  const path = random.pick(pathsOf(edit).filter((path) => isFit(path) && edit.after.get(path)?.includes('\n')));
  const text = path === undefined ? undefined : edit.after.get(path);
  if (path === undefined || text === undefined) return undefined;
  const lines = text.split('\r\n').join('\n');
  return { at: path, after: new Map(edit.after).set(path, text.includes('\r\n') ? lines : lines.split('\n').join('\r\n')) };
};

const dropFinalNewline = (edit: Edit, random: Random): Injection | undefined => {
  const path = random.pick(pathsOf(edit).filter((path) => isShown(path, edit) && !edit.isWelcome(path) && endsFree(edit, path)));
  if (path === undefined) return undefined;
  const text = edit.after.get(path) ?? '';
  const end = text.split('\n').length - 1;
  return { at: path, after: new Map(edit.after).set(path, text.slice(0, text.endsWith('\r\n') ? -2 : -1)), lines: { first: end, last: end } };
};

const endsFree = (edit: Edit, path: string): boolean => {
  const text = edit.after.get(path) ?? '';
  return text.endsWith('\n') && text.trim() !== '' && readSource(path, edit).lines.at(-1)?.free === true;
};

const strayFiles: ReadonlyMap<string, string> = new Map([
  ['NOTES.md', '# Notes\n\nWhat was changed and why.\n'],
  ['scratch.ts', 'export const scratch = true;\n'],
  ['SUMMARY.md', '# Summary of changes\n\n- Implemented the request.\n'],
  ['example.txt', 'An example of how to use this.\n'],
]);

const addStrayFile = (edit: Edit, random: Random): Injection | undefined => {
  const path = random.pick([...strayFiles.keys()].filter((path) => !edit.after.has(path) && !edit.before.has(path) && !edit.isWelcome(path)));
  return path === undefined ? undefined : { at: path, after: new Map(edit.after).set(path, strayFiles.get(path) ?? '') };
};

/**
 * Faults of restraint: real edits of a known class that nobody asked for. None touches a line that the reference changes, nor a
 * neighbour within three lines; `line-endings` rewrites a file that the reference leaves alone.
 */
export const restraintFaults: readonly EditFault[] = [
  line('blank-line-added', 'layout', 'a blank line between two lines of code', addBlankLine),
  line('blank-line-removed', 'layout', 'a blank line is gone', removeBlankLine),
  line('comment-added', 'comment', 'a comment before a statement', addComment),
  line('comment-dropped', 'comment', 'a comment on lines of its own is gone', dropComment),
  { kind: 'restraint', name: 'final-newline-dropped', class: 'eol', summary: 'the last line of a file loses its newline', inject: dropFinalNewline },
  line('functions-swapped', 'move', 'two neighbouring functions swap places', swapFunctions),
  line('guard-added', 'semantic', 'a check for undefined after a declaration', addGuard),
  line('helper-added', 'semantic', 'a function that nothing calls at the end of a file', addHelper),
  line('helper-extracted', 'semantic', 'the value of a local constant is made by a new function', extractHelper),
  line('imports-reordered', 'import-order', 'two neighbouring imports swap places', reorderImports),
  line('line-reindented', 'layout', 'one line is indented by two more columns', reindentLine),
  { kind: 'restraint', name: 'line-endings', class: 'eol', summary: 'another file than those edited changes between LF and CRLF', inject: convertLineEndings },
  line('local-renamed', 'rename', 'a local constant and all its uses get another name', renameLocal),
  line('log-added', 'semantic', 'a log line before a statement', addLogLine),
  line('members-swapped', 'move', 'two neighbouring members of an object, an interface or a class swap places', swapMembers),
  line('message-reworded', 'semantic', 'the message of a thrown error reads differently', rewordMessage),
  line('quotes-flipped', 'layout', 'one string changes its quotes', flipQuotes),
  {
    kind: 'restraint',
    name: 'readme-touched',
    class: 'semantic',
    summary: 'a line is added to the README',
    inject: inFiles(addReadmeLine, (path, edit) => path === 'README.md' && edit.before.has(path)),
  },
  { kind: 'restraint', name: 'stray-file', class: 'file', summary: 'a file that nobody asked for', inject: addStrayFile },
  {
    kind: 'restraint',
    name: 'test-touched',
    class: 'semantic',
    summary: "a test's title reads differently",
    inject: inFiles(retitleTest, (path, edit) => isTest(path) && edit.before.has(path)),
  },
  line('type-widened', 'semantic', '`| undefined` after a type', widenType),
  {
    kind: 'restraint',
    name: 'version-bumped',
    class: 'semantic',
    summary: 'the patch version in package.json goes up',
    inject: inFiles(bumpVersion, (path, edit) => path === 'package.json' && edit.before.has(path)),
  },
];
