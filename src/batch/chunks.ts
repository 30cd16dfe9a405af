import type { FileHandle } from 'node:fs/promises';

/**
 * Whole lines of a file, with the 1-based number of the first. `end` is the file offset behind them. A line over the limit is a chunk of its own, without its
 * bytes.
 */
export interface Chunk {
  readonly firstLine: number;
  readonly lines: number;
  readonly bytes: Uint8Array;
  readonly end: number;
  readonly tooLong?: true;
}

/** `chunkSize` is how much is read at once, `maxLine` the longest line that is kept; both in bytes. */
export interface ChunkOptions {
  readonly chunkSize?: number;
  readonly maxLine?: number;
  readonly skipLines?: number;
}

/** How much of a file is read at once, in bytes. */
export const defaultChunkSize = 256 * 1024;

/** The longest line of a samples file, in bytes. */
export const maxLineBytes = 64 * 1024 * 1024;

/**
 * Reads a file as chunks of whole lines, holding one chunk (or one long line) in memory.
 * Lines end in a line feed; the last one may end with the file. Lines up to `skipLines` are passed over.
 */
export async function* readChunks(file: FileHandle, options: ChunkOptions = {}): AsyncGenerator<Chunk> {
  const { skipLines = 0 } = options;
  for await (const chunk of readAll(file, options)) {
    const skipped = skipLines - chunk.firstLine + 1;
    if (skipped <= 0) yield chunk;
    else if (skipped < chunk.lines) yield dropLines(chunk, skipped);
  }
}

async function* readAll(file: FileHandle, { chunkSize = defaultChunkSize, maxLine = maxLineBytes }: ChunkOptions): AsyncGenerator<Chunk> {
  const state = new LineCutter(maxLine);
  const block = Buffer.allocUnsafeSlow(chunkSize);
  for (let position = 0; ; ) {
    const { bytesRead } = await file.read(block, 0, chunkSize, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    yield* state.push(block.subarray(0, bytesRead));
  }
  yield* state.finish();
}

/**
 * Cuts blocks into chunks of whole lines, which are copied, since a block is read into again; keeps the unfinished line between blocks, but never more of it
 * than the limit.
 */
class LineCutter {
  readonly #maxLine: number;
  #held: Buffer[] = [];
  #heldSize = 0;
  #line = 1;
  #offset = 0;

  constructor(maxLine: number) {
    this.#maxLine = maxLine;
  }

  *push(block: Buffer): Generator<Chunk> {
    const first = block.indexOf(lineFeed);
    if (first === -1) return this.#hold(block);
    let rest = block;
    if (this.#heldSize + first > this.#maxLine) {
      yield this.#emitTooLong(first + 1);
      rest = block.subarray(first + 1);
    }
    const last = rest.lastIndexOf(lineFeed);
    if (last !== -1) yield this.#emit(rest.subarray(0, last + 1), countLineFeeds(rest));
    this.#hold(rest.subarray(last + 1));
  }

  *finish(): Generator<Chunk> {
    if (this.#heldSize > this.#maxLine) yield this.#emitTooLong(0);
    else if (this.#heldSize > 0) yield this.#emit(Buffer.alloc(0), 1);
  }

  #hold(block: Buffer): void {
    this.#heldSize += block.length;
    if (this.#heldSize > this.#maxLine) this.#held = [];
    else if (block.length > 0) this.#held.push(Buffer.from(block));
  }

  #emit(tail: Buffer, lines: number): Chunk {
    const bytes = Buffer.concat([...this.#held, tail]);
    return this.#advance({ firstLine: this.#line, lines, bytes, end: this.#offset + bytes.length });
  }

  #emitTooLong(tailSize: number): Chunk {
    return this.#advance({ firstLine: this.#line, lines: 1, bytes: new Uint8Array(), end: this.#offset + this.#heldSize + tailSize, tooLong: true });
  }

  #advance(chunk: Chunk): Chunk {
    this.#line += chunk.lines;
    this.#offset = chunk.end;
    this.#held = [];
    this.#heldSize = 0;
    return chunk;
  }
}

const lineFeed = 0x0a;

/** How many lines end in some bytes. */
export const countLineFeeds = (bytes: Uint8Array): number => {
  let count = 0;
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) count++;
  return count;
};

const dropLines = (chunk: Chunk, count: number): Chunk => {
  let from = 0;
  for (let line = 0; line < count; line++) from = chunk.bytes.indexOf(lineFeed, from) + 1;
  return { ...chunk, firstLine: chunk.firstLine + count, lines: chunk.lines - count, bytes: chunk.bytes.slice(from) };
};

/** The lines of a chunk, one chunk each; `bytes` without the line feed. */
export function* splitLines(chunk: Pick<Chunk, 'firstLine' | 'bytes'>): Generator<{ readonly line: number; readonly bytes: Uint8Array }> {
  let line = chunk.firstLine;
  for (let from = 0; from < chunk.bytes.length; line++) {
    const end = chunk.bytes.indexOf(lineFeed, from);
    const to = end === -1 ? chunk.bytes.length : end;
    yield { line, bytes: chunk.bytes.subarray(from, to) };
    from = to + 1;
  }
}
