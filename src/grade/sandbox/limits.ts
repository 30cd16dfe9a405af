/** What one job may use. Sizes are in bytes. */
export interface Limits {
  /** From the start of the job until it ended, in ms. */
  readonly wallMs: number;
  /** Of each process, in seconds of CPU time. */
  readonly cpuSeconds: number;
  /** Of each process: what it may write to, without what files are mapped. */
  readonly memory: number;
  /** Of all processes together. They are looked at a few times a second, so that for a moment it can be more. */
  readonly memoryOfAll: number;
  /** Processes and threads together. */
  readonly processes: number;
  /** Of each file. */
  readonly file: number;
  /** Of the tree and of `/tmp`, each. */
  readonly disk: number;
  /** What the job prints, and what its report may be. */
  readonly output: number;
}

const mebi = 2 ** 20;

/** The limits of a job, unless a caller says otherwise. */
export const defaultLimits: Limits = {
  wallMs: 60_000,
  cpuSeconds: 60,
  memory: 1024 * mebi,
  memoryOfAll: 2048 * mebi,
  processes: 128,
  file: 32 * mebi,
  disk: 64 * mebi,
  output: 8 * mebi,
};
