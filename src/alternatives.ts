import { spellPath } from './edit/paths.ts';
import { ambiguousAnswer } from './errors.ts';
import type { Proposal, Response } from './types.ts';

/**
 * Refuses a response that offers several edits of one file to choose from ("Option A", "Option B"): applying all of them is never meant, and nothing
 * says which one is. A label counts on a line of its own outside of the edits.
 * @throws EditError `ambiguous`.
 */
export const rejectAlternatives = (proposals: readonly Proposal[], { text }: Response): void => {
  const written = proposals.filter(({ span }) => span.call === undefined);
  if (written.length < 2 || !ANY_LABEL.test(text)) return;
  const labels = listLabels(text, written);
  const offered = new Map<string, string>();
  let next = 0;
  for (const { path, span } of [...written].sort((one, other) => one.span.from - other.span.from)) {
    while ((labels[next]?.at ?? Number.POSITIVE_INFINITY) < span.from) next++;
    const label = labels[next - 1]?.label ?? '';
    const file = spellPath(path);
    const before = offered.get(file);
    if (before !== undefined && before !== label && isRival(before, label)) throw ambiguousAnswer(path);
    offered.set(file, label);
  }
};

interface Label {
  readonly label: string;
  readonly at: number;
}

const SERIES = 'option|alternative|approach|version|variant|solution|choice';
const ANY_LABEL = new RegExp(`(?:${SERIES}) [a-d1-4]\\b|alternatively`, 'i');
const LABEL = new RegExp(`^(${SERIES}) ([a-d1-4])(?![\\w.])`, 'i');
const LONGEST_LABEL = 120;

const listLabels = (text: string, proposals: readonly Proposal[]): Label[] => {
  const labels: Label[] = [];
  const spans = proposals.map(({ span }) => span).sort((one, other) => one.from - other.from);
  let next = 0;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const to = newline < 0 ? text.length : newline + 1;
    while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    const label = (spans[next]?.from ?? Number.POSITIVE_INFINITY) <= at ? undefined : readLabel(text.slice(at, Math.min(to, at + LONGEST_LABEL)));
    if (label !== undefined) labels.push({ label, at });
    at = to;
  }
  return labels;
};

/** `option a`, or `alternatively`; undefined for any other line. */
const readLabel = (line: string): string | undefined => {
  const bare = line.replace(/^[\s#*_>-]+/, '').trimEnd();
  const label = LABEL.exec(bare);
  if (label !== null) return `${label[1]} ${label[2]}`.toLowerCase();
  return /^alternatively\b/i.test(bare) && /:[*_]*$/.test(bare) ? 'alternatively' : undefined;
};

/** Labels of one series exclude each other; "alternatively" excludes all that stands before it. */
const isRival = (before: string, label: string): boolean => label === 'alternatively' || before.split(' ')[0] === label.split(' ')[0];
