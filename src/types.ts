/** The nouns of diffgauge. Offsets are UTF-16, 0-based and half-open; paths are repo-relative POSIX paths. */

/** A repo snapshot: path to full text. */
export type Files = ReadonlyMap<string, string>;

/** What an edit did to a snapshot: only the files that changed; null means deleted. */
export type Changes = ReadonlyMap<string, string | null>;

/** A stretch of a response: offsets into `text`, or into the JSON of tool call number `call`. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly call?: number;
}

/** One tool call as the provider gave it; `arguments` may be an object or a JSON string. */
export interface ToolCall {
  readonly name: string;
  readonly arguments: unknown;
}

/** What a model answered: prose and blocks, and the tool calls it made. `finish` is the provider's stop reason (`length` when it was cut off). */
export interface Response {
  readonly text: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish?: string;
}

/** One line of a hunk, without its terminator; `noEol` when the patch says that no newline follows it. */
export interface HunkLine {
  readonly op: 'keep' | 'delete' | 'insert';
  readonly text: string;
  readonly noEol?: boolean;
}

/** What a line-range edit claims stands at a line (0-based): its text, or a hash of it. */
export interface LineGuard {
  readonly line: number;
  readonly text?: string;
  readonly hash?: string;
}

/**
 * One change as the model wrote it, not yet placed. `span` is where it stands in the response.
 * `find` with unit `line` is anchored on whole lines, with unit `text` on any substring. `hint` is a 0-based line.
 * A `hunk`'s `scopes` are texts of lines that precede it, outermost first; `atEnd` ties it to the end of the file.
 * `lines` replaces lines [first, last) and is an insertion before `first` when they are equal; `rival` is the line where it starts when the
 * edits before it count as made, in a response that leaves open whether they do.
 */
export type Proposal = { readonly span: Span; readonly path: string } & (
  | {
      readonly kind: 'find';
      readonly find: string;
      readonly replace: string;
      readonly unit: 'line' | 'text';
      readonly occurrence: 'only' | 'all' | number;
      readonly hint?: number;
    }
  | {
      readonly kind: 'hunk';
      readonly lines: readonly HunkLine[];
      readonly scopes: readonly string[];
      readonly hint?: number;
      readonly atEnd: boolean;
    }
  | {
      readonly kind: 'lines';
      readonly first: number;
      readonly last: number;
      readonly rival?: number;
      readonly text: string;
      readonly guards: readonly LineGuard[];
    }
  | { readonly kind: 'symbol'; readonly symbol: string; readonly place: 'replace' | 'before' | 'after'; readonly text: string }
  | { readonly kind: 'lazy'; readonly text: string }
  | { readonly kind: 'write'; readonly text: string; readonly over: 'new' | 'any' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'rename'; readonly to: string }
);

/** How forgiving the locator had to be; the ladder is described in docs/formats/README.md, from exact to fuzzy. */
export type Tier = 'L0' | 'L0n' | 'L1' | 'L2' | 'L3' | 'L3w' | 'L4' | 'L5' | 'L6' | 'L7' | 'L8' | 'L9' | 'L10' | 'L11' | 'L12';

/** One placed change of text, in coordinates of the text before any edit. */
export interface Splice {
  readonly path: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly proposal: number;
  readonly tier: Tier;
  readonly candidates: number;
}

/** One placed change of a whole file. */
export type FileOp = { readonly path: string; readonly proposal: number } & (
  | { readonly kind: 'create'; readonly text: string }
  | { readonly kind: 'delete' }
  | { readonly kind: 'rename'; readonly to: string }
);

/** Where a response lands: text splices, file operations, and for each proposal how it was found. */
export interface Placement {
  readonly splices: readonly Splice[];
  readonly files: readonly FileOp[];
  readonly edits: readonly PlacedEdit[];
}

/** How one proposal was placed. `note` says what a lenient tier did (for example "re-indented by 2 columns"). No candidates: a profile left it out. */
export interface PlacedEdit {
  readonly path: string;
  readonly tier: Tier;
  readonly candidates: number;
  readonly note?: string;
}

/** A tool as the model sees it: JSON Schema of its arguments. */
export interface ToolSchema {
  readonly name: string;
  readonly description: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** What a format cannot say about an edit. */
export type LossyCode =
  | 'create'
  | 'create_empty'
  | 'delete'
  | 'rename'
  | 'rename_only'
  | 'empty_result'
  | 'final_newline'
  | 'line_endings'
  | 'byte_order_mark'
  | 'delimiter'
  | 'binary'
  | 'outside_symbols'
  | 'fragment';

/** The response a perfect model would send, and what it could not say. */
export interface Rendered {
  readonly response: Response;
  readonly lossy: readonly LossyCode[];
}

/** One way for a model to write edits. formats/<name>.ts exports one. */
export interface Format {
  readonly name: string;
  /** One line for lists. */
  readonly summary: string;
  readonly channel: 'text' | 'tool';
  /** Whether a later edit may target text made by an earlier one, or all refer to the files as shown. */
  readonly coordinates: 'sequential' | 'original';
  /** What the model is told. */
  readonly instructions: string;
  readonly tools?: readonly ToolSchema[];
  /** How a file is shown to the model; plain text when absent. */
  list?(path: string, text: string): string;
  /** Reads a response. @throws EditError when it is not well formed; never anything else. */
  parse(response: Response): Proposal[];
  /** Writes the edit from `before` to `after`; applying it strictly gives `after` when `lossy` is empty. */
  render(before: Files, after: Files): Rendered;
}

/** Which changes outside a reference are welcome, and which are forbidden: path globs with an optional `#Symbol.path`. */
export interface Scope {
  readonly allow: readonly string[];
  readonly forbid: readonly string[];
}

/** How a task's hidden tests are run. `files` are laid over the repo's root after the edit. */
export interface TestPlan {
  readonly command: readonly string[];
  readonly report: 'tap' | 'junit';
  /** How the repo's types are checked; `{sources}` in the command stands for its TypeScript files. Its packages are seen by the check alone. */
  readonly typecheck?: { readonly command: readonly string[]; readonly modules?: readonly string[] };
  /** The npm packages that tests and type check need. */
  readonly modules?: readonly string[];
  /** The package whose runtime JSX calls. */
  readonly jsx?: string;
  readonly files: Files;
  readonly failToPass: readonly string[];
  readonly passToPass: readonly string[];
}

/** One thing to do in a fixture repo, with its accepted solutions. `id` is `repo/task`. */
export interface Task {
  readonly id: string;
  readonly repo: string;
  readonly instruction: string;
  /** The same request as a person types it in a hurry. */
  readonly terse?: string;
  readonly kind: string;
  readonly difficulty?: 'easy' | 'medium' | 'hard';
  /** How far apart the places are that the references change. */
  readonly locality?: 'line' | 'file' | 'cross-file';
  readonly files: Files;
  /** Paths put in the prompt. */
  readonly show: readonly string[];
  /** Full snapshots after each accepted solution; empty for a no-op task. */
  readonly references: readonly Files[];
  /** The names of the patches that they come from. */
  readonly patches?: readonly string[];
  readonly noop: boolean;
  readonly scope?: Scope;
  readonly tests?: TestPlan;
  readonly tags: readonly string[];
  readonly created: string;
  readonly expires?: string;
}

export type * from './sample.ts';
