import type { TextEdit } from './script.ts';

/**
 * The splices that lead from a base text to what `edits` make of `current`, where `splices` led from the base to `current`: all in
 * coordinates of the base. Edits that overlap text put in by earlier splices are merged with those. Both lists are ascending and free of
 * overlaps, and so is the result. `mark` makes a splice of an edit. Takes linear time.
 */
export const rebase = <S extends TextEdit>(current: string, splices: readonly S[], edits: readonly TextEdit[], mark: (edit: TextEdit) => S): S[] =>
  clusters(inOrder(splices, edits)).flatMap(({ from, to, before, after, steps }) => {
    const changes = steps.flatMap(({ edit }) => edit ?? []);
    if (changes.length === 0) return steps.flatMap(({ splice }) => splice ?? []);
    return [mark({ from: from - before, to: to - after, text: replay(current, changes, from, to) })];
  });

/** Makes the ascending edits in the part [from, to) of a text. */
export const replay = (text: string, edits: readonly TextEdit[], from = 0, to = text.length): string => {
  const parts: string[] = [];
  let done = from;
  for (const edit of edits) {
    parts.push(text.slice(done, edit.from), edit.text);
    done = edit.to;
  }
  parts.push(text.slice(done, to));
  return parts.join('');
};

/** An earlier splice or a new edit, and where it stands in the current text; `before` and `after` lead from there to the base. */
interface Step<S> {
  readonly from: number;
  readonly to: number;
  readonly before: number;
  readonly after: number;
  readonly splice?: S;
  readonly edit?: TextEdit;
}

/** Splices and edits as they follow each other in the current text; of those that start together, the splices first. */
const inOrder = <S extends TextEdit>(splices: readonly S[], edits: readonly TextEdit[]): Step<S>[] => {
  const steps: Step<S>[] = [];
  let shift = 0;
  let next = 0;
  for (const splice of splices) {
    const from = splice.from + shift;
    const to = from + splice.text.length;
    for (let edit = edits[next]; edit !== undefined && edit.from < from; edit = edits[++next]) steps.push({ ...edit, before: shift, after: shift, edit });
    const before = shift;
    shift += splice.text.length - (splice.to - splice.from);
    steps.push({ from, to, before, after: shift, splice });
  }
  return [...steps, ...edits.slice(next).map((edit) => ({ ...edit, before: shift, after: shift, edit }))];
};

/** Runs of steps that overlap. */
const clusters = <S>(steps: readonly Step<S>[]) => {
  const found: { from: number; to: number; before: number; after: number; steps: Step<S>[] }[] = [];
  for (const step of steps) {
    const last = found.at(-1);
    if (last === undefined || step.from >= last.to) found.push({ from: step.from, to: step.to, before: step.before, after: step.after, steps: [step] });
    else {
      last.steps.push(step);
      last.to = Math.max(last.to, step.to);
      last.after = step.after;
    }
  }
  return found;
};
