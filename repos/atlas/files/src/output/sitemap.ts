import type { SiteConfig } from '../config/site-config.ts';
import type { Page } from '../content/page.ts';
import { absoluteUrl } from '../links/base.ts';
import { xmlElement } from './xml.ts';

/** `sitemap.xml`: every page, with the day of its last change where it has one. */
export function renderSitemap(pages: readonly Page[], config: SiteConfig): string {
  const entries = pages.map(({ url, frontMatter }) => {
    const day = frontMatter.updated ?? frontMatter.date;
    const lines = [xmlElement('loc', absoluteUrl(url, config.baseUrl))];
    if (day !== undefined) lines.push(xmlElement('lastmod', day));
    return `  <url>\n${lines.map((line) => `    ${line}\n`).join('')}  </url>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`;
}
