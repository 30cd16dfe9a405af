import { parentPort } from 'node:worker_threads';
import { createScorer } from '../../src/score/score.ts';

// Scores one edit of two files many times, and posts how many wanted leaves were done in all.

const before = 'export const a = 1;\n'.repeat(300);
const files = new Map([
  ['a.ts', before],
  ['b.css', 'a { b: c }\n'],
]);
const after = new Map([
  ['a.ts', before.replace('1', '2')],
  ['b.css', 'a { b: d }\n'],
]);
const scores = Array.from({ length: 20 }, () => createScorer({ files, references: [after], noop: false }).score(after));
parentPort?.postMessage(scores.reduce((sum, { done }) => sum + done, 0));
