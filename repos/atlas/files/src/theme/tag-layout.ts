import type { Tag } from '../content/tags.ts';
import { withBase } from '../links/base.ts';
import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import { renderLayout } from './layout.ts';
import type { Site } from './site.ts';

/** The page of a tag: what carries it. */
export function renderTagPage({ label, url, pages }: Tag, site: Site): string {
  const items = pages.map((page) => element('li', {}, element('a', { href: withBase(page.url, site.config) }, escapeText(page.title))));
  const main = [element('h1', {}, escapeText(label)), element('ul', { class: 'tagged' }, items.join(''))];
  return renderLayout({ title: label, url, description: site.config.description }, main, site);
}

/** Where the page of all tags is answered. */
export const tagsUrl = '/tags/';

/** The page of all tags, each with how many pages carry it. */
export function renderTagsPage(site: Site): string {
  const { tags } = site.locale.labels;
  const items = site.tags.map(({ label, url, pages }) => {
    const link = element('a', { href: withBase(url, site.config) }, escapeText(label));
    return element('li', {}, link, ` (${pages.length})`);
  });
  const main = [element('h1', {}, escapeText(tags)), element('ul', { class: 'tags' }, items.join(''))];
  return renderLayout({ title: tags, url: tagsUrl, description: site.config.description }, main, site);
}
