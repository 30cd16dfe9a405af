import type { SiteConfig } from '../config/site-config.ts';
import { compareDays } from '../text/dates.ts';
import type { Day } from '../text/dates.ts';
import type { FrontMatter } from './page.ts';

/** Whether a page is part of the site today: it is no draft, and its day has come. */
export function isPublishable({ draft, date }: FrontMatter, config: SiteConfig, today: Day): boolean {
  if (config.showDrafts) return true;
  if (draft) return false;
  return date === undefined || compareDays(date, today) <= 0;
}
