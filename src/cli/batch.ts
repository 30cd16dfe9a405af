import type { Command } from 'commander';
import { addBatchExport } from './batch-export.ts';
import { addBatchImport } from './batch-import.ts';

/** Adds `batch` with its commands: a run by way of OpenAI's Batch API. */
export const addBatch = (program: Command, done: (code: number) => void): void => {
  const command = program.command('batch').description("collect responses by OpenAI's Batch API: write its request files, read what comes back");
  for (const add of [addBatchExport, addBatchImport]) add(command, done);
};
