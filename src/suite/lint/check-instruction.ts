import { type Finding, finding } from './finding.ts';
import { findNamed, type Names } from './names.ts';
import { type OpenTask, placeOf } from './open-suite.ts';

/** What leaves a request open, found by rule: words that leave the choice to the reader, no name of a place, pronouns that stand for nothing said. */
export const checkInstruction = ({ id, facts }: OpenTask, names: Names): Finding[] => {
  const { instruction, terse, show } = facts;
  const place = placeOf(id);
  const texts = [['instruction', instruction], ...(terse === undefined ? [] : [['terse', terse]])] as const;
  const found = texts.flatMap(([field = '', text = '']) => [
    ...findVague(text).map((phrase) => finding('vague', place, `${field} leaves the choice open: ${JSON.stringify(phrase)}`)),
    ...checkNames(field, text, show, names).map(([code, message]) => finding(code, place, message)),
  ]);
  if (isSubject(instruction))
    found.push(finding('commit_subject', place, 'instruction reads like the subject of a commit, which says what was done: say what to do, and where'));
  if (terse !== undefined && terse.length >= instruction.length) found.push(finding('terse_longer', place, 'terse is no shorter than the instruction'));
  return found;
};

/** Whether a text is one line as commits begin with: with a kind before it or a number behind it, or short and without a full stop. */
const isSubject = (text: string): boolean => {
  const line = text.trim();
  if (line.includes('\n')) return false;
  return /^[a-z]{1,20}(?:\([^)]{0,80}\))?!?: |^(?:Merge|Revert) |\(#\d{1,9}\)$/.test(line) || (line.length <= longestSubject && !/[.!?:)`]$/.test(line));
};

/** As git's own pages advise for subjects, with some room. */
const longestSubject = 72;

/** Phrases after which two people would do different things. */
const vaguePhrases: readonly string[] = [
  ...['and similar', 'and so forth', 'and so on', 'and the like', 'appropriate', 'appropriately', 'as appropriate', 'as needed', 'as necessary'],
  ...['as you see fit', 'best practices', 'clean up', 'etc', 'if applicable', 'if necessary', 'if needed', 'if possible', 'ideally', 'or similar'],
  ...['or so', 'reasonable', 'reasonably', 'sensible', 'somehow', 'something like', 'suitable', 'suitably', 'when necessary', 'where applicable'],
  ...['where appropriate', 'where needed', 'where possible'],
];

const findVague = (text: string): string[] => {
  const words = ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  const found = vaguePhrases.filter((phrase) => words.includes(` ${phrase} `));
  return found.filter((phrase) => !found.some((other) => other !== phrase && ` ${other} `.includes(` ${phrase} `)));
};

const checkNames = (field: string, text: string, show: readonly string[], names: Names): [Finding['code'], string][] => {
  const named = findNamed(text, names);
  if (named.paths.length > 0) return [];
  if (named.symbols.length === 0) {
    const pronoun = /^\s*(it|this|that|they|them|these|those)\b/i.exec(text)?.[1];
    if (pronoun !== undefined) return [['bare_pronoun', `${field} starts with ${JSON.stringify(pronoun)}, which stands for nothing that was said`]];
    return show.length > 1 ? [['names_nothing', `${field} names no file and no symbol, and ${show.length} files are shown`]] : [];
  }
  const homes = named.symbols.map((name) => names.symbols.get(name) ?? new Set<string>());
  const shown = homes.map((paths) => [...paths].filter((path) => show.includes(path)));
  const unclear = homes.every((paths) => paths.size > 1) && shown.every((paths) => paths.length !== 1);
  return unclear ? [['many_candidates', `${field} names no file, and what it names (${named.symbols.slice(0, 3).join(', ')}) is declared in several`]] : [];
};
