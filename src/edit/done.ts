import type { Tier } from '../types.ts';
import type { Draft } from './draft.ts';
import type { FileText } from './file-text.ts';
import { exactKey } from './keys.ts';
import type { Script } from './script.ts';

/**
 * Whether an edit stands in the file already, so that a tier that overlooks differences would only make it a second time. Exact tiers, and those of
 * white space, spelling and escapes, need all of the old lines and cannot go wrong in this way.
 */
export const isDone = (script: Script, tier: Tier, { file, rules }: Draft): boolean => {
  return GUESSING.has(tier) && rules.repeats !== 'made' && standsThere(script, file);
};

/** Whether the lines that an edit inserts stand in a file, between those that it keeps. */
export const standsThere = (script: Script, file: FileText): boolean => {
  if (!script.some(({ op, text }) => op === 'insert' && text.trim() !== '')) return false;
  const lines = script.filter(({ op }) => op !== 'delete').map(({ text }) => text);
  return file.findLines(lines, exactKey).length > 0;
};

const GUESSING: ReadonlySet<Tier> = new Set(['L9', 'L10']);
