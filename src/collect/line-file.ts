import { type FileHandle, open } from 'node:fs/promises';

/** A file that is written anew, line by line, some of them at a time. */
export class LineFile {
  readonly #file: FileHandle;
  #held: string[] = [];
  #size = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(path: string): Promise<LineFile> {
    return new LineFile(await open(path, 'w'));
  }

  /** Adds lines that end in a line feed. */
  async add(lines: string): Promise<void> {
    this.#held.push(lines);
    this.#size += lines.length;
    if (this.#size >= batchSize) await this.#flush();
  }

  async close(): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.#file.close();
    }
  }

  async #flush(): Promise<void> {
    await this.#file.appendFile(this.#held.join(''));
    [this.#held, this.#size] = [[], 0];
  }
}

const batchSize = 256 * 1024;
