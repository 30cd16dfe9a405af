import { type FileHandle, open } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import { readChunks, splitLines } from './chunks.ts';

/**
 * An append-only file of JSON objects, one a line, each with the number `line` of the sample that it is about, in their order. A killed process loses at most
 * the line that was being written.
 */
export class LineLog {
  /** The `line` of the last entry; 0 where there is none. */
  readonly lastLine: number;
  #count: number;
  readonly #file: FileHandle;

  private constructor(file: FileHandle, found: Found) {
    this.#file = file;
    this.lastLine = found.lastLine;
    this.#count = found.count;
  }

  /**
   * Opens a log, new or as a killed process left it, and cuts what was not finished; of entries about a line behind `upTo`, too.
   * @throws UsageError when the file is damaged in another way.
   */
  static async open(path: string, upTo = Number.POSITIVE_INFINITY): Promise<LineLog> {
    const file = await open(path, 'a+');
    try {
      const found = upTo === Number.POSITIVE_INFINITY ? await findEnd(file, path) : await findEndUpTo(file, path, upTo);
      await file.truncate(found.end);
      return new LineLog(file, found);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  /** Entries written, by this process and those before it. */
  get count(): number {
    return this.#count;
  }

  /** Writes whole lines, so many of them, in one go. */
  async append(lines: string | Uint8Array, count: number): Promise<void> {
    if (count > 0) await this.#file.appendFile(lines);
    this.#count += count;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/** How much of a log stands: its size in bytes, its entries, and the `line` of the last one. */
interface Found {
  readonly end: number;
  readonly count: number;
  readonly lastLine: number;
}

const findEnd = async (file: FileHandle, name: string): Promise<Found> => {
  let end = 0;
  let count = 0;
  let lastBytes: Uint8Array = new Uint8Array();
  for await (const chunk of readChunks(file, { maxLine: Number.POSITIVE_INFINITY })) {
    const whole = chunk.bytes.lastIndexOf(lineFeed) + 1;
    if (whole === 0) break;
    lastBytes = chunk.bytes;
    end = chunk.end;
    count += chunk.lines;
  }
  const from = lastBytes.lastIndexOf(lineFeed, lastBytes.length - 2) + 1;
  return { end, count, lastLine: count === 0 ? 0 : readLineNumber(lastBytes.subarray(from), name, count) };
};

const findEndUpTo = async (file: FileHandle, name: string, upTo: number): Promise<Found> => {
  let found: Found = { end: 0, count: 0, lastLine: 0 };
  for await (const chunk of readChunks(file, { maxLine: Number.POSITIVE_INFINITY })) {
    if (chunk.bytes.at(-1) !== lineFeed) break;
    for (const { line, bytes } of splitLines(chunk)) {
      const lastLine = readLineNumber(bytes, name, line);
      if (lastLine > upTo) return found;
      found = { end: found.end + bytes.length + 1, count: found.count + 1, lastLine };
    }
  }
  return found;
};

const lineFeed = 0x0a;

/** The `line` of an entry. */
const readLineNumber = (bytes: Uint8Array, name: string, at: number): number => {
  try {
    const entry: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (typeof entry === 'object' && entry !== null && 'line' in entry && typeof entry.line === 'number') return entry.line;
  } catch {}
  throw new UsageError(`${name}:${at}: expected JSON with the number "line", but the file is damaged; --restart begins anew`);
};
