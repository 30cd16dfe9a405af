import type { Tier } from '../types.ts';
import type { Draft } from './draft.ts';
import type { FileText } from './file-text.ts';
import { exactKey } from './keys.ts';
import type { Script } from './script.ts';

/**
 * Whether an edit stands in the file already, so that a tier that guesses would only make it a second time. The other tiers need all of the old lines:
 * `standsAround` says of the place where they find them whether the edit stands there.
 */
export const isDone = (script: Script, tier: Tier, { file, rules }: Draft): boolean => {
  return GUESSING.has(tier) && rules.repeats !== 'made' && standsThere(script, file);
};

/** Whether the lines that an edit inserts stand in a file, between those that it keeps. */
export const standsThere = (script: Script, file: FileText): boolean => findNewLines(script, file).length > 0;

/**
 * Whether the lines that an edit inserts stand in a file already around [start, end), where its old lines were found: beside them, where it has no context on
 * that side, or at another depth. Where a mark for a missing newline says where the file ends, they do not.
 */
export const standsAround = (script: Script, { file, rules }: Draft, start: number, end: number): boolean => {
  if (rules.repeats === 'made') return false;
  if (!script.some(({ op, text }) => op === 'insert' && /[\p{L}\p{N}]/u.test(text)) || script.some(({ noEol }) => noEol)) return false;
  const [from, to] = [file.lineAt(start), file.lineAt(Math.max(start, end - 1)) + 1];
  const count = newLines(script).length;
  return count > to - from && findNewLines(script, file).some((line) => line <= from && line + count >= to);
};

/** The lines of a file at which what an edit leaves stands. */
const findNewLines = (script: Script, file: FileText): number[] =>
  script.some(({ op, text }) => op === 'insert' && text.trim() !== '') ? file.findLines(newLines(script), exactKey) : [];

/** What an edit inserts and what it keeps. */
const newLines = (script: Script): string[] => script.filter(({ op }) => op !== 'delete').map(({ text }) => text);

/** Tiers that go by the letter, also where that makes an edit once more. */
export const EXACT: ReadonlySet<Tier> = new Set(['L0', 'L0n']);

const GUESSING: ReadonlySet<Tier> = new Set(['L9', 'L10']);
