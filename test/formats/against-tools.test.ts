import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classicDiff } from '../../formats/classic-diff.ts';
import { gitDiff } from '../../formats/git-diff.ts';
import { git, strict } from '../../src/edit/profiles.ts';
import type { Format } from '../../src/types.ts';
import { edFaults, isHarmlessEdScript, normalFaults, writeEdScript, writeNormalDiff } from './classic-writers.ts';
import { contextFaults, patchFaults } from './patch-faults.ts';
import { ed, gitApply, gnuPatch, gnuPatchNormal, hasTool } from './patch-tools.ts';
import { realPairs } from './real-pairs.ts';
import { marksPartOfLine, smallPatches } from './small-patches.ts';
import { compareWithTool, type Readers, type Trial } from './tool-disagreements.ts';
import { type Reason, reasons } from './tool-reasons.ts';

/** With `DIFFGAUGE_ALL_TRIALS=1` every fault is tried on every edit, and the figures are printed. Starting a tool takes some 10 ms. */
const all = process.env.DIFFGAUGE_ALL_TRIALS === '1';
const most = all ? Number.POSITIVE_INFINITY : 8;

/** A response before anything went wrong in it. */
interface Source {
  readonly id: string;
  readonly files: Trial['files'];
  readonly text: string;
}

const render = (format: Format): Source[] =>
  realPairs.flatMap(({ id, before, after }) => {
    const { response, lossy } = format.render(before, after);
    return lossy.length > 0 ? [] : [{ id, files: before, text: response.text }];
  });

/** The edits of one file of each pair, as `write` writes them. */
const writeSingle = (write: (before: string, after: string) => string): Source[] =>
  realPairs.flatMap(({ id, before, after }) => {
    const [path = ''] = [...before.keys()].filter((name) => after.has(name));
    const [old, fresh] = [before.get(path) ?? '', after.get(path) ?? ''];
    return [old, fresh].every((text) => text.endsWith('\n') && !/\r|^\.$/m.test(text))
      ? [{ id, files: new Map([['a.txt', old]]), text: write(old, fresh) }]
      : [];
  });

/** Each fault in the first responses that it changes. */
const fault = (sources: readonly Source[], faults: Readonly<Record<string, (text: string) => string>>, accepts: (text: string) => boolean = () => true) =>
  Object.entries(faults).flatMap(([name, change]) => {
    const trials: Trial[] = [];
    for (const { id, files, text } of sources) {
      if (trials.length >= most) break;
      const response = change(text);
      if ((name === 'as rendered' || response !== text) && accepts(response)) trials.push({ id, fault: name, files, response });
    }
    return trials;
  });

/** Checks that the differences are those that have a reason, and none of these is out of date. */
const expectReasons = (trials: readonly Trial[], readers: Readers, known: readonly Reason[]): void => {
  const { applied, disagreements } = compareWithTool(trials, readers);
  const name = ({ fault: what, verdict }: Pick<Reason, 'fault' | 'verdict'>): string => `${what}: ${verdict}`;
  const [found, listed] = [new Map(disagreements.map((one) => [name(one), one])), new Map(known.map((one) => [name(one), one]))];
  if (all) console.info(readers.tool, { trials: trials.length, applied }, Object.fromEntries([...found].map(([key, { count }]) => [key, count])));
  expect(applied).toBeGreaterThan(trials.length / 10);
  expect(disagreements.filter((one) => !listed.has(name(one)))).toEqual([]);
  expect(known.filter((one) => !found.has(name(one)) && (all || !one.rare))).toEqual([]);
};

const limit = all ? 3_600_000 : 60_000;

// Each needs its tool, and skips where it is not installed.
describe.skipIf(!hasTool('git', 'git version'))('the profile git against git apply', { timeout: limit }, () => {
  it('differs on responses of real edits only for the reasons listed', () => {
    expectReasons(fault(render(gitDiff), patchFaults), { tool: gitApply, format: 'git-diff', profile: git }, reasons.git);
  });
  it('places small patches alike', () => {
    const samples = fc.sample(smallPatches, { seed: 20_261_123, numRuns: all ? 5000 : 200 }).filter((one) => !marksPartOfLine(one));
    const trials = samples.map(({ text, patch }, index) => ({ id: `${index}`, fault: 'small patch', files: new Map([['a.txt', text]]), response: patch }));
    expectReasons(trials, { tool: gitApply, format: 'git-diff', profile: git }, []);
  });
});

describe.skipIf(!hasTool('patch', 'GNU patch'))('classic-diff against GNU patch', { timeout: limit }, () => {
  it('differs on context diffs only for the reasons listed', () => {
    const sources = render(classicDiff).filter(({ files }) => [...files.values()].every((text) => !text.includes('\r')));
    expectReasons(fault(sources, contextFaults), { tool: gnuPatch, format: 'classic-diff', profile: strict }, reasons.context);
  });
  it('differs on normal diffs only for the reasons listed', () => {
    const trials = fault(writeSingle(writeNormalDiff), normalFaults).map((trial) => ({ ...trial, response: `\`\`\`\`diff\n${trial.response}\`\`\`\`\n` }));
    expectReasons(trials, { tool: gnuPatchNormal, format: 'classic-diff', profile: strict }, reasons.normal);
  });
});

describe.skipIf(!hasTool('ed', 'GNU'))('classic-diff against ed', { timeout: limit }, () => {
  it('differs on scripts only for the reasons listed', () => {
    const trials = fault(writeSingle(writeEdScript), edFaults, isHarmlessEdScript).map((trial) => {
      const input = `${trial.response}w\nq\n`;
      return { ...trial, input, response: `\`\`\`\`ed\n${input}\`\`\`\`\n` };
    });
    expectReasons(trials, { tool: ed, format: 'classic-diff', profile: strict }, reasons.ed);
  });
});
