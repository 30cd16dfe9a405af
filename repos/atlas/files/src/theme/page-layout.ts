import { bodyBlocks } from '../content/page.ts';
import type { Page } from '../content/page.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import { renderBlocks } from '../render/render-blocks.ts';
import { numberFootnotes, renderFootnotes } from '../render/render-footnotes.ts';
import { renderToc } from '../render/render-toc.ts';
import { describePage } from './head.ts';
import { renderLayout } from './layout.ts';
import { renderBacklinks, renderBreadcrumbs, renderSiblings } from './page-links.ts';
import { renderPageFacts } from './page-facts.ts';
import { makeContext } from './render-context.ts';
import type { Site } from './site.ts';

/** A page as a whole document. */
export function renderPage(page: Page, site: Site, sink: DiagnosticSink): string {
  const numbers = numberFootnotes(page.document);
  const context = makeContext(page, numbers, site, sink);
  const main = [
    renderBreadcrumbs(page, site),
    element('h1', {}, escapeText(page.title)),
    renderPageFacts(page, site),
    renderToc(page.toc, site.locale.labels.contents),
    renderBlocks(bodyBlocks(page), context),
    renderFootnotes(page.document, numbers, context),
    renderSiblings(page, site),
    renderBacklinks(page, site),
  ];
  return renderLayout({ title: page.title, url: page.url, description: describePage(page, site) }, main, site, page);
}
