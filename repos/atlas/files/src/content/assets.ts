import type { SiteConfig } from '../config/site-config.ts';
import { configPath } from '../config/read-config.ts';
import { matchAny } from '../text/glob.ts';
import { nameOf } from '../text/paths.ts';

/** Whether a file is a page. */
export function isPage(path: string, config: SiteConfig): boolean {
  return matchAny(config.include, path) && !matchAny(config.exclude, path) && !isHidden(path);
}

/** Whether a file goes into the site as it is. */
export function isAsset(path: string, config: SiteConfig): boolean {
  return path !== configPath && !isPage(path, config) && !matchAny(config.exclude, path) && !isHidden(path);
}

/** Whether a file, or a folder it is in, has a name that begins with a point or an underscore. */
function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('_')) || nameOf(path).startsWith('.');
}
