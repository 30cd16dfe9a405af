import type { Choice, Frontier } from '../stats/frontier.ts';
import { points } from './comparison.ts';
import { count, makePrintable } from './printable.ts';
import { printSection, printSectionMarkdown, type Section } from './section.ts';
import { printCost } from './spending.ts';
import { printEstimate } from './table.ts';

/** The frontier for a terminal. */
export const printFrontier = (frontier: Frontier): string => makePrintable(`${layOut(frontier).map(printSection).join('\n\n')}\n`);

/** The frontier as Markdown. */
export const printFrontierMarkdown = (frontier: Frontier): string =>
  makePrintable(['## diffgauge frontier', ...layOut(frontier).map(printSectionMarkdown)].join('\n\n').concat('\n'));

const layOut = (frontier: Frontier): Section[] => {
  const { choices } = frontier;
  if (choices.length === 0) return [{ title: 'There is nothing to choose from: no sample of a model was judged that counts.' }];
  const [priced, unpriced] = [choices.filter(({ cost }) => cost !== null), choices.filter(({ cost }) => cost === null)];
  return [
    ...(priced.length === 0 ? [] : [{ title: 'Quality against cost and latency, the best first', grid: tabulate(priced), left: 3, meanings: explain(true) }]),
    ...(unpriced.length === 0
      ? []
      : [{ title: 'Cost not known: left out of what is cheap', grid: tabulate(unpriced), left: 3, ...(priced.length === 0 && { meanings: explain(false) }) }]),
    { title: 'What to choose', lines: advise(frontier) },
  ];
};

const tabulate = (choices: readonly Choice[]): string[][] => {
  const isPriced = choices.some(({ cost }) => cost !== null);
  return [
    ['model', 'prompt', 'format', 'tasks', 'clean-solve', 'to the best', ...(isPriced ? ['$/answer'] : []), 'p50 ms', 'p90 ms', 'frontier'],
    ...choices.map((choice) => [
      ...[choice.model, choice.prompt, choice.format, String(choice.tasks), printEstimate(choice.quality), printDifference(choice.difference)],
      ...(isPriced ? [printKnownCost(choice.cost)] : []),
      ...(choice.latency === null ? ['-', '-'] : [choice.latency.p50, choice.latency.p90].map((ms) => String(Math.round(ms)))),
      choice.isSparse ? 'few tasks' : [choice.onCost && 'cost', choice.onLatency && 'latency'].filter((name) => name !== false).join(', ') || '-',
    ]),
  ];
};

const explain = (isPriced: boolean): NonNullable<Section['meanings']> => [
  ['clean-solve', 'correct, and nothing irrelevant was touched: % of tasks [95 % interval, answers taken as independent]'],
  ['to the best', 'the difference to the first row in percentage points, on the tasks that both answered [95 % interval]'],
  ...(isPriced ? [['$/answer', 'mean cost of an answer, further tries included'] as const] : []),
  ['p50, p90', 'half, and nine in ten, of the answers took no longer'],
  ['frontier', 'none is at least as good and no dearer (cost), or no slower at the median (latency); few tasks: less than half of what another answered'],
];

const advise = ({ margin, choices, cheapest, surest }: Frontier): string[] => {
  const [best] = choices;
  if (best === undefined) return [];
  const within = `within ${print(margin * 100)} points of the best`;
  const opening = `the best is ${nameChoice(best)}: ${printEstimate(best.quality)} % clean${best.cost === null ? ', at a cost that is not known' : ` at ${printCost(best.cost)} an answer`}`;
  if (cheapest === null) return [opening, `none ${within} has a known cost`];
  const lines = [opening, `the cheapest ${within} is ${nameChoice(cheapest)}${describe(cheapest, best)}`];
  if (cheapest === surest || cheapest === best) return lines;
  const unsure = `that is not sure: its 95 % interval reaches below -${print(margin * 100)}`;
  return [
    ...lines,
    surest === null
      ? `${unsure}, and that of every other one of known cost, too`
      : `${unsure}; the cheapest that is so by its own 95 % interval is ${nameChoice(surest)}${describe(surest, best)}`,
  ];
};

const describe = (choice: Choice, best: Choice): string => {
  if (choice === best) return ', itself';
  const share = best.cost === null || best.cost === 0 || choice.cost === null ? '' : ` (${Math.round((100 * choice.cost) / best.cost)} % of the best's)`;
  return ` at ${printKnownCost(choice.cost)} an answer${share}: ${printDifference(choice.difference)} points on ${count(choice.difference?.shared ?? 0, 'task')}`;
};

const nameChoice = ({ model, prompt, format }: Choice): string => `${model} with ${prompt} in ${format}`;

const printDifference = (difference: Choice['difference']): string =>
  difference === null ? '-' : `${points(difference.value)} [${points(difference.low)}, ${points(difference.high)}]`;

const printKnownCost = (cost: number | null): string => (cost === null ? '-' : printCost(cost));

const print = (points: number): string => String(Number(points.toFixed(2)));
