import { oracleModel } from '../collect/providers/oracle.ts';
import { discriminate, isBelowChance, shareByChance } from './discrimination.ts';
import type { TaskCell } from './summary.ts';

/**
 * What a task says about those who tried it: `solved` is its mean over configurations (model, prompt and format), `discrimination` how well that goes
 * together with how they do on the other tasks (null where it cannot be said), `unstable` the configurations of which some trials are clean and some not.
 */
export interface TaskStatistics {
  readonly task: string;
  readonly configurations: number;
  readonly solved: number;
  readonly discrimination: number | null;
  readonly unstable: number;
}

/** With fewer configurations than this, nothing is said of tasks: chance alone would name some. */
export const fewestConfigurations = 5;

/**
 * Statistics of the tasks of a run, sorted by id; undefined where there are fewer than five configurations. What knows the solution (`oracle`) is no
 * configuration here.
 */
export const summariseTasks = (cells: readonly TaskCell[]): TaskStatistics[] | undefined => {
  const byConfiguration = Map.groupBy(
    cells.filter(({ axes }) => axes.model !== oracleModel),
    ({ axes: { model, prompt, format } }) => [model, prompt, format].join('\0'),
  );
  if (byConfiguration.size < fewestConfigurations) return undefined;
  const rows = [...byConfiguration.values()].map((row) => new Map(row.map((cell) => [cell.axes.task, cell])));
  const tasks = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort();
  const discriminations = discriminate(
    rows.map((row) => tasks.map((task) => shareOf(row.get(task)))),
    fewestConfigurations,
  );
  return tasks.map((task, index) => {
    const found = rows.flatMap((row) => row.get(task) ?? []);
    return {
      task,
      configurations: found.length,
      solved: found.reduce((sum, { clean, answered }) => sum + clean / answered, 0) / found.length,
      discrimination: discriminations[index] ?? null,
      unstable: found.filter(({ clean, answered }) => clean > 0 && clean < answered).length,
    };
  });
};

const shareOf = (cell: TaskCell | undefined): number | undefined => cell && cell.clean / cell.answered;

/**
 * The tasks that tell nobody who is better: those that every configuration solves in each trial, those that none ever does; and those that better
 * configurations solve less often, beyond chance (the worst first), as where a task or its accepted solution is wrong; `byChance` is how many of
 * those chance alone would name.
 */
export const findOddTasks = (tasks: readonly TaskStatistics[]) => {
  const tried = tasks.filter(({ configurations }) => configurations >= fewestConfigurations);
  return {
    everyone: tried.filter(({ solved }) => solved === 1),
    nobody: tried.filter(({ solved }) => solved === 0),
    negative: tried
      .filter(({ discrimination, configurations }) => discrimination !== null && isBelowChance(discrimination, configurations))
      .sort((a, b) => (a.discrimination ?? 0) - (b.discrimination ?? 0)),
    byChance: shareByChance * tried.filter(({ discrimination }) => discrimination !== null).length,
    unstable: tried.filter(({ unstable }) => unstable > 0).sort((a, b) => b.unstable / b.configurations - a.unstable / a.configurations),
  };
};
