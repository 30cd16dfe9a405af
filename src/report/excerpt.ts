import type { RereadSample } from '../batch/reread-sample.ts';
import { isIrrelevant } from '../score/label.ts';
import { diffAtom } from './atom-lines.ts';

/** One needless change as a person sees it: where, what it is, and its lines as a diff. */
export interface Excerpt {
  readonly path: string;
  readonly what: string;
  readonly diff: string;
}

/** The needless changes of one answer, the first `most` of them. */
export const excerptNeedless = ({ task, result, changes }: RereadSample, most: number): Excerpt[] =>
  (result.score?.atoms ?? [])
    .filter(({ label }) => isIrrelevant(label))
    .slice(0, most)
    .map((atom) => ({ path: atom.path, what: `${atom.label}, ${atom.class}`, diff: diffAtom(atom, task.files, changes).join('\n') }));
