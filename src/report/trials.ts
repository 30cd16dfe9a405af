import { findOddTasks, type TaskStatistics } from '../stats/tasks.ts';
import type { TrialGroup } from '../stats/trials.ts';
import { count } from './printable.ts';
import type { Section } from './section.ts';
import { printEstimate } from './table.ts';

/** What several trials say, group by group; nothing where there is one of each only. */
export const showTrials = (groups: readonly TrialGroup[]): Section[] => {
  const [first] = groups;
  if (first === undefined) return [];
  const [k, axes] = [first.k, Object.keys(first.key)];
  const headings = ['tasks', 'pass@1', `pass@${k}`, `pass^${k}`, 'flips'] as const;
  const rows = groups.map(({ key, tasks, one, passAt, passAll, flips }) => [
    ...Object.values(key),
    String(tasks),
    ...[one, passAt, passAll, flips].map(printEstimate),
  ]);
  return [
    {
      title: `What ${k} trials say, by ${axes.join(' and ')} (% of tasks [95 % interval])`,
      grid: [[...axes, ...headings], ...rows],
      left: axes.length,
      meanings: [
        ['pass@1', 'one answer is clean'],
        [`pass@${k}`, `at least one of ${k} answers is clean`],
        [`pass^${k}`, `all of ${k} answers are clean`],
        ['flips', 'two answers to the same question differ in being clean'],
      ],
    },
  ];
};

/** The tasks that tell little of who is better, some of each kind; nothing where there are too few configurations. */
export const showOddTasks = (tasks: readonly TaskStatistics[] | undefined): Section[] => {
  if (tasks === undefined) return [];
  const { everyone, nobody, negative, byChance, unstable } = findOddTasks(tasks);
  const most = Math.max(...tasks.map(({ configurations }) => configurations));
  const lines = [
    ...nameSome('every configuration solves', everyone, ({ task }) => task),
    ...nameSome('none solves', nobody, ({ task }) => task),
    ...nameSome('better configurations solve less often', negative, ({ task, discrimination }) => `${task} (${discrimination?.toFixed(2)})`).map(
      (line) => `${line}; chance alone would name about ${byChance.toFixed(1)}`,
    ),
    ...nameSome('trials disagree on', unstable, (one) => `${one.task} (${one.unstable} of ${one.configurations})`),
  ];
  if (lines.length === 0) return [];
  return [{ title: `Tasks that tell little about who is better (clean-solve by up to ${count(most, 'configuration')} of model, prompt and format)`, lines }];
};

const nameSome = (what: string, tasks: readonly TaskStatistics[], name: (task: TaskStatistics) => string): string[] => {
  if (tasks.length === 0) return [];
  const more = tasks.length > mostNamed ? `, and ${tasks.length - mostNamed} more (--json lists all)` : '';
  return [`${what} ${count(tasks.length, 'task')}: ${tasks.slice(0, mostNamed).map(name).join(', ')}${more}`];
};

const mostNamed = 8;
