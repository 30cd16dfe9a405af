import type { Response } from '../../src/types.ts';
import { writeArguments } from './arguments-length.ts';
import { readInfoPath } from './block-paths.ts';
import { closesFence, openFence } from './fences.ts';
import { readMarker } from './markers.ts';
import { readPatchText } from './patch-text.ts';
import { readPathLine } from './paths-in-prose.ts';
import { isPlaceholder } from './placeholder-comments.ts';
import { type ResponseLines, splitResponse } from './response-lines.ts';
import { jsonSigns, lineSigns, type Sign, toolSigns } from './signs.ts';
import { findWrittenCalls } from './written-calls.ts';

/** The signs of edit formats in a response, each once. One pass over the text; drafts do not count. */
export const listSigns = (response: Response): ReadonlySet<Sign> => {
  const lines = splitResponse(readPatchText(response.text));
  const scan: Scan = { lines, signs: new Set(), fence: undefined, written: '', jsonFrom: 0 };
  for (let line = 0; line < lines.count; line++) readLine(scan, line);
  closeJson(scan, lines.count);
  const calls = response.toolCalls.length > 0 ? response.toolCalls : findWrittenCalls(response.text);
  for (const call of calls) if ('name' in call) readCall(scan.signs, call.name, writeArguments(call.arguments));
  return scan.signs;
};

interface Scan {
  readonly lines: ResponseLines;
  readonly signs: Set<Sign>;
  fence: OpenFence | undefined;
  /** The last line outside of fences that is not empty. */
  written: string;
  /** The first line of the stretch that may hold JSON; undefined within other fences. */
  jsonFrom: number | undefined;
}

interface OpenFence {
  readonly marker: string;
  readonly info: string;
  readonly line: number;
}

const LONGEST_LINE = 300;

const readLine = (scan: Scan, line: number): void => {
  const text = (scan.lines.at(line) ?? '').slice(0, LONGEST_LINE).trimEnd();
  if (turnFence(scan, text, line)) return;
  const trimmed = text.trimStart();
  const next = scan.lines.at(line + 1)?.slice(0, LONGEST_LINE) ?? '';
  for (const { sign, test } of lineSigns.get(trimmed.charAt(0)) ?? []) {
    if (!scan.signs.has(sign) && test(text.startsWith('@') ? text : trimmed, next)) scan.signs.add(sign);
  }
  readConflict(scan, text, line);
  readPlaceholder(scan, trimmed);
  if (scan.fence === undefined && trimmed !== '') scan.written = trimmed;
};

/** Follows the fences; whether the line is one. A fence of Markdown without a path wraps an answer and is none. */
const turnFence = (scan: Scan, text: string, line: number): boolean => {
  if (scan.fence !== undefined) {
    if (!closesFence(text, scan.fence.marker)) return false;
    if (scan.jsonFrom === undefined) scan.jsonFrom = line + 1;
    scan.fence = undefined;
    scan.written = '';
    return true;
  }
  const opened = openFence(text);
  if (opened === undefined) return false;
  const language = opened.info.split(/[\s:{]/, 1)[0]?.toLowerCase() ?? '';
  const path = readInfoPath(opened.info) ?? readPathLine(scan.written);
  if (path === undefined && WRAPPERS.has(language)) return true;
  scan.fence = { marker: opened.marker, info: language, line };
  scan.signs.add(DIFFS.has(language) ? 'diff-fence' : language === 'ed' ? 'ed-fence' : 'fence');
  if (path !== undefined && (!NO_FILES.has(language) || /\.(?:diff|patch)$/.test(path))) scan.signs.add('named-fence');
  if (language !== '' && !JSONS.has(language) && !/^\s{0,99}[[{]/.test(scan.lines.at(line + 1) ?? '')) closeJson(scan, line);
  return true;
};

const DIFFS = new Set(['diff', 'udiff', 'patch']);
const WRAPPERS = new Set(['md', 'markdown']);
const JSONS = new Set(['python', 'py', 'json', 'jsonc', 'json5', 'jsonl', 'ndjson']);
const NO_FILES = new Set([...DIFFS, 'ed', 'bash', 'sh', 'shell', 'zsh', 'console', 'powershell', 'terminal']);

/** Looks for the signs of JSON edits up to a line. */
const closeJson = (scan: Scan, line: number): void => {
  if (scan.jsonFrom === undefined) return;
  const { lines, signs, jsonFrom } = scan;
  scan.jsonFrom = undefined;
  const parts: string[] = [];
  for (let at = jsonFrom; at < line; at++) parts.push(lines.at(at) ?? '');
  const text = parts.join('\n');
  if (!/["']\s{0,9}:/.test(text)) return;
  for (const { sign, pattern } of jsonSigns) if (!signs.has(sign) && pattern.test(text)) signs.add(sign);
};

/** The path of the first SEARCH block stands within the fence of the block, above it, or nowhere. */
const readConflict = ({ signs, lines, fence, written }: Scan, text: string, line: number): void => {
  const marker = readMarker(text, line);
  if (marker === undefined || marker.kind === 'divider') return;
  const char = text.charAt(marker.indent);
  if (char === '-' || char === '+') signs.add('cline-marker');
  if (marker.kind === 'end') signs.add('conflict-end');
  if (marker.kind === 'end' || signs.has('conflict-head')) return;
  signs.add('conflict-head');
  if (lines.at(line + 1)?.trimEnd() === '-------') signs.add('head-rule');
  const inside = fence !== undefined && listBetween(lines, fence.line + 1, line).some((above) => readPathLine(above) !== undefined);
  if (inside) signs.add('path-inside');
  else if (readPathLine(written) !== undefined || (fence !== undefined && readInfoPath(openFence(lines.at(fence.line) ?? '')?.info ?? '') !== undefined)) {
    signs.add('path-above');
  }
};

/** The last three lines of a stretch. */
const listBetween = (lines: ResponseLines, from: number, to: number): string[] =>
  [3, 2, 1].map((back) => to - back).flatMap((line) => (line >= from ? [lines.at(line) ?? ''] : []));

/** Outside of fences, where prose stands too, a placeholder says less. */
const readPlaceholder = ({ signs, fence }: Scan, line: string): void => {
  const sign = fence === undefined ? 'loose-placeholder' : 'placeholder';
  if (!signs.has(sign) && mayStandForCode(line) && isPlaceholder(line)) signs.add(sign);
};

/** Whether a line may be such a comment, by what is cheap to see. */
const mayStandForCode = (line: string): boolean => '/#<{-*;%'.includes(line.charAt(0)) && (line.includes('...') || line.includes('…'));

/** The server that a tool comes from may stand before its name. */
const readCall = (signs: Set<Sign>, name: string, json: string): void => {
  const known = toolSigns.get(name.split(/__|[./:]/).at(-1) ?? '');
  if (known !== undefined) signs.add(known);
  for (const { sign, pattern } of jsonSigns) if (pattern.test(json)) signs.add(CALLED.get(sign) ?? sign);
  if (json.includes('*** Begin Patch')) signs.add('begin-patch');
  if (/(?:<<<<<<<|-------) SEARCH/.test(json)) signs.add('called-conflict');
};

/** Signs that mean another format in the arguments of a call than in JSON as text. */
const CALLED: ReadonlyMap<Sign, Sign> = new Map([
  ['json-old', 'called-old'],
  ['json-new', 'called-new'],
]);
