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
import { compareWithTool, type Readers, type Trial, type Verdict } from './tool-disagreements.ts';

/** With `DIFFGAUGE_ALL_TRIALS=1` every fault is tried on every edit, and the figures are printed. Starting a tool takes some 10 ms. */
const all = process.env.DIFFGAUGE_ALL_TRIALS === '1';
const most = all ? Number.POSITIVE_INFINITY : 10;

/** Why a tool and a profile differ about a fault. A `rare` difference need not show where only some trials are run. */
interface Reason {
  readonly fault: string;
  readonly verdict: Verdict;
  readonly why: string;
  readonly rare?: true;
}

const differ = (fault: string, verdict: Verdict, why: string, rare?: true): Reason => ({ fault, verdict, why, ...(rare && { rare }) });

const FENCE = 'we read a response, whose open fence says that it was cut off; the tool knows no fences';
const SURE = 'the tool has no format, and takes what it can';

/** Differences between the profile `git` and `git apply`. All of them are about what a response says, none about where it lands. */
const gitReasons: readonly Reason[] = [
  differ('counts too small', 'only the tool applies', 'git drops the rest of the hunk without a word; we say count_mismatch'),
  differ('no numbers', 'only the tool applies', 'git takes the headers of a new file, and skips its hunk as prose; we say bad_hunk_header'),
  differ('bare marks', 'only the tool applies', 'the same'),
  differ('carriage returns', 'only we apply', 'a response in which headers, too, end in a carriage return is a response in CRLF; git takes it for text'),
  differ('carriage returns', 'other files', 'the same, in a new file'),
  differ('a mark of the final newline too many', 'only we apply', 'a patch that deletes a file deletes it, whatever it says of its text'),
  differ('no prefixes', 'only we apply', 'git drops the first folder of every path, prefix or not'),
  differ('no prefixes', 'other files', 'the same, of a new file'),
  differ('no extended headers', 'only we apply', 'behind a "diff --git" line git needs "new file mode"; for us /dev/null says it'),
  differ('no extended headers', 'other files', 'a deletion: git leaves an empty file, for us /dev/null says that the file goes'),
  differ('no extended headers', 'only the tool applies', 'git edits the new path of a renamed file that lost its headers, or the old one; we say unknown_op'),
  differ('cut off in the middle of a line', 'only the tool applies', FENCE, true),
];

/** Differences between `strict` and GNU patch about context diffs. */
const contextReasons: readonly Reason[] = [
  differ('hunks reversed', 'only we apply', 'hunks that stand where they say are taken in any order; patch calls that garbled'),
  differ('cut off in the middle of a line', 'only the tool applies', FENCE, true),
];

/** Differences between `strict` and GNU patch about normal diffs. */
const normalReasons: readonly Reason[] = [
  differ('old numbers moved', 'only the tool applies', 'a normal diff has no context: we want its old lines where it says, patch looks for them'),
  differ('beyond the end', 'only the tool applies', 'patch inserts at the end; we say line_out_of_range'),
  differ('commands reversed', 'only we apply', 'commands that stand where they say are taken in any order; patch calls that garbled'),
  differ('an old line too many', 'only the tool applies', 'patch believes the lines, not the range before them; we say count_mismatch', true),
  differ('marks without their blank', 'only the tool applies', `${SURE}; we say bad_line_prefix`),
  differ('cut off in the middle of a line', 'only the tool applies', FENCE, true),
];

/** Differences between `strict` and ed. */
const edReasons: readonly Reason[] = [
  differ('commands ascending', 'only the tool applies', 'ed sees what earlier commands made; whether the model did is open, and we say ambiguous'),
  differ('first command doubled', 'only the tool applies', 'ed runs it twice; in the coordinates of the file as shown it is an overlap'),
  differ('line 0', 'only the tool applies', 'the commands land on one spot: ed runs them in their order; for us they overlap or are ambiguous', true),
];

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
const expectReasons = (trials: readonly Trial[], readers: Readers, reasons: readonly Reason[]): void => {
  const { applied, disagreements } = compareWithTool(trials, readers);
  const name = ({ fault: what, verdict }: Pick<Reason, 'fault' | 'verdict'>): string => `${what}: ${verdict}`;
  const [found, listed] = [new Map(disagreements.map((one) => [name(one), one])), new Map(reasons.map((one) => [name(one), one]))];
  if (all) console.info(readers.tool, { trials: trials.length, applied }, Object.fromEntries([...found].map(([key, { count }]) => [key, count])));
  expect(applied).toBeGreaterThan(trials.length / 10);
  expect(disagreements.filter((one) => !listed.has(name(one)))).toEqual([]);
  expect(reasons.filter((one) => !found.has(name(one)) && (all || !one.rare))).toEqual([]);
};

const limit = all ? 3_600_000 : 30_000;

// Each needs its tool, and skips where it is not installed.
describe.skipIf(!hasTool('git', 'git version'))('the profile git against git apply', { timeout: limit }, () => {
  it('differs on responses of real edits only for the reasons listed', () => {
    expectReasons(fault(render(gitDiff), patchFaults), { tool: gitApply, format: 'git-diff', profile: git }, gitReasons);
  });
  it('places small patches alike', () => {
    const samples = fc.sample(smallPatches, { seed: 20_261_123, numRuns: all ? 5000 : 300 }).filter((one) => !marksPartOfLine(one));
    const trials = samples.map(({ text, patch }, index) => ({ id: `${index}`, fault: 'small patch', files: new Map([['a.txt', text]]), response: patch }));
    expectReasons(trials, { tool: gitApply, format: 'git-diff', profile: git }, []);
  });
});

describe.skipIf(!hasTool('patch', 'GNU patch'))('classic-diff against GNU patch', { timeout: limit }, () => {
  it('differs on context diffs only for the reasons listed', () => {
    expectReasons(fault(render(classicDiff), contextFaults), { tool: gnuPatch, format: 'classic-diff', profile: strict }, contextReasons);
  });
  it('differs on normal diffs only for the reasons listed', () => {
    const trials = fault(writeSingle(writeNormalDiff), normalFaults).map((trial) => ({ ...trial, response: `\`\`\`\`diff\n${trial.response}\`\`\`\`\n` }));
    expectReasons(trials, { tool: gnuPatchNormal, format: 'classic-diff', profile: strict }, normalReasons);
  });
});

describe.skipIf(!hasTool('ed', 'GNU'))('classic-diff against ed', { timeout: limit }, () => {
  it('differs on scripts only for the reasons listed', () => {
    const trials = fault(writeSingle(writeEdScript), edFaults, isHarmlessEdScript).map((trial) => {
      const input = `${trial.response}w\nq\n`;
      return { ...trial, input, response: `\`\`\`\`ed\n${input}\`\`\`\`\n` };
    });
    expectReasons(trials, { tool: ed, format: 'classic-diff', profile: strict }, edReasons);
  });
});
