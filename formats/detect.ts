import type { Response } from '../src/types.ts';
import { listSigns } from './shared/response-signs.ts';
import type { Sign } from './shared/signs.ts';

/** A format, and how sure it is that a response was written in it: more than 0, at most 1. */
export interface Guess {
  readonly format: string;
  readonly confidence: number;
}

/** The format that a response looks written in, and the others that it might be, the likelier first. */
export interface Detection extends Guess {
  readonly rivals: readonly Guess[];
}

/**
 * Says in which format a response is written, from its shape alone: markers, headers, fences, JSON keys, tools. It need not be well formed. Each sign
 * speaks for some formats; a confidence is the probability that not all of a format's signs mislead, taken as independent. A response without
 * any sign is taken for `whole`, at the lowest confidence.
 */
export const detect = (response: Response): Detection => {
  const doubts = new Map<string, number>();
  for (const sign of listSigns(response)) {
    for (const [format, weight] of Object.entries(weights[sign])) doubts.set(format, (doubts.get(format) ?? 1) * (1 - weight));
  }
  const guesses = [...doubts].map(([format, doubt]) => ({ format, confidence: round(1 - doubt) }));
  const [best = { format: 'whole', confidence: unfounded }, ...rivals] = guesses.sort(compareGuesses);
  return { ...best, rivals };
};

/** The format that a response looks written in, where that is surely enough another one than was asked for. */
export const detectOther = (response: Response, asked: string): string | undefined => {
  const { format, confidence } = detect(response);
  return format !== asked && confidence >= SURE_ENOUGH ? format : undefined;
};

const SURE_ENOUGH = 0.5;

/** The confidence of a guess that no sign speaks for. */
export const unfounded = 0.01;

const round = (confidence: number): number => Math.max(unfounded, Math.round(confidence * 1000) / 1000);
const compareGuesses = (one: Guess, other: Guess): number => other.confidence - one.confidence || (one.format < other.format ? -1 : 1);

/** How far each sign speaks for each format. */
const weights: Readonly<Record<Sign, Readonly<Record<string, number>>>> = {
  // SEARCH / REPLACE blocks
  'conflict-head': { 'search-replace': 0.6, 'search-replace-fenced': 0.55, 'search-replace-lines': 0.5 },
  'conflict-end': { 'search-replace': 0.6, 'search-replace-fenced': 0.6, 'search-replace-lines': 0.5 },
  'path-above': { 'search-replace': 0.7, 'search-replace-lines': 0.5 },
  'path-inside': { 'search-replace-fenced': 0.75 },
  'cline-marker': { 'search-replace-lines': 0.85, 'search-replace': 0.4 },
  'head-rule': { 'search-replace-lines': 0.8 },
  'start-line': { 'search-replace-lines': 0.95 },
  'roo-tag': { 'search-replace-lines': 0.8 },
  // Tags
  'xml-old': { xml: 0.75 },
  'xml-new': { xml: 0.75 },
  'xml-edit': { xml: 0.5 },
  // Patches
  'begin-patch': { v4a: 0.9 },
  'patch-file': { v4a: 0.9 },
  'end-patch': { v4a: 0.5 },
  'diff-git': { 'git-diff': 0.85, udiff: 0.3 },
  'git-header': { 'git-diff': 0.6 },
  'name-pair': { udiff: 0.55, 'git-diff': 0.4 },
  'numbered-hunk': { 'git-diff': 0.7, udiff: 0.45 },
  'loose-hunk': { udiff: 0.92, v4a: 0.3, 'git-diff': 0.1 },
  'diff-fence': { 'git-diff': 0.3, udiff: 0.3, 'classic-diff': 0.2, v4a: 0.1 },
  'context-stars': { 'classic-diff': 0.8 },
  'context-range': { 'classic-diff': 0.8 },
  'normal-command': { 'classic-diff': 0.75 },
  'ed-command': { 'classic-diff': 0.45 },
  'ed-dot': { 'classic-diff': 0.45 },
  'ed-fence': { 'classic-diff': 0.6 },
  // Whole files
  fence: { whole: 0.2 },
  'named-fence': { whole: 0.6, lazy: 0.4 },
  placeholder: { lazy: 0.85 },
  'loose-placeholder': { lazy: 0.4 },
  // JSON and commands
  'json-old': { 'json-edits': 0.48 },
  'json-new': { 'json-edits': 0.48 },
  'json-file': { 'json-edits': 0.2, 'line-range': 0.2, hashline: 0.2 },
  'json-edits': { hashline: 0.4, 'json-edits': 0.2 },
  'json-anchor': { hashline: 0.9 },
  'json-file-op': { hashline: 0.6 },
  'json-patch': { v4a: 0.9 },
  'json-start': { 'line-range': 0.65 },
  'json-end': { 'line-range': 0.6 },
  'json-span': { 'line-range': 0.45 },
  'json-content': { 'line-range': 0.3 },
  'json-command': { 'str-replace': 0.6 },
  'json-symbol': { symbol: 0.7 },
  'code-edit': { lazy: 0.9 },
  'edit-command': { 'line-range': 0.7 },
  'edit-end': { 'line-range': 0.7 },
  'python-call': { 'line-range': 0.7 },
  // Tools
  'tool-edit': { 'edit-tool': 0.8 },
  'tool-lazy': { lazy: 0.5, 'edit-tool': 0.4 },
  'tool-patch': { v4a: 0.8 },
  'tool-roo': { 'search-replace-lines': 0.8 },
  'tool-str-replace': { 'str-replace': 0.95 },
  'tool-symbol': { symbol: 0.95 },
  'called-conflict': { 'search-replace-lines': 0.7, 'search-replace': 0.4 },
  'called-old': { 'edit-tool': 0.6, 'json-edits': 0.3, 'str-replace': 0.2 },
  'called-new': { 'edit-tool': 0.6, 'json-edits': 0.3, 'str-replace': 0.2 },
};
