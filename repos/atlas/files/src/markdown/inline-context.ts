import type { Inline } from './ast.ts';
import type { Definition } from './context.ts';

/** What the parsers within a line share. */
export interface InlineContext {
  /** The line of the file that the text begins at. */
  readonly line: number;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** The lines of the file that end with two spaces. */
  readonly endings: ReadonlySet<number>;
  readonly parse: (text: string) => Inline[];
}

/** Reads what begins at a place of the text, and says where it ends. */
export type InlineParser = (text: string, at: number, context: InlineContext) => { readonly node: Inline; readonly end: number } | undefined;

/** The line of the file that a place of the text is in. */
export function lineAt(text: string, at: number, { line }: InlineContext): number {
  return line + text.slice(0, at).split('\n').length - 1;
}
