import { Session } from 'node:inspector';
import { pathToFileURL } from 'node:url';

/** A stretch of a script and how often it ran; stretches inside of others count before them. */
export type RanRange = readonly [from: number, to: number, count: number];

/** The flag by which a process may watch itself; without it there is no coverage. */
export const coverageFlag = '--allow-inspector';

/**
 * Begins to note which code below the root runs, where this process was started with the flag for it. What is given says so far, as JSON of paths with
 * their ranges; it is no more to be trusted than the code that runs.
 */
export const watchCoverage = (root: string): (() => string) | undefined => {
  if (!process.execArgv.includes(coverageFlag)) return undefined;
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const below = `${pathToFileURL(root).href}/`;
  return () => {
    let scripts: readonly (readonly [string, readonly RanRange[]])[] = [];
    session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error !== null) return;
      const own = taken.result.filter(({ url }) => url.startsWith(below));
      scripts = own.map(({ url, functions }) => [
        decodeURIComponent(url.slice(below.length)),
        functions.flatMap(({ ranges }) => ranges.map(({ startOffset, endOffset, count }): RanRange => [startOffset, endOffset, count])),
      ]);
    });
    return JSON.stringify(scripts);
  };
};
