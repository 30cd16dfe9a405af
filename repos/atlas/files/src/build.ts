import { findLocale } from './config/locales.ts';
import { configPath, readConfig } from './config/read-config.ts';
import { isAsset } from './content/assets.ts';
import { loadPages } from './content/load-pages.ts';
import { collectRedirects } from './content/redirects.ts';
import { collectTags } from './content/tags.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { DiagnosticSink } from './diagnostics/sink.ts';
import { collectBacklinks } from './links/backlinks.ts';
import { checkLinks } from './links/check-links.ts';
import { makeLinkMap } from './links/link-map.ts';
import { flattenNav } from './nav/flatten.ts';
import { buildNav } from './nav/tree.ts';
import { emitSite } from './output/emit.ts';
import { fingerprint } from './output/fingerprint.ts';
import type { Day } from './text/dates.ts';
import { styles } from './theme/styles.ts';

/** A built site. With an error among the diagnostics it has no files. */
export interface BuildResult {
  /** Path to text. */
  readonly files: ReadonlyMap<string, string>;
  /** Paths of the files that go into the site as they are. */
  readonly assets: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds a site out of files, path to text. Of files that are neither pages nor settings only the path matters. */
export function buildSite(files: ReadonlyMap<string, string>, today: Day): BuildResult {
  const sink = new DiagnosticSink();
  const config = readConfig(files.get(configPath), sink);
  const loaded = loadPages(files, config, today, sink);
  const assets = [...files.keys()].filter((path) => isAsset(path, config));
  const links = makeLinkMap(loaded, assets);
  checkLinks(loaded, links, sink);
  const nav = buildNav(loaded);
  const pages = flattenNav(nav);
  const site = {
    config,
    locale: findLocale(config.locale),
    nav,
    pages,
    tags: collectTags(pages),
    links,
    backlinks: collectBacklinks(pages, links),
    styles: `/atlas-${fingerprint(styles)}.css`,
  };
  const output = emitSite(site, collectRedirects(pages, sink), today, sink);
  return sink.failed ? { files: new Map(), assets: [], diagnostics: sink.list() } : { files: output, assets, diagnostics: sink.list() };
}
