import { getFormat } from '../../formats/index.ts';
import { findModels } from '../../src/collect/models.ts';
import type { Format, Sample, Task } from '../../src/types.ts';
import { spread } from '../options.ts';
import { appliers } from '../rivals/apply-edits.ts';

/** A sample that is judged; `right` ones render the solution, the others hold faults of the simulated models. */
export interface Answer {
  readonly task: Task;
  readonly sample: Sample;
  readonly right: boolean;
}

/** The snapshot after the solution that right answers render. */
export const solutionOf = ({ references }: Task) => references[0] ?? new Map<string, string>();

/** Answers in the formats that the rival reads: right ones where a format can say the solution, for so many pairs of task and format, and those with faults. */
export const writeAnswers = (tasks: readonly Task[], count: number): readonly Answer[] => {
  const formats = [...appliers.keys()].map((name) => getFormat(name)).filter((format) => format !== undefined);
  const pairs = spread(
    formats.flatMap((_, turn) => tasks.flatMap((task, at) => pairUp(task, formats[(at + turn) % formats.length]))),
    count,
  );
  return [...pairs.flatMap(([task, format]) => writeRight(task, format)), ...pairs.flatMap(([task, format], index) => writeFaulty(task, format, index))];
};

/** Each turn pairs every task with another format than the one before it, so that few pairs are still of all formats. */
const pairUp = (task: Task, format: Format | undefined): (readonly [Task, Format])[] => (format === undefined ? [] : [[task, format]]);

const writeRight = (task: Task, format: Format): Answer[] => {
  const { response, lossy } = format.render(task.files, solutionOf(task));
  const sample = { task: task.id, format: format.name, model: 'right', prompt: 'default', trial: 0, response };
  return lossy.length > 0 ? [] : [{ task, sample, right: true }];
};

const faulty = findModels(['simulated:sloppy', 'simulated:overeager']);

const writeFaulty = (task: Task, format: Format, index: number): Answer[] => {
  const sample = faulty[index % faulty.length]?.answer(task, format, 0, 1);
  return sample?.injected === undefined || sample.injected.length === 0 ? [] : [{ task, sample, right: false }];
};
