import { Readable } from 'node:stream';
import { main } from '../../src/cli.ts';

/** A command as it is typed: in which folder, with which arguments, and what stands on its standard input. */
export interface CommandLine {
  readonly folder: string;
  readonly args: readonly string[];
  readonly stdin: string;
}

/** What a person sees of it. */
export interface Seen {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

type Stream = 'stdout' | 'stderr';

/** Runs a command as `bin/diffgauge.mjs` does, in this process, which has loaded the program already. */
const run = async ({ folder, args, stdin }: CommandLine): Promise<Seen> => {
  process.chdir(folder);
  Object.defineProperty(process, 'stdin', { value: Readable.from(stdin === '' ? [] : [Buffer.from(stdin)]), configurable: true });
  const caught = { stdout: catchWrites('stdout'), stderr: catchWrites('stderr') };
  process.exitCode = 0;
  await main(args);
  process.stdout.removeAllListeners('error');
  return { stdout: caught.stdout(), stderr: caught.stderr(), code: Number(process.exitCode) };
};

/** Keeps what is written to a stream from now on; gives it all, and lets the stream go. */
const catchWrites = (name: Stream): (() => string) => {
  const stream = process[name];
  const parts: Buffer[] = [];
  const write = stream.write;
  stream.write = (part: string | Uint8Array, ...rest: readonly unknown[]): boolean => {
    parts.push(Buffer.from(part as string));
    const done = rest.find((one) => typeof one === 'function');
    if (done !== undefined) process.nextTick(done as () => void);
    return true;
  };
  return () => {
    stream.write = write;
    return Buffer.concat(parts).toString('utf8');
  };
};

process.on('message', (line: CommandLine) => {
  run(line).then((seen) => process.send?.(seen));
});
