import type { Page } from '../content/page.ts';
import { withBase } from '../links/base.ts';
import { renderNav } from '../nav/render-nav.ts';
import { element } from '../render/element.ts';
import { renderHead } from './head.ts';
import type { HeadFacts } from './head.ts';
import { renderHeader } from './header.ts';
import type { Site } from './site.ts';

/** A whole document around its main part. `current` is the page shown, where it is one. */
export function renderLayout(facts: HeadFacts, main: readonly string[], site: Site, current?: Page): string {
  const nav = renderNav(site.nav, current, (url) => withBase(url, site.config));
  const content = element('main', { id: 'top' }, '\n', main.filter((part) => part !== '').join('\n'), '\n');
  const body = element('body', {}, '\n', renderHeader(site), '\n', nav, '\n', content, '\n');
  const html = element('html', { lang: site.locale.code }, '\n', renderHead(facts, site), '\n', body, '\n');
  return `<!doctype html>\n${html}\n`;
}
