import { startCounting } from './operations.ts';

/** Prints, for every hostile text of one reader, how many times as many operations twice the text takes. */
const count = startCounting((url) => /\/(?:formats|src)\/[\w/-]+\.ts$/.test(url));
const { listTrials } = await import('./trials.ts');

const [, , reader = ''] = process.argv;
const SIZE = 65_536;

for (const { text, prepare } of listTrials(reader)) {
  const [once, twice] = [prepare(SIZE, 1), prepare(SIZE, 2)];
  let outcome = '';
  const operations = [once, twice].map((run) =>
    count(() => {
      outcome = run();
    }),
  );
  const [one = 1, two = 1] = operations;
  process.stdout.write(`${JSON.stringify({ reader, text, outcome, operations: Number((two / one).toFixed(3)) })}\n`);
}
