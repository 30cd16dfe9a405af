import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { Page } from './page.ts';

/** An address that leads to another one. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** The aliases of all pages. An alias that is the address of a page, or of another redirect, is reported and left out. */
export function collectRedirects(pages: readonly Page[], sink: DiagnosticSink): Redirect[] {
  const taken = new Set(pages.map(({ url }) => url));
  const redirects: Redirect[] = [];
  for (const { path, url, frontMatter } of pages) {
    for (const alias of frontMatter.aliases) {
      const from = withSlashes(alias);
      if (taken.has(from)) {
        sink.report('same-address', path, `the alias ${from} is the address of something else`);
        continue;
      }
      taken.add(from);
      redirects.push({ from, to: url });
    }
  }
  return redirects;
}

function withSlashes(alias: string): string {
  return `/${alias}/`.replaceAll(/\/+/g, '/');
}
