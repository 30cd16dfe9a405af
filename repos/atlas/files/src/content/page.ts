import type { Block, Document } from '../markdown/ast.ts';
import type { TocEntry } from '../render/render-toc.ts';
import type { Day } from '../text/dates.ts';

/** What the front matter of a page says. */
export interface FrontMatter {
  readonly title?: string;
  readonly description?: string;
  readonly date?: Day;
  readonly updated?: Day;
  readonly tags: readonly string[];
  readonly order?: number;
  readonly slug?: string;
  readonly aliases: readonly string[];
  readonly draft: boolean;
}

/** A page as it is written: its file, cut in two. */
export interface Source {
  readonly path: string;
  readonly frontMatter: FrontMatter;
  readonly body: string;
  /** The line of the file that the body begins at, counted from 1. */
  readonly bodyLine: number;
}

/** A page as it is understood. */
export interface Page {
  readonly path: string;
  /** Where it is answered, from the root of the site: `/guide/setup/`. */
  readonly url: string;
  readonly title: string;
  readonly frontMatter: FrontMatter;
  readonly document: Document;
  readonly toc: readonly TocEntry[];
  /** The ids that a link may lead to. */
  readonly anchors: ReadonlySet<string>;
  readonly words: number;
}

/** The blocks of a page without its first heading, which the layout shows. */
export function bodyBlocks({ document }: Page): readonly Block[] {
  const [first, ...rest] = document.blocks;
  return first?.type === 'heading' && first.level === 1 ? rest : document.blocks;
}
