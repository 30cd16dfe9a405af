import type { Block, Inline } from './ast.ts';
import type { Line, LineCursor } from './line-cursor.ts';
import type { Slugger } from './slugger.ts';

/** Where a label such as `[label]` leads. */
export interface Definition {
  readonly target: string;
  readonly title?: string;
}

/** What the parsers of a text share. */
export interface ParseContext {
  readonly slugger: Slugger;
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly parseBlocks: (lines: readonly Line[]) => Block[];
  readonly parseInlines: (text: string, line: number) => Inline[];
}

/** Takes a block off the lines ahead; leaves them alone when they are none of its kind. */
export type BlockParser = (cursor: LineCursor, context: ParseContext) => Block | undefined;
