import { skipLineEnds } from '../edit/lines.ts';
import { isIrrelevant } from '../score/label.ts';
import { mergeGrade } from '../stats/merge-grade.ts';
import type { Suite } from '../suite/load.ts';
import type { Atom, Result } from '../verdict.ts';
import { readGradedResults } from './summarise.ts';

/** A place in a file: 1-based line, and column in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * One irrelevant change of an answer: `sample` is the line of the answer, `path` is that of the fixture file below its repo's `files/`. `from` and `to` say
 * where the old text stands, or would stand; they are absent where the fixture has no such file, since the answer made it, and where there is no suite to look
 * at.
 */
export interface Needless extends Pick<Result, 'task' | 'format' | 'model' | 'prompt' | 'trial'>, Pick<Atom, 'path' | 'class' | 'label' | 'symbol'> {
  readonly sample: number;
  readonly from?: Place;
  readonly to?: Place;
}

/** The irrelevant changes of a run's answers, in the order of the answers; with `only`, of these samples alone. A stream: nothing is held. */
export async function* listNeedless(folder: string, suite: Suite | undefined, only?: ReadonlySet<number>): AsyncGenerator<Needless> {
  for await (const { result, grade } of readGradedResults(folder)) {
    if (only !== undefined && !only.has(result.line ?? 0)) continue;
    if (result.stage === 'infra' || result.inexpressible !== undefined) continue;
    const final = mergeGrade(result, grade);
    for (const atom of final.score?.atoms ?? []) if (isIrrelevant(atom.label)) yield describe(final, atom, suite?.tasks.get(result.task)?.files.get(atom.path));
  }
}

const describe = ({ line = 0, task, format, model, prompt, trial }: Result, atom: Atom, text: string | undefined): Needless => ({
  ...{ sample: line, task, format, model, prompt, trial, path: atom.path, class: atom.class, label: atom.label },
  ...(atom.symbol !== undefined && { symbol: atom.symbol }),
  ...(text !== undefined && { from: findPlace(text, skipLineEnds(text, atom.from, atom.to)), to: findPlace(text, atom.to) }),
});

const findPlace = (text: string, offset: number): Place => {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - (before.lastIndexOf('\n') + 1) + 1 };
};
