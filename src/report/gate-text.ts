import type { GatedRuns } from '../batch/gate-runs.ts';
import type { Flip } from '../stats/comparison.ts';
import type { RuleVerdict } from '../stats/gate.ts';
import { commandToShow, sayChange, sayRun } from './comparison.ts';
import { explainGate, explainRule, type GateLayout, legend, listWorse, nameRule, tabulateRules } from './gate-sentences.ts';
import { alignGrid } from './grid.ts';
import { sayPairCounts } from './pair-counts.ts';
import { makePrintable, toLine } from './printable.ts';

/** A gate's verdict for a terminal. */
export const printGate = (gated: GatedRuns, layout: GateLayout): string => {
  const width = Math.max(12, ...gated.rules.map((rule) => shout(rule).length));
  return makePrintable(
    [
      opening(gated),
      alignGrid(tabulateRules(gated.rules), 2).join('\n'),
      gated.rules.map((rule) => `${shout(rule).padEnd(width)}  ${nameRule(rule)} ${explainRule(rule)}.`).join('\n'),
      legend(gated),
      ...showWorse(gated, layout),
    ]
      .join('\n\n')
      .concat('\n'),
  );
};

const shout = ({ verdict, counts }: RuleVerdict): string => (verdict === counts ? verdict.toUpperCase() : `${verdict.toUpperCase()} (counts as ${counts})`);

const opening = (gated: GatedRuns): string =>
  [
    `Gate: ${gated.verdict.toUpperCase()}, ${explainGate(gated)}`,
    `baseline   ${sayRun(gated.baseline)}`,
    `candidate  ${sayRun(gated.candidate)}`,
    ...gated.obstacles.map((text) => `Cannot be compared: ${text}.`),
    ...sayPairCounts(gated.counts, gated.policy).map((text) => `Note: ${text}.`),
    ...gated.notes.map((text) => `Beware: ${text}.`),
  ].join('\n');

const showWorse = (gated: GatedRuns, { flips, command }: GateLayout): string[] => {
  const { counts, first } = listWorse(gated, flips);
  if (first.length === 0) return [];
  const lines = first.flatMap((flip) => [
    `  ${nameFlip(flip)}: ${sayChange(flip)}`,
    `    ${commandToShow(command, gated.baseline, flip.baseline)}`,
    `    ${commandToShow(command, gated.candidate, flip.candidate)}`,
  ]);
  return [[`Got worse: ${counts}`, ...lines].join('\n')];
};

/** The pair that flipped, in words. */
const nameFlip = ({ task, format, model, prompt, trial }: Flip): string => toLine(`${task} in ${format} by ${model}, prompt ${prompt}, trial ${trial}`);
