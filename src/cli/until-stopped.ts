/** What became of work that may be stopped by a signal; `signal` is the one that came. */
export interface Stopped<Value> {
  readonly value: Value;
  readonly signal: unknown;
}

/** Does work that ends early, in order, when the process is told to stop (Ctrl-C, SIGTERM). */
export const untilStopped = async <Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Stopped<Value>> => {
  const stop = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => stop.abort(signal);
  for (const signal of stopSignals) process.once(signal, onSignal);
  try {
    const value = await work(stop.signal);
    return { value, signal: stop.signal.reason };
  } finally {
    for (const signal of stopSignals) process.removeListener(signal, onSignal);
  }
};

const stopSignals = ['SIGINT', 'SIGTERM'] as const;

/** Says what stands, and the command that goes on with it; gives the exit code of a process that a signal ended. */
export const sayStopped = (what: string, command: string, signal: unknown): number => {
  process.stderr.write(`diffgauge: stopped after ${what}; this goes on from there:\n  ${command}\n`);
  return signal === 'SIGTERM' ? 143 : 130;
};
