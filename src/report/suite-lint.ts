import { alignGrid } from './grid.ts';
import { count, makePrintable } from './printable.ts';

/** What is printed of a finding. */
export interface PrintedFinding {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  readonly message: string;
}

/** The findings of a suite for a terminal, and how many there are. */
export const printFindings = (findings: readonly PrintedFinding[], checked: { readonly tasks: number; readonly repos: number }): string => {
  const grid = [['severity', 'code', 'file', 'what'], ...findings.map((one) => [one.severity, one.code, sayPlace(one), one.message])];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const scope = `${count(checked.tasks, 'task')} of ${count(checked.repos, 'repo')}`;
  const verdict = `${count(errors, 'error')} and ${count(findings.length - errors, 'warning')} in ${scope}`;
  return makePrintable(`${[...(findings.length === 0 ? [] : [...trimRule(alignGrid(grid, 4)), '']), verdict].join('\n')}\n`);
};

const sayPlace = ({ file, line, column }: PrintedFinding): string => [file, line, column].filter((part) => part !== undefined).join(':');

/** The rule below the head is as long as the head: messages may be much longer. */
const trimRule = ([head = '', , ...lines]: readonly string[]): string[] => [head, '-'.repeat(head.length), ...lines];
