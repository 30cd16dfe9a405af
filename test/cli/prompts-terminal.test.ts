import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { addPrompts } from '../../src/cli/prompts.ts';
import { writeTinySuite } from '../suite/tiny-suite.ts';

const root = mkdtempSync(join(tmpdir(), 'diffgauge-prompts-'));
afterAll(() => rmSync(root, { recursive: true }));
const wasTerminal = process.stdout.isTTY;
afterEach(() => {
  process.stdout.isTTY = wasTerminal;
});

const hostile = '\u001b[2J\u001b]0;owned\u0007';
const file = join(root, 'ours.md');
writeFileSync(file, `---\nname: ours\ndescription: Clears a screen\n---\n${hostile}\n{{instruction}}\n\n{{files}}\n\n{{format}}\n`);
const suite = await writeTinySuite(join(root, 'suite'));

const show = async (isTerminal: boolean): Promise<string> => {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  process.stdout.isTTY = isTerminal;
  const program = new Command();
  addPrompts(program, () => {});
  await program
    .parseAsync(['node', 'diffgauge', 'prompts', 'show', file, '--task', 'alpha/fix', '--format', 'git-diff', '--suite', suite])
    .finally(() => write.mockRestore());
  return written.join('');
};

test('prints nothing to a terminal that would command it', async () => {
  const text = await show(true);
  expect(text).toContain('[2J');
  expect(text).not.toContain('\u001b');
});

test('keeps every byte of a prompt that goes into a file or a pipe', async () => {
  expect(await show(false)).toContain(hostile);
});
