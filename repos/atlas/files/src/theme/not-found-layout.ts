import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import { renderLayout } from './layout.ts';
import type { Site } from './site.ts';

/** What a server answers with for an address that is not there. */
export function renderNotFound(site: Site): string {
  const { notFound } = site.locale.labels;
  return renderLayout({ title: '404', url: '/404.html', description: '' }, [element('h1', {}, '404'), element('p', {}, escapeText(notFound))], site);
}
