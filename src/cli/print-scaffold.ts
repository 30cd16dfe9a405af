import { join } from 'node:path';
import { printFindings } from '../report/suite-lint.ts';
import { lintSuite } from '../suite/lint/lint.ts';
import type { Scaffold, TaskPlace } from '../suite/scaffold.ts';

/** What was written, what was left out (`notes`), what was guessed, and what `suite lint` says is left to do. */
export const printScaffold = async (
  { dir, repo, task }: TaskPlace,
  { isNewRepo, lacksTypecheck, repo: repoFacts, facts }: Scaffold,
  notes: readonly string[],
  { today, json }: { readonly today: string; readonly json?: boolean },
): Promise<string> => {
  const report = await lintSuite(dir, { globs: [`${repo}/${task}`], today });
  const written = [...(isNewRepo ? [join(dir, repo)] : []), join(dir, repo, 'tasks', task)];
  const guesses = [
    ...(isNewRepo
      ? [`${join(dir, repo, 'repo.json')}: its tests are run by ${JSON.stringify(repoFacts.test.command.join(' '))}, reported as ${repoFacts.test.report}`]
      : []),
    ...(isNewRepo && lacksTypecheck
      ? [`${join(dir, repo, 'repo.json')}: the program has a tsconfig.json, but no "typecheck" says how its types are checked; docs/suite.md, "The type check"`]
      : []),
    `${join(dir, repo, 'tasks', task, 'task.json')}: kind is ${JSON.stringify(facts.kind)}, failToPass [${facts.failToPass.join(', ')}], passToPass [${facts.passToPass.join(', ')}]`,
  ];
  if (json) return `${JSON.stringify({ task: `${repo}/${task}`, written, notes, guesses, findings: report.findings }, null, 2)}\n`;
  const list = (title: string, lines: readonly string[]): string => (lines.length === 0 ? '' : `${title}\n${lines.map((line) => `  ${line}\n`).join('')}\n`);
  return [list('Written', written), list('Left out', notes), list('To be checked by a person', guesses), printFindings(report.findings, report)].join('');
};
