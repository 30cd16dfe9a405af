import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Puts the beginning of the demo's report into the README, as it is printed today. */
const root = join(import.meta.dirname, '..');
const readme = join(root, 'README.md');
const first = 'How far answers come, by model';

const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'bin/diffgauge.mjs'), 'demo'], { encoding: 'utf8' });
const from = stdout.indexOf(first);
const to = stdout.indexOf('How far answers come, by format');
if (status !== 0 || from === -1 || to === -1) throw new Error(`the demo did not print its report: ${stderr}`);

const text = readFileSync(readme, 'utf8');
const start = text.indexOf(first);
const end = text.indexOf('```', start);
if (start === -1 || end === -1) throw new Error(`README.md shows no report: expected a fence that begins with "${first}"`);
writeFileSync(readme, `${text.slice(0, start)}${stdout.slice(from, to).trimEnd()}\n${text.slice(end)}`);
