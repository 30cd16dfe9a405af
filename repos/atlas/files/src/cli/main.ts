#!/usr/bin/env node
import { buildSite } from '../build.ts';
import { formatReport } from '../diagnostics/format-report.ts';
import { readArgs, usage } from './args.ts';
import { readFolder } from './read-folder.ts';
import { copyAssets, writeFolder } from './write-folder.ts';

/** Does what the words ask for, and answers the exit code: 0 done, 1 something is wrong with the site, 2 with the words. */
export async function main(words: readonly string[], today: string, print: (text: string) => void): Promise<number> {
  const request = readArgs(words);
  if (request.command === 'help') {
    print(usage);
    return 0;
  }
  if (request.command === 'wrong') {
    print(`${request.reason}\n\n${usage}`);
    return 2;
  }
  const { files, assets, diagnostics } = buildSite(await readFolder(request.folder), today);
  print(formatReport(diagnostics));
  if (files.size === 0 || (request.strict && diagnostics.length > 0)) return 1;
  await writeFolder(request.out, files);
  await copyAssets(request.folder, request.out, assets);
  return 0;
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), new Date().toISOString().slice(0, 10), (text) => process.stdout.write(text));
}
