/** Turns Markdown into a documentation site, in memory. */
export { buildSite } from './build.ts';
export type { BuildResult } from './build.ts';

export { defaultConfig } from './config/site-config.ts';
export type { SiteConfig } from './config/site-config.ts';

export { formatReport } from './diagnostics/format-report.ts';
export type { Diagnostic, DiagnosticCode, Severity } from './diagnostics/diagnostic.ts';

export { search } from './search/query.ts';
export type { Hit } from './search/query.ts';
export type { IndexEntry } from './search/build-index.ts';
