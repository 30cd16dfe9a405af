import type { SiteConfig } from '../config/site-config.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { parseMarkdown } from '../markdown/parse.ts';
import { plainText } from '../markdown/plain-text.ts';
import { expandShortcodes } from '../markdown/shortcodes.ts';
import { Slugger } from '../markdown/slugger.ts';
import { buildToc, collectAnchors } from '../markdown/toc.ts';
import { toTitle } from '../text/case.ts';
import type { Day } from '../text/dates.ts';
import { nameOf, stemOf } from '../text/paths.ts';
import { countWords } from '../text/words.ts';
import { isPage } from './assets.ts';
import { readSource } from './front-matter.ts';
import type { Page, Source } from './page.ts';
import { toUrl } from './permalinks.ts';
import { isPublishable } from './publishable.ts';

/** Reads the pages among the files of a site, sorted by path. */
export function loadPages(files: ReadonlyMap<string, string>, config: SiteConfig, today: Day, sink: DiagnosticSink): Page[] {
  const slugger = new Slugger();
  const pages = [...files]
    .filter(([path]) => isPage(path, config))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => readSource(path, text, sink))
    .filter(({ frontMatter }) => isPublishable(frontMatter, config, today))
    .map((source) => readPage(source, slugger, config, sink));
  reportSameAddress(pages, sink);
  return pages;
}

function readPage(source: Source, slugger: Slugger, config: SiteConfig, sink: DiagnosticSink): Page {
  const { path, frontMatter } = source;
  const document = parseMarkdown(expandShortcodes(source.body), slugger, source.bodyLine);
  return {
    path,
    url: toUrl(path, frontMatter.slug),
    title: frontMatter.title ?? findTitle(source, document.blocks, sink),
    frontMatter,
    document,
    toc: buildToc(document.blocks, config.tocDepth),
    anchors: collectAnchors(document.blocks),
    words: countWords(plainText(document.blocks)),
  };
}

function findTitle({ path }: Source, blocks: Page['document']['blocks'], sink: DiagnosticSink): string {
  const heading = blocks.find((block) => block.type === 'heading');
  if (heading) return plainText(heading.children);
  sink.report('no-title', path, 'the page has neither a title nor a heading');
  return toTitle(stemOf(nameOf(path)));
}

function reportSameAddress(pages: readonly Page[], sink: DiagnosticSink): void {
  const paths = new Map<string, string>();
  for (const { path, url } of pages) {
    const other = paths.get(url);
    if (other === undefined) paths.set(url, path);
    else sink.report('same-address', path, `${url} is the address of ${other} as well`);
  }
}
