import { writeTable } from '../formats/regions.ts';
import type { Finding, FoundAtom, Measured } from './measure.ts';

/** One atom of what was found out, with its trial. */
interface Row extends FoundAtom, Pick<Finding, 'task' | 'kind'> {}

const verdicts = ['required', 'removable', 'sometimes-removable', 'unverifiable', 'label stands', 'not found'];

/** The part of the page on all trials: how many, what was known against what was found, and each kind of disagreement. */
export const writeFindings = ({ findings, made }: Measured, tasks: number): string => {
  const tried = findings.filter(({ stopped }) => stopped === undefined);
  const stopped = findings.filter((finding) => finding.stopped !== undefined);
  const rows = tried.flatMap(toRows);
  return [
    `${tasks} tasks, ${findings.length} edits, ${made} test runs. ${stopped.length} edits do not pass their tests as a whole, or were not tried to the end: ${listKinds(stopped)}.`,
    summarise(rows),
    `Atoms by what is known, what comparing says, and what execution says:\n\n${writeMatrix(rows)}`,
    `Disagreements:\n\n${writeDisagreements(rows)}`,
  ].join('\n\n');
};

/** The part on a few edits, atom by atom. */
export const writeSample = ({ findings }: Measured): string =>
  writeTable(
    ['edit', 'kind', 'known', 'atom', 'comparing', 'execution'],
    findings.flatMap(toRows).map(({ task, kind, known, path, label, verdict }) => [task.split(' ')[0] ?? '', kind, known, `\`${path}\``, label, verdict]),
    6,
  );

const toRows = ({ task, kind, atoms, stopped }: Finding): Row[] =>
  atoms.map((atom) => ({ task, kind, ...atom, ...(stopped && { verdict: `not tried: ${stopped}` }) }));

const listKinds = (findings: readonly Finding[]): string =>
  findings.length === 0
    ? 'none'
    : [...Map.groupBy(findings, ({ kind, stopped }) => `${kind} (${stopped})`)]
        .map(([name, group]) => `${name} ${group.length}`)
        .sort()
        .join(', ');

const summarise = (rows: readonly Row[]): string => {
  const needed = rows.filter(({ known }) => known === 'needed');
  const wrong = needed.filter(({ verdict }) => verdict.includes('removable'));
  const reached = rows.filter(({ known, verdict }) => known === 'extra' && verdict !== 'unverifiable' && verdict !== 'label stands');
  const removable = reached.filter(({ verdict }) => verdict === 'removable');
  return `Of ${needed.length} atoms known to be needed ${wrong.length} are removable. Of ${reached.length} atoms known to be extra that tests or types reach ${removable.length} are removable (${share(removable.length, reached.length)}).`;
};

const share = (part: number, of: number): string => (of === 0 ? '-' : `${((100 * part) / of).toFixed(1)} %`);

const writeMatrix = (rows: readonly Row[]): string => {
  const groups = [...Map.groupBy(rows, ({ known, label }) => `${known} ${label}`)].sort(([one], [other]) => (one < other ? -1 : 1));
  const body = groups.map(([name, group]) => [...name.split(' '), ...verdicts.map((verdict) => group.filter((row) => row.verdict === verdict).length)]);
  return writeTable(['known', 'comparing', ...verdicts], body, 2);
};

const agrees = ({ known, verdict }: Row): boolean => verdict === 'label stands' || verdict === (known === 'extra' ? 'removable' : 'required');

const writeDisagreements = (rows: readonly Row[]): string => {
  const groups = [
    ...Map.groupBy(
      rows.filter((row) => !agrees(row)),
      (row) => [row.known, row.kind, row.verdict, explain(row)].join('\0'),
    ),
  ].sort(([one], [other]) => (one < other ? -1 : 1));
  return writeTable(
    ['known', 'kind', 'execution', 'why', 'atoms'],
    groups.map(([key, group]) => [...key.split('\0'), group.length]),
    4,
  );
};

/** Why execution does not say what is known, by what can be seen of the atom. */
const explain = ({ verdict, path, task }: Row): string => {
  if (verdict !== 'unverifiable') return `${task} \`${path}\``;
  if (/(^|\/)tests?\/|\.(test|spec)\.|_test\.|test_/.test(path)) return "a test file: the task's own are laid over it";
  if (/\.(json|css|md|html|txt)$/.test(path)) return 'no program: nothing of it runs';
  return 'no test runs it';
};
