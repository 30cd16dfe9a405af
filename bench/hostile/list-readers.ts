import { listReaders } from './readers.ts';

/** Prints the names of all readers. */
for (const { name } of listReaders()) process.stdout.write(`${JSON.stringify({ reader: name })}\n`);
