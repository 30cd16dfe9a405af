import type { Page } from '../content/page.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import { withBase } from '../links/base.ts';
import { resolveTarget } from '../links/resolve.ts';
import type { RenderContext } from '../render/context.ts';
import type { Site } from './site.ts';

/** What the blocks of a page are rendered with. */
export function makeContext(page: Page, numbers: ReadonlyMap<string, number>, site: Site, sink: DiagnosticSink): RenderContext {
  return {
    locale: site.locale,
    lineNumbers: site.config.lineNumbers,
    resolve: (target) => withBase(resolveTarget(target, page, site.links).url, site.config),
    footnoteNumber: (label) => numbers.get(label),
    onUnknownLanguage: (language, line) => {
      sink.report('unknown-language', page.path, `there is no language ${language}`, line);
    },
  };
}
