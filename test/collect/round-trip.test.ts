import { beforeAll, describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { formFaults } from '../../src/collect/faults/form.ts';
import { answerAsOracle } from '../../src/collect/providers/oracle.ts';
import { simulate } from '../../src/collect/providers/simulated.ts';
import { simulatedProfiles } from '../../src/collect/simulated-profiles.ts';
import { apply, isSame, withChanges } from '../../src/edit/apply.ts';
import { locate } from '../../src/edit/locate.ts';
import { strict } from '../../src/edit/profiles.ts';
import { EditError } from '../../src/errors.ts';
import { createRandom } from '../../src/random.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import type { Files, Format, Sample, Task } from '../../src/types.ts';

const all = [...formats.values()];
let tasks: readonly Task[] = [];

beforeAll(async () => {
  tasks = [...(await loadSuite(embeddedSuite)).tasks.values()];
});

/** The snapshot that a response leads to under the strict profile, or the code it is rejected with. */
const applyStrictly = ({ response }: Sample, task: Task, format: Format): Files | string => {
  try {
    return withChanges(task.files, apply(task.files, locate(format.parse(response), task.files, strict, format.coordinates)));
  } catch (error) {
    if (error instanceof EditError) return error.code;
    throw error;
  }
};

const isExpressible = (task: Task, format: Format): boolean => task.references.some((files) => format.render(task.files, files).lossy.length === 0);
const isReference = (result: Files | string, task: Task): boolean => typeof result !== 'string' && task.references.some((files) => isSame(files, result));
/** Many tasks touch imports, comments, JSON, styles and Markdown, where there are no symbols. */
const FEWEST: ReadonlyMap<string, number> = new Map([['symbol', 0.35]]);

describe('on the embedded suite', () => {
  it.each(all.map((format) => [format.name, format] as const))('the oracle is perfect in %s', (_, format) => {
    const solvable = tasks.filter((task) => isExpressible(task, format));
    expect(solvable.length).toBeGreaterThan(tasks.length * (FEWEST.get(format.name) ?? 0.5));
    for (const task of solvable) {
      for (const trial of task.references.keys())
        expect([task.id, isReference(applyStrictly(answerAsOracle(task, format, trial), task, format), task)]).toEqual([task.id, true]);
    }
  });

  it.each(all.map((format) => [format.name, format] as const))(
    'an answer in %s without a fault of form applies, and is a reference only when nothing was injected',
    (_, format) => {
      const solvable = tasks.filter((task, at) => at % 3 === 0 && isExpressible(task, format));
      const samples = simulatedProfiles.flatMap((profile) =>
        solvable.flatMap((task) => [0, 1, 2].map((trial) => ({ task, sample: simulate(profile, task, format, trial, 11) }))),
      );
      const wellFormed = samples.filter(({ sample }) => !sample.injected?.some(({ kind }) => kind === 'form'));
      for (const { task, sample } of wellFormed) {
        const result = applyStrictly(sample, task, format);
        expect([task.id, sample.injected, typeof result, isReference(result, task)]).toEqual([
          task.id,
          sample.injected,
          'object',
          sample.injected?.length === 0,
        ]);
      }
      expect(wellFormed.some(({ sample }) => sample.injected?.length)).toBe(true);
    },
  );

  const harmless = formFaults.filter(({ name }) =>
    [
      ...['arguments-as-string', 'arguments-encoded-twice', 'json-fields-renamed', 'json-line-breaks', 'json-trailing-comma'],
      ...['path-dotted', 'prose-after', 'prose-before', 'shell-wrapped', 'think-draft'],
    ].includes(name),
  );

  it.each(all.map((format, number) => [format.name, format, number] as const))(
    'faults of form that a reader must not stumble over do no harm in %s',
    (_, format, number) => {
      for (const task of tasks.filter((task, at) => at % 3 === number % 3 && isExpressible(task, format))) {
        const plain = answerAsOracle(task, format, 0);
        const [after] = task.references.filter((files) => format.render(task.files, files).lossy.length === 0);
        if (after === undefined) throw new Error('not expressible');
        for (const fault of harmless) {
          const response = fault.spoil(plain.response, { format, before: task.files, after, rivals: [] }, createRandom(`${fault.name}/${task.id}`));
          if (response === undefined) continue;
          expect([fault.name, task.id, isReference(applyStrictly({ ...plain, response }, task, format), task)]).toEqual([fault.name, task.id, true]);
        }
      }
    },
  );
});
