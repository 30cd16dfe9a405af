import type { Page } from '../content/page.ts';
import { readingMinutes } from '../content/reading-time.ts';
import { tagUrl } from '../content/tags.ts';
import { withBase } from '../links/base.ts';
import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import { formatDay } from '../text/dates.ts';
import type { Site } from './site.ts';

/** The line below the title: when a page was changed, how long it takes to read, its tags. */
export function renderPageFacts({ frontMatter, words }: Page, { config, locale }: Site): string {
  const { date, updated, tags } = frontMatter;
  const facts: string[] = [];
  const day = updated ?? date;
  if (day !== undefined) {
    const shown = element('time', { datetime: day }, formatDay(day, locale));
    facts.push(updated === undefined ? shown : `${locale.labels.updated} ${shown}`);
  }
  facts.push(`${readingMinutes(words)} ${locale.labels.minutes}`);
  for (const tag of tags) facts.push(element('a', { class: 'tag', href: withBase(tagUrl(tag), config) }, escapeText(tag)));
  return element('p', { class: 'page-facts' }, facts.join(' · '));
}
