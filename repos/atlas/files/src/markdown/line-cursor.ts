/** A line of a file, counted from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** A place among lines that only moves forward. */
export class LineCursor {
  readonly #lines: readonly Line[];
  #at = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  /** The line that comes next, if there is one; `ahead` looks further. */
  peek(ahead = 0): Line | undefined {
    return this.#lines[this.#at + ahead];
  }

  /** Takes the next line. */
  take(): Line | undefined {
    const line = this.#lines[this.#at];
    this.#at += 1;
    return line;
  }

  /** Takes lines as long as they pass. */
  takeWhile(passes: (line: Line) => boolean): Line[] {
    const taken: Line[] = [];
    for (let line = this.peek(); line && passes(line); line = this.peek()) {
      taken.push(line);
      this.#at += 1;
    }
    return taken;
  }
}
