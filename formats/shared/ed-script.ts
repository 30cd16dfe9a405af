import { badHunkHeader, unknownOp, unterminatedBlock } from '../../src/errors.ts';
import type { DiffBlock } from './diff-blocks.ts';
import { toLineSpan } from './line-spans.ts';

/** A command of an ed script: lines [first, last) become `lines`; `first` is undefined for text behind the last line. `to` is the line after it. */
export interface EdCommand {
  readonly first: number | undefined;
  readonly last: number;
  readonly lines: readonly string[];
  readonly to: number;
}

/** Whether a line is a command that changes lines: `5,7c`, `2a`, `4d`, `1i`, `$a`. */
export const startsEdCommand = (text: string): boolean => text.length <= LONGEST_COMMAND && COMMAND.test(text);

/**
 * Reads the command at `line`. Text ends at a line that is a single dot; where the text itself has such a line, `diff -e` writes two dots, ends the
 * text, takes a dot off by `s/.//` and goes on with `a`.
 */
export const readEdCommand = (block: DiffBlock, line: number): EdCommand => {
  const command = block.at(line) ?? '';
  const [, from = '', to = from, letter = ''] = COMMAND.exec(command) ?? [];
  if (from === '$' ? letter !== 'a' : to !== from && 'ai'.includes(letter)) throw badHunkHeader(command);
  const text = letter === 'd' ? { lines: [], to: line + 1 } : readText(block, line + 1, command);
  if (from === '$') return { first: undefined, last: 0, ...text };
  if (letter === 'a') return { first: Number(from), last: Number(from), ...text };
  const before = Math.max(0, Number(from) - 1);
  return letter === 'i' ? { first: before, last: before, ...text } : { ...toLineSpan(Number(from), Number(to)), ...text };
};

/** Checks a line of a script that changes no lines. @throws EditError `unknown_op` unless it only prints, saves or leaves. */
export const checkEdLine = (text: string, path: string): void => {
  const command = text.trim();
  if (command === '' || (command.length <= LONGEST_COMMAND && HARMLESS.test(command))) return;
  if (command.startsWith('w ') && (path === '' || command.slice(2).trim() === path)) return;
  throw /^[.$%,\d]*[acdi]$/.test(command.slice(0, LONGEST_COMMAND))
    ? badHunkHeader(command)
    : unknownOp(`the ed command ${JSON.stringify(command.slice(0, 80))}`);
};

const LONGEST_COMMAND = 60;
const COMMAND = /^(\d{1,9}|\$)(?:,(\d{1,9}))?([acdi])\s*$/;
const HARMLESS = /^(?:[.$%,\d]*[pnl=]|\.|[HhPqQ]|wq?)$/;
const TAKES_DOT_OFF = ['s/.//', 's/\\.//', 's/^\\.//', 's/^\\.\\././', 's/^\\.\\.$/./'];

const readText = (block: DiffBlock, from: number, command: string): { readonly lines: readonly string[]; readonly to: number } => {
  const lines: string[] = [];
  for (let at = from; ; at++) {
    const text = block.at(at);
    if (text === undefined) throw block.explainEnd(`the text of ${command}`) ?? unterminatedBlock(`the text of ${command}`);
    if (text !== '.') {
      lines.push(text);
      continue;
    }
    if (lines.at(-1) !== '..' || !TAKES_DOT_OFF.includes(block.at(at + 1)?.trimEnd() ?? '')) return { lines, to: at + 1 };
    lines[lines.length - 1] = '.';
    if (block.at(at + 2)?.trimEnd() !== 'a') return { lines, to: at + 2 };
    at += 2;
  }
};
