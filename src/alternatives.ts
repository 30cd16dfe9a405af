import { openFence } from '../formats/shared/fences.ts';
import { readPathLine } from '../formats/shared/paths-in-prose.ts';
import { spellPath } from './edit/paths.ts';
import { type Label, readLabel } from './edit-labels.ts';
import { ambiguousAnswer } from './errors.ts';
import type { Proposal, Span } from './types.ts';

/**
 * Refuses a response that offers edits to choose from ("Option A", "Option B", "Alternatively"), or shows one that is not to be made ("Do not do this"):
 * applying all of them is never meant, and nothing says for certain which ones are. Options exclude each other in whatever files they edit; versions,
 * variants and solutions only where they edit the same one. A label counts on a line of its own outside of the edits; `text` is the response without drafts.
 * @throws EditError `ambiguous`.
 */
export const rejectAlternatives = (proposals: readonly Proposal[], text: string): void => {
  const written = proposals.filter(({ span }) => span.call === undefined).sort((one, other) => one.span.from - other.span.from);
  const [first] = written;
  if (first === undefined) return;
  const labels = listLabels(
    text,
    written.map(({ span }) => span),
  );
  const offered = new Map<string, string>();
  let next = 0;
  for (const { path, span } of written) {
    for (; (labels[next]?.at ?? Number.POSITIVE_INFINITY) < span.from; next++)
      if (labels[next]?.kind === 'other' && first.span.from < (labels[next]?.at ?? 0)) throw ambiguousAnswer(path);
    const label = labels[next - 1];
    if (label?.kind === 'not') throw ambiguousAnswer(path);
    if (label?.kind !== 'choice') continue;
    const place = label.isLocal ? `${label.series} ${spellPath(path)}` : label.series;
    if ((offered.get(place) ?? label.key) !== label.key) throw ambiguousAnswer(path);
    offered.set(place, label.key);
  }
};

type PlacedLabel = Label & { readonly at: number };

/** The labels outside of the edits, in order; all but choices only where they lead to an edit. */
const listLabels = (text: string, spans: readonly Span[]): PlacedLabel[] => {
  const labels: PlacedLabel[] = [];
  let next = 0;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const to = newline < 0 ? text.length : newline + 1;
    while ((spans[next]?.to ?? Number.POSITIVE_INFINITY) <= at) next++;
    const edit = spans[next]?.from ?? Number.POSITIVE_INFINITY;
    const label = edit <= at ? undefined : readLabel(text.slice(at, to));
    if (label !== undefined && (label.kind === 'choice' || leadsTo(text.slice(to, Math.min(edit, to + FARTHEST + 1)), label))) labels.push({ ...label, at });
    at = to;
  }
  return labels;
};

/**
 * Whether the edit is what a label speaks of, by what stands between them: no fence of its own, and where the label may be any sentence, nothing but the
 * path and the opening of the edit.
 */
const leadsTo = (between: string, { mustLead }: Label): boolean => {
  if (between.length > FARTHEST) return false;
  const lines = between.split('\n').filter((line) => line.trim() !== '');
  const rest = lines.filter((line) => openFence(line) === undefined);
  if (lines.length - rest.length > 1) return false;
  return !mustLead || rest.every((line) => OPENING.test(line.trim()) || readPathLine(line) !== undefined);
};

/** A line of one word, or the start of a tag, a section, a list or a patch. */
const OPENING = /^(?:\S*|[<*[{-].*|diff .*)$/;

const FARTHEST = 2000;
