/**
 * What a line says of the edits below it: that they are one choice of a series, that they stand for those above (`other`), or that they are not to be made.
 * Where it `mustLead`, it may be any sentence, and counts only right above an edit.
 */
export type Label = { readonly mustLead: boolean } & (
  | { readonly kind: 'choice'; readonly series: string; readonly key: string; readonly isLocal: boolean }
  | { readonly kind: 'other' | 'not' }
);

/**
 * The label that a line of prose is, if it is one: "### Option (A)", "1. **Second approach**:", "Alternatively, call it:", "Or instead of that:",
 * "Do NOT do this:".
 */
export const readLabel = (line: string): Label | undefined => {
  if (line.length > LONGEST_LABEL || !MAY_BE_LABEL.test(line)) return undefined;
  const bare = line
    .replace(/[*_`[\]]/g, '')
    .replace(/^[\s#>-]*(?:\d{1,2}[.)]\s*)?\(?/, '')
    .replace(/^(?:here(?:['’]s| is)|this is|for|with) (?:the )?/i, '')
    .trimEnd();
  if (NOT.test(bare)) return { kind: 'not', mustLead: true };
  if (OTHER.test(bare)) return { kind: 'other', mustLead: !/[:,…–—-]$/.test(bare) };
  return readChoice(bare);
};

const LONGEST_LABEL = 160;
const SERIES = 'option|alternative|approach|choice|possibility|version|variant|solution';
const LOCAL = new Set(['version', 'variant', 'solution']);
const COUNTS = ['one first 1st', 'two second 2nd', 'three third 3rd', 'four fourth 4th'].map((words) => words.split(' '));
const ORDINALS = COUNTS.flatMap((words) => words.slice(1)).join('|');

const OPENERS = 'alternatively|here|this is|for|with|the|an?|another|as an|or|if you|instead|rather|please|do|don|never|avoid|not|wrong|bad|incorrect';
const MAY_BE_LABEL = new RegExp(`^[\\s#>*_\`[(-]*(?:\\d{1,2}[.)][\\s*_\`[(]*)?(?:${SERIES}|${ORDINALS}|${OPENERS})\\b`, 'i');

/** "Do not" with what it points at, and nothing that is to be kept in mind. */
const NOT = new RegExp(
  "^(?:(?:please )?(?:do not|don['’]?t|never|avoid)(?! (?:forget|leave|lose|miss|omit|overlook|skip))(?: [a-z]+){0,4}" +
    ' (?:like that|like this|so|that|the following|this)(?:[:.,;!(–—-].{0,80})?$' +
    '|not (?:like |so |this|that).{0,40}:$|(?:wrong|bad|incorrect)(?: (?:answer|change|code|edit|example|version|way))?:?$' +
    '|(?:instead of|rather than) (?:doing )?(?:that|this)[:,]$)',
  'i',
);

const OTHER = new RegExp(
  `^(?:alternatively\\b|or(?:[:,.…]|$|,? (?:alternatively|else|if you|instead|just|maybe|perhaps|rather|simply|you c)\\b)` +
    `|if you(?: would|['’]d)?(?: instead| rather)? prefer\\b|if you(?: would|['’]d) rather\\b` +
    `|(?:as )?(?:an alternative|(?:another|one more|a different|the other) (?:${SERIES}))\\b)`,
  'i',
);

/** One of a series by its letter or number, behind the word or before it; "Version 1 handlers need this" is prose, and "Version 1.2" a release. */
const readChoice = (line: string): Label | undefined => {
  const behind = BEHIND.exec(line);
  const [, series, key, rest] = behind ?? [];
  const [, count, word, tail] = behind === null ? (BEFORE.exec(line) ?? []) : [];
  const name = (series ?? word)?.toLowerCase();
  const mark = (key ?? count)?.toLowerCase();
  if (name === undefined || mark === undefined) return undefined;
  const isLocal = LOCAL.has(name);
  const rests = rest ?? tail ?? '';
  if (!/^(?:[:,)(–—-]|\.(?!\w)|\s+[(–—-]|$)/.test(rests) && (isLocal || !rests.endsWith(':'))) return undefined;
  const number = COUNTS.findIndex((words) => words.includes(mark)) + 1;
  return { kind: 'choice', series: name, key: number > 0 ? String(number) : mark, isLocal, mustLead: false };
};

const BEHIND = new RegExp(`^(${SERIES})\\s+[#("'“]?([a-d]|[1-9]|one|two|three|four)["'”)]?(?!\\w)(.*)$`, 'i');
const BEFORE = new RegExp(`^(?:(?:the|an?|my|your) )?(${ORDINALS}) (${SERIES})\\b(.*)$`, 'i');
