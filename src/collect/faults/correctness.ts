import type { Random } from '../../random.ts';
import type { Files } from '../../types.ts';
import type { Edit, EditFault, Injection } from './fault.ts';
import { charKind } from './lexical.ts';
import { codeOf, firstString, indentOf, type LineHunk, type Patch, patchSource, readSource, type Source } from './source.ts';
import { findWord, isWholeStatement } from './statements.ts';

type Places = (source: Source) => Patch[];

/** The files that the edit changes or creates, as sources. */
const changedSources = (edit: Edit): Source[] =>
  [...edit.after.keys()]
    .sort()
    .filter((path) => edit.before.get(path) !== edit.after.get(path))
    .map((path) => readSource(path, edit));

const inChanges =
  (places: Places) =>
  (edit: Edit, random: Random): Injection | undefined => {
    const options = changedSources(edit).flatMap((source) => places(source).map((patch) => ({ source, patch })));
    const option = random.pick(options);
    if (option === undefined) return undefined;
    const { source, patch } = option;
    return { at: source.path, after: new Map(edit.after).set(source.path, patchSource(source, patch)) };
  };

/** Rewrites a line that the edit made, seen as code without its strings and comments. */
const rewriteCode =
  (rewrite: (code: string, text: string) => string | undefined): Places =>
  (source) =>
    source.lines.flatMap((line, at) => {
      if (!line.changed || line.text.trim() === '' || source.language === 'prose' || source.language === 'other') return [];
      const text = rewrite(codeOf(line), line.text);
      return text === undefined ? [] : [{ first: at, last: at + 1, lines: [text] }];
    });

const splice = (text: string, from: number, to: number, insert: string): string => text.slice(0, from) + insert + text.slice(to);

const operators: readonly (readonly [string, string])[] = [
  [' === ', ' !== '],
  [' !== ', ' === '],
  [' <= ', ' < '],
  [' < ', ' <= '],
  [' >= ', ' > '],
  [' > ', ' >= '],
  [' && ', ' || '],
  [' || ', ' && '],
  [' + ', ' - '],
  [' - ', ' + '],
];

const flipOperator = rewriteCode((code, text) => {
  const found = operators.find(([operator]) => code.includes(operator));
  if (found === undefined || code.trimStart().startsWith('import ')) return undefined;
  const at = code.indexOf(found[0]);
  return splice(text, at, at + found[0].length, found[1]);
});

