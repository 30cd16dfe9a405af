import type { Format, Rendered, Response, Sample, Task } from '../../types.ts';

/** The name under which perfect answers are recorded. */
export const oracleModel = 'oracle';

/**
 * The perfect answer: a reference, written down by the format itself; trials take turns among the references that the format can express.
 * A no-op task is answered with a sentence. Where the format can express no reference, it says what it can and the scorer tells so.
 */
export const answerAsOracle = (task: Task, format: Format, trial: number): Sample => ({
  task: task.id,
  format: format.name,
  model: oracleModel,
  prompt: 'default',
  trial,
  response: renderReference(task, format, trial)?.response ?? nothingToDo,
});

/** What a model says when it sees nothing to do. */
export const nothingToDo: Response = { text: 'Nothing to do: the code already does what is asked for.', toolCalls: [] };

const renderReference = (task: Task, format: Format, trial: number): Rendered | undefined => {
  const rendered = task.references.map((reference) => format.render(task.files, reference));
  const faithful = rendered.filter(({ lossy }) => lossy.length === 0);
  return faithful.length > 0 ? faithful[trial % faithful.length] : rendered[0];
};
