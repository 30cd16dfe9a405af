import { type EditError, truncated, unterminatedBlock } from '../../src/errors.ts';
import { readInfoPath } from './block-paths.ts';
import { closesFence, openFence } from './fences.ts';
import { readPathLine } from './paths-in-prose.ts';
import type { ResponseLines } from './response-lines.ts';

/** A stretch of a response: what is in one fence, or what stands between two. `at` gives no line outside of it. */
export interface DiffBlock {
  readonly from: number;
  readonly to: number;
  readonly fenced: boolean;
  /** The path on the fence or right above it; '' when there is none. */
  readonly path: string;
  /** A line without the indentation of the fence and without a carriage return at its end. */
  at(line: number): string | undefined;
  /** What is wrong when something is incomplete at the end of the block; undefined where the block itself is whole. */
  explainEnd(what: string): EditError | undefined;
}

/** Cuts a response into fences and what is between. A closing fence is indented no deeper than the opening one: lines of a diff may show fences as context. */
export const listDiffBlocks = (lines: ResponseLines, cut: boolean): DiffBlock[] => {
  const blocks: DiffBlock[] = [];
  let from = 0;
  let open: { readonly marker: string; readonly indent: number; readonly path: string } | undefined;
  const close = (to: number, closed: boolean): void => {
    if (open !== undefined || to > from) blocks.push(toBlock(lines, { from, to, closed, cut: cut && to === lines.count, ...open }));
    from = to + 1;
  };
  for (let line = 0; line < lines.count; line++) {
    const text = lines.at(line) ?? '';
    const fence = openFence(text);
    if (fence === undefined) continue;
    if (open === undefined) {
      close(line, true);
      open = { ...fence, path: readInfoPath(fence.info) ?? findPathLine(lines, line) };
    } else if (fence.indent <= open.indent && closesFence(text, open.marker)) {
      close(line, true);
      open = undefined;
    }
  }
  close(lines.count, open === undefined);
  return blocks;
};

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
  readonly cut: boolean;
  readonly marker?: string;
  readonly indent?: number;
  readonly path?: string;
}

const toBlock = (lines: ResponseLines, { from, to, closed, cut, marker, indent = 0, path = '' }: Bounds): DiffBlock => {
  const at = (line: number): string | undefined => {
    const text = line >= from && line < to ? lines.at(line) : undefined;
    return text === undefined ? undefined : dropReturn(indent === 0 ? text : dropIndent(text, indent));
  };
  const explainEnd = (what: string): EditError | undefined => {
    if (cut) return truncated(`${what} is incomplete`);
    return closed ? undefined : unterminatedBlock(`the fence around ${what}`);
  };
  return { from, to, path, fenced: marker !== undefined, at, explainEnd };
};

/** The path on the last written line above a fence, behind at most one empty line. */
const findPathLine = (lines: ResponseLines, fence: number): string => {
  const above = [1, 2].map((back) => lines.at(fence - back) ?? '').find((text) => text.trim() !== '');
  return (above === undefined ? undefined : readPathLine(above)) ?? '';
};

const dropIndent = (text: string, indent: number): string => {
  let from = 0;
  while (from < indent && text[from] === ' ') from++;
  return text.slice(from);
};

const dropReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);
