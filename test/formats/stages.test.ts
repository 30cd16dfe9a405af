import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../formats/index.ts';
import { findProfile } from '../../src/edit/profiles.ts';
import { judge } from '../../src/judge.ts';
import type { Task } from '../../src/types.ts';
import { readCorpus } from './corpus.ts';

const task: Omit<Task, 'files'> = { id: 't', repo: 'r', instruction: '', kind: '', show: [], references: [], noop: false, tags: [], created: '2026-01-01' };

/** The stages at which the rejected answers of all corpora are left, by their code. */
const listStages = (): Map<string, Set<string>> => {
  const stages = new Map<string, Set<string>>();
  for (const format of formats.values()) {
    for (const { before, response, profile, error } of readCorpus(join(import.meta.dirname, `${format.name}.txt`))) {
      if (error === undefined) continue;
      const sample = { task: 't', format: format.name, model: 'm', prompt: 'p', trial: 0, response };
      const { stage } = judge(sample, { ...task, files: before }, { profile: findProfile(profile) });
      stages.set(error, (stages.get(error) ?? new Set()).add(stage));
    }
  }
  return stages;
};

test('docs/formats/README.md says which stage each code leaves a sample at', () => {
  const section =
    readFileSync(join(import.meta.dirname, '../../docs/formats/README.md'), 'utf8')
      .split('\n### What they count as\n')[1]
      ?.split('\n## ')[0] ?? '';
  const stages = [...listStages()].map(([code, found]) => [code, [...found].sort().join()]).sort();
  const rows = [...new Set(stages.map(([, found]) => found ?? ''))].sort().map((found) => {
    const codes = stages.filter(([, other]) => other === found).map(([code]) => `\`${code}\``);
    return `| ${found
      .split(',')
      .map((stage) => `\`${stage}\``)
      .join(' or ')} | ${codes.join(' ')} |`;
  });
  expect(section.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows);
});
