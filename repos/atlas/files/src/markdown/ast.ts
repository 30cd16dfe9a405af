/** What stands in a line. */
export type Inline = Text | InlineCode | Emphasis | Link | Image | FootnoteMark | Break;

/** What stands between lines. */
export type Block = Heading | Paragraph | CodeBlock | List | Quote | Table | Callout | Rule;

/** A parsed text. */
export interface Document {
  readonly blocks: readonly Block[];
  /** By label, in the order in which they are defined. */
  readonly footnotes: ReadonlyMap<string, readonly Inline[]>;
}

export interface Text {
  readonly type: 'text';
  readonly text: string;
}

export interface InlineCode {
  readonly type: 'code';
  readonly text: string;
}

export interface Emphasis {
  readonly type: 'emphasis' | 'strong' | 'deleted';
  readonly children: readonly Inline[];
}

export interface Link {
  readonly type: 'link';
  readonly target: string;
  readonly title?: string;
  readonly children: readonly Inline[];
  /** The line of the file that it is in. */
  readonly line: number;
}

export interface Image {
  readonly type: 'image';
  readonly target: string;
  readonly title?: string;
  readonly alt: string;
  readonly line: number;
}

export interface FootnoteMark {
  readonly type: 'footnote';
  readonly label: string;
}

export interface Break {
  readonly type: 'break';
}

export interface Heading {
  readonly type: 'heading';
  readonly level: number;
  readonly id: string;
  readonly children: readonly Inline[];
}

export interface Paragraph {
  readonly type: 'paragraph';
  readonly children: readonly Inline[];
}

export interface CodeBlock {
  readonly type: 'code-block';
  readonly language: string;
  readonly title?: string;
  /** The lines to draw attention to, counted from 1. */
  readonly marked: readonly number[];
  readonly text: string;
  readonly line: number;
}

export interface List {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly start: number;
  /** Whether blank lines stand between the items, which makes them paragraphs. */
  readonly loose: boolean;
  readonly items: readonly (readonly Block[])[];
}

export interface Quote {
  readonly type: 'quote';
  readonly children: readonly Block[];
}

export type Alignment = 'left' | 'center' | 'right';

export interface Table {
  readonly type: 'table';
  readonly alignments: readonly (Alignment | undefined)[];
  readonly header: readonly (readonly Inline[])[];
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

export interface Callout {
  readonly type: 'callout';
  readonly kind: string;
  readonly title: string;
  readonly children: readonly Block[];
}

export interface Rule {
  readonly type: 'rule';
}
