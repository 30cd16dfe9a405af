import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Duplex, Readable, Writable } from 'node:stream';
import { InfraError } from '../../errors.ts';
import type { InsideJob, InsideReport } from '../inside/job.ts';
import { filterChannel, type LaunchLine } from './launch-line.ts';
import type { Limits } from './limits.ts';
import { watchMemory } from './memory-watch.ts';
import { listChildren } from './process-tree.ts';

/** How a sandboxed process ended: with its report, or for what reason without one. `printed` is the end of what it printed. */
export interface Ended {
  readonly why: 'report' | 'wall' | 'memory' | 'output' | 'stopped' | 'left';
  readonly report?: InsideReport;
  /** Whether the tree was laid, so that code of the candidate may have run. */
  readonly begun: boolean;
  readonly exit: number | null;
  readonly signal: string | null;
  readonly printed: string;
  readonly ms: number;
}

/** A process that waits for its one job; it is killed, with all it started, as soon as it gave its report or broke a limit. */
export class SandboxedProcess {
  readonly #child: ChildProcess;
  readonly #limits: Limits;
  readonly #hasNamespace: boolean;
  readonly #token = randomBytes(16).toString('hex');
  readonly #ready = Promise.withResolvers<void>();
  readonly #ended = Promise.withResolvers<Ended>();
  #why: Ended['why'] = 'left';
  #report: InsideReport | undefined;
  #lines = '';
  #printed = '';
  #size = 0;
  #start = 0;
  #begun = false;
  #isClosed = false;

  constructor({ program, args, environment, folder, filter, hasNamespace, clear }: LaunchLine, limits: Limits) {
    this.#limits = limits;
    this.#hasNamespace = hasNamespace === true;
    this.#child = spawn(program, args, {
      stdio: ['pipe', 'pipe', 'pipe', 'pipe', filter ? 'pipe' : 'ignore'],
      env: environment,
      ...(folder && { cwd: folder }),
      detached: true,
    });
    const [, output, errors, channel] = this.#child.stdio;
    for (const stream of [output, errors]) (stream as Readable).setEncoding('utf8').on('data', (text: string) => this.#print(text));
    (channel as Duplex).setEncoding('utf8').on('data', (text: string) => this.#hear(text));
    for (const stream of this.#child.stdio) stream?.on('error', () => undefined);
    (this.#child.stdio[filterChannel] as Writable | null)?.end(filter);
    this.#ready.promise.catch(() => undefined);
    this.#child.on('error', (error) => this.#finish(null, null, error.message));
    this.#child.on('exit', () => {
      if (this.#why !== 'left') this.#letGo();
    });
    this.#child.on('close', (exit, signal) => this.#finish(exit, signal));
    if (clear) this.#ended.promise.then(clear);
  }

  /** @throws InfraError when it ends before it is ready. */
  get ready(): Promise<void> {
    return this.#ready.promise;
  }

  get ended(): Promise<Ended> {
    return this.#ended.promise;
  }

  /** Gives it its job, and the time it has for it. */
  async run(job: Omit<InsideJob, 'token'>): Promise<Ended> {
    await this.#ready.promise;
    this.#start = performance.now();
    const { wallMs, memoryOfAll } = this.#limits;
    const timer = setTimeout(() => this.kill('wall'), wallMs);
    const unwatch = watchMemory(this.#child.pid ?? 0, memoryOfAll, () => this.kill('memory'));
    (this.#child.stdin as Writable).end(JSON.stringify({ token: this.#token, ...job }));
    return this.#ended.promise.finally(() => {
      clearTimeout(timer);
      unwatch();
    });
  }

  /** Kills it and all it started, also where only what it started still runs. */
  kill(why: Ended['why'] = 'stopped'): void {
    if (this.#why === 'left') this.#why = why;
    if (this.#isClosed || this.#child.pid === undefined) return;
    const first = this.#hasNamespace ? listChildren(this.#child.pid) : [];
    for (const pid of first.length > 0 ? first : [-this.#child.pid]) this.#signal(pid);
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) this.#letGo();
  }

  #signal(pid: number): void {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      this.#child.kill('SIGKILL');
    }
  }

  /** What left the process group may hold the pipes open for ever; what was printed until now is read first. */
  #letGo(): void {
    setImmediate(() => {
      for (const stream of this.#child.stdio) stream?.destroy();
    });
  }

  #print(text: string): void {
    this.#count(text);
    this.#printed = (this.#printed + text).slice(-shown);
  }

  #hear(text: string): void {
    this.#count(text);
    this.#lines += text;
    for (let end = this.#lines.indexOf('\n'); end !== -1; end = this.#lines.indexOf('\n')) {
      const line = this.#lines.slice(0, end);
      this.#lines = this.#lines.slice(end + 1);
      if (line === 'ready') this.#ready.resolve();
      else if (line === 'begun') this.#begun = true;
      else if (this.#report === undefined && line.startsWith(`${this.#token} `)) {
        this.#report = JSON.parse(line.slice(this.#token.length + 1));
        this.kill('report');
      }
    }
  }

  #count(text: string): void {
    this.#size += text.length;
    if (this.#size > this.#limits.output) this.kill('output');
  }

  #finish(exit: number | null, signal: string | null, message = this.#printed): void {
    this.#isClosed = true;
    this.#ready.reject(
      new InfraError(`no test can be run, its process did not start: ${message.trim().split('\n').at(-1) || `exit status ${exit ?? signal}`}`),
    );
    const ms = this.#start === 0 ? 0 : performance.now() - this.#start;
    const report = this.#why === 'report' && this.#report !== undefined ? { report: this.#report } : {};
    this.#ended.resolve({ why: this.#why, ...report, begun: this.#begun, exit, signal, printed: this.#printed, ms });
  }
}

/** How much of what a process printed is kept. */
const shown = 16_384;