const shiftNumber = rewriteCode((code, text) => {
  const found = /(?<![\w$.#-])\d{1,9}(?![\w$.])/.exec(code) ?? /(?<![\w$.#-])\d{1,9}(?=(?:px|r?em|%|ms|s)\b)/.exec(code);
  return found === null ? undefined : splice(text, found.index, found.index + found[0].length, String(Number(found[0]) + 1));
});

const negateCondition = rewriteCode((code, text) => {
  const at = code.indexOf('if (');
  const to = at === -1 || (at > 0 && code.charAt(at - 1) !== ' ') ? -1 : findClosing(code, at + 3);
  return to === -1 ? undefined : splice(text, at + 4, to, `!(${text.slice(at + 4, to)})`);
});

/** Where the bracket that opens at `from` is closed on the same line; -1 when it is not. */
const findClosing = (code: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < code.length; at += 1) {
    if (code[at] === '(') depth += 1;
    if (code[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
};

const changeString: Places = (source) =>
  source.lines.flatMap((line, at) => {
    const string = line.changed ? firstString(line) : undefined;
    if (string === undefined || codeOf(line).includes('import ') || codeOf(line).includes(' from ')) return [];
    return [{ first: at, last: at + 1, lines: [splice(line.text, string.to, string.to, 'x')] }];
  });

const dropStatement: Places = (source) =>
  source.lines.flatMap((line, at) => {
    const isDeclaration = source.language === 'style' && codeOf(line).trimEnd().endsWith(';') && indentOf(line.text) !== '';
    return line.changed && (isDeclaration || isWholeStatement(source, at)) ? [{ first: at, last: at + 1, lines: [] }] : [];
  });

const dropWord: Places = (source) =>
  source.lines.flatMap((line, at) => {
    const words = line.text.trim().split(' ');
    if (!line.changed || source.language !== 'prose' || words.length < 4) return [];
    return [{ first: at, last: at + 1, lines: [indentOf(line.text) + words.slice(0, -1).join(' ')] }];
  });

/**
 * Takes back one run of changed lines; at least one other change stays, the run holds more than comments and blank lines, and no bracket loses its other half.
 */
const leaveHunkOut = (edit: Edit, random: Random): Injection | undefined => {
  const sources = changedSources(edit).filter(({ path }) => edit.before.has(path));
  const hunks = sources.flatMap((source) => source.hunks.map((hunk) => ({ source, hunk })));
  const option = random.pick(hunks.length < 2 ? [] : hunks.filter(({ source, hunk }) => holdsCode(source, hunk) && isBalanced(edit, source, hunk)));
  if (option === undefined) return undefined;
  const { source, hunk } = option;
  const old = (edit.before.get(source.path) ?? '').split('\n').slice(hunk.from, hunk.to);
  const text = [...textsOf(source, 0, hunk.newFrom), ...old, ...textsOf(source, hunk.newTo)].join('\n');
  return { at: source.path, after: new Map(edit.after).set(source.path, text) };
};

/** Both sides open as much as they close, and neither holds half of a `try` or `do` statement. */
const isBalanced = ({ before }: Edit, source: Source, { from, to, newFrom, newTo }: LineHunk): boolean => {
  const [old, fresh] = [(before.get(source.path) ?? '').split('\n').slice(from, to), textsOf(source, newFrom, newTo)];
  return countOpen(old) === countOpen(fresh) && ['try', 'catch', 'finally', 'do', 'while'].every((word) => countWord(old, word) === countWord(fresh, word));
};

const countOpen = (lines: readonly string[]): number => {
  const chars = [...lines.join('')];
  return chars.filter((char) => '([{'.includes(char)).length - chars.filter((char) => ')]}'.includes(char)).length;
};

const countWord = (lines: readonly string[], word: string): number => lines.reduce((sum, text) => sum + findWord(text, word).length, 0);

const textsOf = ({ lines }: Source, from: number, to?: number): string[] => lines.slice(from, to).map((line) => line.text);

const holdsCode = (source: Source, { newFrom, newTo }: LineHunk): boolean =>
  source.lines
    .slice(newFrom, newTo)
    .some((line) => (source.language === 'script' ? line.kinds.some((kind, at) => isInk(kind, line.text, at)) : line.text.trim() !== ''));

const isInk = (kind: number, text: string, at: number): boolean => kind !== charKind.comment && text.charAt(at).trim() !== '';

/** Leaves one file as it was; at least one other file stays changed, and no rename is torn apart. */
const leaveFileOut = (edit: Edit, random: Random): Injection | undefined => {
  const changed = changedSources(edit);
  const source = random.pick(
    changed.length < 2 ? [] : changed.filter((other) => edit.before.has(other.path) && other.hunks.some((hunk) => holdsCode(other, hunk))),
  );
  if (source === undefined) return undefined;
  return { at: source.path, after: restore(edit.after, source.path, edit.before.get(source.path) ?? '') };
};

const restore = (after: Files, path: string, text: string): Files => new Map(after).set(path, text);

const fault = (name: string, summary: string, inject: EditFault['inject']): EditFault => ({
  kind: 'correctness',
  name,
  summary,
  inject: (edit, random) => {
    const injection = inject(edit, random);
    return injection === undefined || edit.isAccepted(injection.after) ? undefined : injection;
  },
});

/** Faults of correctness: the edit misses or breaks something that was asked for. All act on what the reference changes. */
export const correctnessFaults: readonly EditFault[] = [
  fault('condition-negated', 'the condition of a new `if` is negated', inChanges(negateCondition)),
  fault('file-missing', 'one of several changed files stays as it was', leaveFileOut),
  fault('hunk-missing', 'one of several runs of changed lines stays as it was', leaveHunkOut),
  fault('number-shifted', 'a number in a new line is one too large', inChanges(shiftNumber)),
  fault('operator-flipped', 'an operator in a new line turns into its opposite', inChanges(flipOperator)),
  fault('statement-missing', 'one new statement is left out', inChanges(dropStatement)),
  fault('string-changed', 'a string in a new line has a letter too many', inChanges(changeString)),
  fault('word-missing', 'the last word of a new line of text is left out', inChanges(dropWord)),
];
