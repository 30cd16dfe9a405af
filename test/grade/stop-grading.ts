import { readFileSync } from 'node:fs';
import { main } from '../../src/cli.ts';

const [grades = '', ...args] = process.argv.slice(2);

/** Stops this process, as it is, once there is a grade: looked at between any two writes, so that it is in the middle on any machine. */
const stopInTheMiddle = (): void => {
  if (readGrades().includes('\n')) process.kill(process.pid, 'SIGSTOP');
  else setImmediate(stopInTheMiddle);
};

const readGrades = (): string => {
  try {
    return readFileSync(grades, 'utf8');
  } catch {
    return '';
  }
};

stopInTheMiddle();
await main(args);
