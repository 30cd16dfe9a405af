import { expect, test } from 'vitest';
import { printScore } from '../../src/cli/print-score.ts';
import { defaultProfile } from '../../src/edit/profiles.ts';
import { embeddedSuite } from '../../src/suite/load.ts';

test.each([
  ['what it does by itself', { suite: embeddedSuite, profile: defaultProfile.name }, [], 'score a.jsonl --out run'],
  ['no suite', { profile: 'lenient' }, ['--workers', '2'], 'score a.jsonl --out run --profile lenient --workers 2'],
  ['a suite of its own', { suite: 'my suite', profile: 'strict' }, [], "score a.jsonl --out run --suite 'my suite'"],
])('prints the command that goes on with scoring, of %s', (_, told, more, command) => {
  expect(printScore({ file: 'a.jsonl', out: 'run', ...told }, more)).toMatch(new RegExp(`^[^']* ${command}$`));
});
