import { toOutputPath } from '../content/permalinks.ts';
import type { Redirect } from '../content/redirects.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { buildIndex } from '../search/build-index.ts';
import type { Day } from '../text/dates.ts';
import { renderNotFound } from '../theme/not-found-layout.ts';
import { renderPage } from '../theme/page-layout.ts';
import { renderRedirect } from '../theme/redirect-layout.ts';
import type { Site } from '../theme/site.ts';
import { styles } from '../theme/styles.ts';
import { renderTagPage, renderTagsPage, tagsUrl } from '../theme/tag-layout.ts';
import { renderFeed } from './feed.ts';
import { renderManifest } from './manifest.ts';
import { renderRobots } from './robots.ts';
import { renderSearchIndex } from './search-json.ts';
import { renderSitemap } from './sitemap.ts';

/** Every file of a site but its assets. */
export function emitSite(site: Site, redirects: readonly Redirect[], today: Day, sink: DiagnosticSink): Map<string, string> {
  const { config, pages, tags } = site;
  const files = new Map<string, string>();
  for (const page of pages) files.set(toOutputPath(page.url), renderPage(page, site, sink));
  for (const redirect of redirects) files.set(toOutputPath(redirect.from), renderRedirect(redirect, config));
  for (const tag of tags) files.set(toOutputPath(tag.url), renderTagPage(tag, site));
  if (tags.length > 0) files.set(toOutputPath(tagsUrl), renderTagsPage(site));
  files.set('404.html', renderNotFound(site));
  files.set('feed.xml', renderFeed(pages, config, today));
  files.set('robots.txt', renderRobots(config));
  files.set('search.json', renderSearchIndex(buildIndex(pages), config));
  files.set('sitemap.xml', renderSitemap(pages, config));
  files.set(site.styles.slice(1), styles);
  files.set('manifest.json', renderManifest(files));
  return files;
}
