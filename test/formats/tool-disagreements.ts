import { applyResponse } from '../../src/apply-response.ts';
import { withChanges } from '../../src/edit/apply.ts';
import type { Profile } from '../../src/profile.ts';
import type { Files } from '../../src/types.ts';
import { runTool, type Tool, type ToolOutcome } from './patch-tools.ts';

/** One response that a tool and a profile are both given. `input` is what the tool reads, where that is not the response. */
export interface Trial {
  readonly id: string;
  readonly fault: string;
  readonly files: Files;
  readonly response: string;
  readonly input?: string;
}

/** Who reads what, and as what. */
export interface Readers {
  readonly tool: Tool;
  readonly format: string;
  readonly profile: Profile;
}

/** How a tool and a profile can differ about a response. */
export type Verdict = 'only the tool applies' | 'only we apply' | 'other files';

/** What was found of one fault and verdict. */
export interface Disagreement {
  readonly fault: string;
  readonly verdict: Verdict;
  readonly count: number;
  /** One of the responses, with what both said of it. */
  readonly example: { readonly id: string; readonly response: string; readonly ours: string; readonly theirs: string };
}

/** What both make of all trials: where they differ, and how many the tool applied. */
export const compareWithTool = (trials: readonly Trial[], { tool, format, profile }: Readers) => {
  const found = new Map<string, Disagreement>();
  let applied = 0;
  const outcomes = runTool(
    tool,
    trials.map(({ files, response, input = response }) => ({ files, input })),
  );
  for (const [index, theirs] of outcomes.entries()) {
    const trial = trials[index] as Trial;
    if (theirs.files !== undefined) applied++;
    const ours = applyOurs(trial, format, profile);
    const verdict = judge(ours, theirs);
    if (verdict === undefined) continue;
    const key = `${trial.fault}: ${verdict}`;
    const before = found.get(key);
    const { id, response } = trial;
    const example = before?.example ?? { id, response: response.slice(0, 600), ours: ours.message ?? 'applied', theirs: theirs.message ?? 'applied' };
    found.set(key, { fault: trial.fault, verdict, count: (before?.count ?? 0) + 1, example });
  }
  return { applied, disagreements: [...found.values()] };
};

/** What we make of it. That nothing changes is a rejection of ours and none of a tool. */
const applyOurs = ({ response, files }: Trial, format: string, profile: Profile): ToolOutcome => {
  const application = applyResponse({ format, profile, files, response: { text: response, toolCalls: [] } });
  if (application.status === 'applied') return { files: withChanges(files, application.changes) };
  const { code, message } = application.rejection;
  return code === 'no_change' ? { files } : { message: `${code}: ${message}` };
};

const judge = (ours: ToolOutcome, theirs: ToolOutcome): Verdict | undefined => {
  if (ours.files === undefined) return theirs.files === undefined ? undefined : 'only the tool applies';
  if (theirs.files === undefined) return 'only we apply';
  return print(ours.files) === print(theirs.files) ? undefined : 'other files';
};

const print = (files: Files): string => JSON.stringify([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
