import type { Page } from '../content/page.ts';
import { absoluteUrl, withBase } from '../links/base.ts';
import { plainText } from '../markdown/plain-text.ts';
import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import type { Site } from './site.ts';

/** What a page is called and where it is answered. */
export interface HeadFacts {
  readonly title: string;
  readonly url: string;
  readonly description: string;
}

const DESCRIPTION_LIMIT = 160;

/** The head of a page. The name of the site follows the page's own, unless they are the same. */
export function renderHead({ title, url, description }: HeadFacts, { config, locale, styles }: Site): string {
  const whole = title === config.title ? title : `${title} · ${config.title}`;
  const tags = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, escapeText(whole)),
    description === '' ? '' : element('meta', { name: 'description', content: description }),
    element('link', { rel: 'canonical', href: absoluteUrl(url, config.baseUrl) }),
    element('link', { rel: 'stylesheet', href: withBase(styles, config) }),
    element('link', { rel: 'alternate', type: 'application/atom+xml', href: withBase('/feed.xml', config), hreflang: locale.code }),
  ];
  return element('head', {}, '\n', tags.filter((tag) => tag !== '').join('\n'), '\n');
}

/** What a page says of itself, or else its first paragraph, or else what the site says. */
export function describePage({ frontMatter, document }: Page, { config }: Site): string {
  if (frontMatter.description !== undefined) return frontMatter.description;
  const paragraph = document.blocks.find((block) => block.type === 'paragraph');
  return paragraph ? shorten(plainText(paragraph.children), DESCRIPTION_LIMIT) : config.description;
}

/** At most so many characters; a longer text is cut between two words and ends with an ellipsis. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const space = text.lastIndexOf(' ', limit - 1);
  return `${text.slice(0, space === -1 ? limit - 1 : space)}…`;
}
