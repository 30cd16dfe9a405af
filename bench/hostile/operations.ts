import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';
import { watchBuiltins } from './builtins.ts';
import { type ScriptCoverage, sumCoverage } from './coverage.ts';

/** Runs a piece of code and counts its operations. */
export type Counter = (run: () => void) => number;

/**
 * Counts what code of ours does, the same on every machine: the characters of source that were executed (from the block counts of V8's precise
 * coverage), and those characters and elements that builtins scanned or copied, rounded up. Start it before the code to be counted is
 * imported, since only code compiled afterwards has counters. The process runs unoptimised from then on: inlined calls would not be counted.
 */
export const startCounting = (isOurs: (url: string) => boolean): Counter => {
  for (const flag of ['--no-opt', '--no-maglev']) setFlagsFromString(flag);
  const session = new Session();
  session.connect();
  const takeCoverage = (): readonly ScriptCoverage[] => {
    let taken: readonly ScriptCoverage[] = [];
    // The session lives in this thread: it answers before it returns.
    session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      taken = result.filter(({ url }) => isOurs(url));
    });
    return taken;
  };
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return (run) => {
    takeCoverage();
    const builtins = watchBuiltins(run);
    return builtins + sumCoverage(takeCoverage());
  };
};
