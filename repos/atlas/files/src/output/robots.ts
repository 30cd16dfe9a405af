import type { SiteConfig } from '../config/site-config.ts';
import { absoluteUrl } from '../links/base.ts';

/** `robots.txt`: everything may be read, and the sitemap says what there is. */
export function renderRobots(config: SiteConfig): string {
  return ['User-agent: *', 'Allow: /', `Sitemap: ${absoluteUrl('/sitemap.xml', config.baseUrl)}`, ''].join('\n');
}
