import type { SiteConfig } from '../config/site-config.ts';
import type { Redirect } from '../content/redirects.ts';
import { absoluteUrl, withBase } from '../links/base.ts';
import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';

/** A document that does nothing but lead somewhere else. */
export function renderRedirect({ to }: Redirect, config: SiteConfig): string {
  const href = withBase(to, config);
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'refresh', content: `0; url=${href}` }),
    element('link', { rel: 'canonical', href: absoluteUrl(to, config.baseUrl) }),
    element('title', {}, escapeText(to)),
  );
  return `<!doctype html>\n${element('html', {}, head, element('body', {}, element('a', { href }, escapeText(to))))}\n`;
}
