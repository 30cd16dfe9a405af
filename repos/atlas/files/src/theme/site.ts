import type { Locale } from '../config/locales.ts';
import type { SiteConfig } from '../config/site-config.ts';
import type { Page } from '../content/page.ts';
import type { Tag } from '../content/tags.ts';
import type { LinkMap } from '../links/link-map.ts';
import type { NavFolder } from '../nav/tree.ts';

/** What every page of a site is rendered with. */
export interface Site {
  readonly config: SiteConfig;
  readonly locale: Locale;
  readonly nav: NavFolder;
  /** The pages in reading order. */
  readonly pages: readonly Page[];
  readonly tags: readonly Tag[];
  readonly links: LinkMap;
  readonly backlinks: ReadonlyMap<string, readonly Page[]>;
  /** Where the style sheet is, from the root of the site. */
  readonly styles: string;
}
