import type { SiteConfig } from '../config/site-config.ts';
import type { Page } from '../content/page.ts';
import { newestFirst } from '../content/sort-pages.ts';
import { absoluteUrl } from '../links/base.ts';
import { plainText } from '../markdown/plain-text.ts';
import { toTimestamp } from '../text/dates.ts';
import type { Day } from '../text/dates.ts';
import { xmlElement } from './xml.ts';

/** `feed.xml`: the newest pages that have a day. */
export function renderFeed(pages: readonly Page[], config: SiteConfig, today: Day): string {
  const newest = newestFirst(pages).slice(0, config.feedLimit);
  const lines = [
    xmlElement('title', config.title),
    xmlElement('id', absoluteUrl('/', config.baseUrl)),
    xmlElement('link', '', { rel: 'self', href: absoluteUrl('/feed.xml', config.baseUrl) }),
    xmlElement('updated', toTimestamp(newest[0]?.frontMatter.date ?? today)),
    ...newest.flatMap((page) => renderEntry(page, config)),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n${lines.map((line) => `  ${line}\n`).join('')}</feed>\n`;
}

function renderEntry({ url, title, frontMatter, document }: Page, config: SiteConfig): string[] {
  const address = absoluteUrl(url, config.baseUrl);
  const paragraph = document.blocks.find((block) => block.type === 'paragraph');
  const summary = frontMatter.description ?? (paragraph ? plainText(paragraph.children) : title);
  return [
    '<entry>',
    `  ${xmlElement('title', title)}`,
    `  ${xmlElement('id', address)}`,
    `  ${xmlElement('link', '', { href: address })}`,
    `  ${xmlElement('updated', toTimestamp(frontMatter.updated ?? frontMatter.date ?? ''))}`,
    `  ${xmlElement('summary', summary)}`,
    '</entry>',
  ];
}
