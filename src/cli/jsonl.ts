import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { UsageError, unreadable } from '../errors.ts';
import { checkJsonLine } from '../suite/check-json.ts';

/** One line of a JSONL stream, with its 1-based number. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** Lines are cut at LF only: U+2028 may stand inside a JSON string. A CR before the LF is dropped; empty lines are skipped. */
export async function* readLines(file: string | undefined): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  let rest = '';
  let number = 0;
  for await (const chunk of openInput(file)) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      number += 1;
      if (part.trim() !== '') yield { number, text: part.endsWith('\r') ? part.slice(0, -1) : part };
    }
  }
  rest += decoder.decode();
  if (rest.trim() !== '') yield { number: number + 1, text: rest };
}

/** All of a file, or of standard input when no file is given. */
export const readInput = async (file: string | undefined): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of openInput(file)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** Writes a value as one line of JSON. */
export const writeLine = (value: unknown): Promise<void> => writePart(`${JSON.stringify(value)}\n`);

/** Writes text and waits where the reader is slower than we are. */
export const writePart = async (text: string): Promise<void> => {
  if (process.stdout.write(text)) return;
  await new Promise((resolve) => process.stdout.once('drain', resolve));
};

/** The value of a JSON text; undefined when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The object that a line holds, or one line that says what is wrong with it. */
export const readObject = (text: string): Readonly<Record<string, unknown>> | string => {
  const read = checkJsonLine(z.unknown(), text);
  if ('reason' in read) return read.reason;
  const { value } = read;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : 'expected a JSON object';
};

/** Whether a value is an object of path to text. */
export const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((text) => typeof text === 'string');

async function* openInput(file: string | undefined): AsyncGenerator<Uint8Array> {
  if (file === undefined && process.stdin.isTTY) throw new UsageError('expected a file, or input on standard input');
  const source: AsyncIterable<Uint8Array> = file === undefined || file === '-' ? process.stdin : createReadStream(file);
  try {
    yield* source;
  } catch (error) {
    throw unreadable(file ?? 'standard input', error);
  }
}
