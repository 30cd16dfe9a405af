import type { SiteConfig } from '../config/site-config.ts';

/** The whole address of something on the site: `https://docs.example.org/guide/` for `/guide/`. */
export function absoluteUrl(url: string, baseUrl: string): string {
  return `${baseUrl}${url}`;
}

/** An address for use on the pages of the site, which may be served below a folder. Other addresses stay as they are. */
export function withBase(url: string, { baseUrl }: SiteConfig): string {
  if (!url.startsWith('/') || url.startsWith('//')) return url;
  return new URL(baseUrl).pathname.replace(/\/$/, '') + url;
}
