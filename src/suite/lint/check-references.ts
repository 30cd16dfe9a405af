import { getFormat } from '../../../formats/index.ts';
import { isSame } from '../../edit/apply.ts';
import { UsageError } from '../../errors.ts';
import { judge } from '../../judge.ts';
import { diffFiles } from '../../score/file-edits.ts';
import { createRuling } from '../../score/rule-atoms.ts';
import { createScorer, type Scorer } from '../../score/score.ts';
import type { Files, Sample, Task } from '../../types.ts';
import type { Score } from '../../verdict.ts';
import { applyWithGit } from '../apply-with-git.ts';
import { checkReferences } from '../check-references.ts';
import { type Finding, finding } from './finding.ts';
import { type OpenTask, placeOf } from './open-suite.ts';

/** What must hold of the accepted solutions of any task: `git apply` makes the same of them, and the scorer finds nothing to object to. */
export const checkSolutions = async (open: OpenTask): Promise<Finding[]> => {
  const { task } = open;
  const scorer = createScorer(task);
  const found = checkNullEdit(task);
  for (const [index, reference] of task.references.entries()) {
    const patch = `references/${task.patches?.[index] ?? ''}`;
    const complaints = [
      ...(await compareWithGit(open.folder.get(patch) ?? Buffer.of(), task.files, reference)),
      ...checkSyntax(task, index),
      ...checkIdentities(task, reference, scorer),
    ];
    found.push(...complaints.map(([code, message]) => finding(code, placeOf(task.id, patch), message)));
  }
  return found;
};

type Complaint = readonly [Finding['code'], string];

/** Whether git makes the same of a patch. Only the files that it changes are written: git needs no others. */
export const compareWithGit = async (patch: Buffer, before: Files, after: Files): Promise<Complaint[]> => {
  const changes = diffFiles(before, after);
  const touched = new Map([...before].filter(([path]) => changes.has(path)));
  const applied = await applyWithGit(patch, touched);
  if ('refusal' in applied) return [['git_refuses', `git apply refuses it: ${applied.refusal}`]];
  const expected = new Map([...changes].filter((change): change is [string, string] => change[1] !== null));
  return isSame(applied.files, expected) ? [] : [['git_differs', 'git apply makes other files of it than the reader of git-diff does']];
};

const checkSyntax = (task: Task, index: number): Complaint[] => {
  try {
    const [reference, patch] = [task.references[index], task.patches?.[index]];
    checkReferences([{ ...task, references: reference === undefined ? [] : [reference], patches: patch === undefined ? [] : [patch] }]);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return [['reference_syntax', error.message]];
  }
};

/** The reference as an answer is exact, complete and clean; written as whole files, it has the same score. */
export const checkIdentities = (task: Task, reference: Files, scorer: Pick<Scorer, 'files' | 'score'>): Complaint[] => {
  const gold = scorer.score(diffFiles(task.files, reference));
  const isGold = gold.exact && gold.irrelevant === 0 && (gold.recall ?? 1) === 1;
  const complaints: Complaint[] = isGold
    ? []
    : [
        [
          'identity_broken',
          `as an answer it is ${gold.exact ? '' : 'not '}exact, with ${gold.irrelevant} irrelevant atoms and recall ${gold.recall ?? 'unknown'}`,
        ],
      ];
  const forbidden = listForbidden(task, reference, gold);
  if (forbidden !== undefined) complaints.push(['scope_contradicts', `it changes ${forbidden}, which the scope of the task forbids`]);
  const whole = getFormat('whole')?.render(task.files, reference);
  if (whole === undefined || whole.lossy.length > 0) return complaints;
  const rewrite = judge(toSample(task, whole.response.text), task);
  const alike = rewrite.score !== undefined && JSON.stringify(rewrite.score) === JSON.stringify(gold);
  return alike ? complaints : [...complaints, ['identity_broken', `written as whole files it is ${rewrite.error?.code ?? 'scored otherwise'}`]];
};

/** A place that a reference changes although the scope forbids it. */
const listForbidden = ({ scope, files }: Task, reference: Files, { atoms }: Score): string | undefined => {
  const rule = createRuling(scope, files)(diffFiles(files, reference));
  const atom = atoms.find((one) => rule(one) === 'forbid' || rule({ ...one, path: one.newPath ?? one.path }) === 'forbid');
  return atom && (atom.symbol === undefined ? atom.path : `${atom.path}#${atom.symbol}`);
};

/** An answer that edits nothing is right where nothing has to be changed, and nowhere else. */
const checkNullEdit = (task: Task): Finding[] => {
  const { stage } = judge(toSample(task, 'No changes.\n'), task);
  if ((stage === 'clean') === task.noop) return [];
  return [finding('identity_broken', placeOf(task.id), `an answer that changes nothing comes out as ${stage}`)];
};

const toSample = (task: Task, text: string): Sample => ({
  ...{ task: task.id, format: 'whole', model: 'lint', prompt: 'lint', trial: 0 },
  response: { text, toolCalls: [] },
});
