import { statSync } from 'node:fs';
import { join } from 'node:path';
import { score } from '../../src/cli/score.ts';

const [file = '', suite = '', out = '', workers = '1', signal] = process.argv.slice(2);

/** Sends this process the signal once the run folder holds a result: looked at between any two writes, so that it is in the middle on any machine. */
const stopInTheMiddle = (name: string): void => {
  if ((statSync(join(out, 'results.jsonl'), { throwIfNoEntry: false })?.size ?? 0) > 0) process.kill(process.pid, name);
  else setImmediate(stopInTheMiddle, name);
};

if (signal !== undefined) stopInTheMiddle(signal);
process.exitCode = await score(file, { suite, out, profile: 'strict', workers: Number(workers) });
