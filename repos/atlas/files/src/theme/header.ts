import { withBase } from '../links/base.ts';
import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import type { Site } from './site.ts';

/** The name of the site, and where it is searched. */
export function renderHeader({ config, locale }: Site): string {
  const home = element('a', { class: 'site-title', href: withBase('/', config) }, escapeText(config.title));
  const field = element('input', { type: 'search', name: 'q', 'aria-label': locale.labels.search });
  const form = element('form', { action: withBase('/search.json', config), role: 'search' }, field);
  return element('header', { class: 'site-header' }, home, form);
}
