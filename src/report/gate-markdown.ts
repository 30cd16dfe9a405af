import type { GatedRuns } from '../batch/gate-runs.ts';
import type { ComparedRun } from '../batch/pair-runs.ts';
import type { Flip } from '../stats/comparison.ts';
import { commandToShow, sayChange, sayNames } from './comparison.ts';
import type { Excerpt } from './excerpt.ts';
import { explainGate, explainRule, type GateLayout, legend, listWorse, nameRule, sayVerdict, tabulateRules } from './gate-sentences.ts';
import { printMarkdownTable } from './markdown-table.ts';
import { sayPairCounts } from './pair-counts.ts';
import { count } from './printable.ts';
import { toCodeBlock, toCodeSpan, toProse } from './safe-markdown.ts';

/** What is shown of answers besides numbers: excerpts by the line of the candidate's sample, and why there are none where that is so. */
export interface GateExcerpts {
  readonly bySample: ReadonlyMap<number, readonly Excerpt[]>;
  readonly missing?: string;
}

/** GitHub refuses comments of more than 65,536 characters. */
const longest = 60_000;

/** A gate's verdict for a comment on a pull request; `subject` says what it is about. Nothing that a model wrote is Markdown in it. */
export const printGateMarkdown = (gated: GatedRuns, layout: GateLayout, { excerpts, subject = '' }: { excerpts: GateExcerpts; subject?: string }): string => {
  const parts = [
    `## diffgauge gate: ${gated.verdict}`,
    `${subject === '' ? '' : `${toProse(subject)}: `}${toProse(explainGate(gated))}.`,
    [
      ...gated.obstacles.map((text) => `- **Cannot be compared:** ${toProse(text)}.`),
      ...gated.notes.map((text) => `- Beware: ${toProse(text)}.`),
      ...sayPairCounts(gated.counts, gated.policy).map((text) => `- Note: ${text}.`),
    ].join('\n'),
    printMarkdownTable(tabulateRules(gated.rules), 2),
    gated.rules.map((rule) => `- **${sayVerdict(rule)}**: ${toProse(nameRule(rule))} ${toProse(explainRule(rule))}.`).join('\n'),
    `${describe('Baseline', gated.baseline)}; ${describe('candidate', gated.candidate)}. ${legend(gated)}`,
  ].filter((part) => part !== '');
  return cut([...parts, ...showWorse(gated, layout, excerpts)]);
};

/** As many whole parts as a comment holds, and what is left out. */
const cut = (parts: readonly string[]): string => {
  const kept: string[] = [];
  let length = 0;
  for (const part of parts) {
    length += part.length + 2;
    if (length > longest) return `${kept.join('\n\n')}\n\n${parts.length - kept.length} more parts are left out: the comment would be too long.\n`;
    kept.push(part);
  }
  return `${kept.join('\n\n')}\n`;
};

const describe = (what: string, { folder, samples, models, prompts }: ComparedRun): string =>
  `${what} ${toCodeSpan(folder)}: ${count(samples, 'sample')}, ${sayNames('model', models, toCodeSpan)}, ${sayNames('prompt', prompts, toCodeSpan)}`;

const showWorse = (gated: GatedRuns, { flips, command }: GateLayout, { bySample, missing }: GateExcerpts): string[] => {
  const { counts, first } = listWorse(gated, flips);
  if (first.length === 0) return [];
  const parts = first.map((flip) => printFlip(flip, gated, { command, excerpts: bySample.get(flip.candidate.line) ?? [] }));
  const note = missing === undefined ? [] : [`What was touched cannot be shown: ${toProse(missing)}.`];
  return ['### Got worse', `${counts}:`, ...note, ...parts];
};

const printFlip = (flip: Flip, { baseline, candidate }: GatedRuns, { command, excerpts }: { command: string; excerpts: readonly Excerpt[] }): string => {
  const { task, format, model, prompt, trial } = flip;
  const commands = `${commandToShow(command, baseline, flip.baseline)}\n${commandToShow(command, candidate, flip.candidate)}`;
  return [
    `- ${toCodeSpan(task)} in ${toCodeSpan(format)} by ${toCodeSpan(model)}, prompt ${toCodeSpan(prompt)}, trial ${trial}: ${sayChange(flip)}`,
    toCodeBlock(commands, 'sh'),
    ...excerpts.map(({ path, what, diff }) => `Touched needlessly (${what}) in ${toCodeSpan(path)}:\n\n${toCodeBlock(diff, 'diff')}`),
  ].join('\n\n');
};
