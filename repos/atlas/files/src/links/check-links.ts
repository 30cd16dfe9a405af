import type { Page } from '../content/page.ts';
import type { DiagnosticSink } from '../diagnostics/sink.ts';
import type { LinkMap } from './link-map.ts';
import { resolveTarget } from './resolve.ts';
import { targetsIn } from './targets-in.ts';

/** Reports links to what is not there. What is outside the site is not looked at. */
export function checkLinks(pages: readonly Page[], map: LinkMap, sink: DiagnosticSink): void {
  for (const page of pages) {
    for (const { target, line } of targetsIn(page)) {
      const resolved = resolveTarget(target, page, map);
      if (resolved.kind === 'missing') {
        sink.report('broken-link', page.path, `${target} is neither a page nor a file`, line);
      } else if (resolved.kind === 'page' && isBroken(resolved.anchor, resolved.page)) {
        sink.report('broken-anchor', page.path, `${resolved.page.path} has no heading ${resolved.anchor}`, line);
      }
    }
  }
}

/** `top` is where every page begins. */
function isBroken(anchor: string, { anchors }: Page): boolean {
  return anchor !== '' && anchor !== 'top' && !anchors.has(anchor);
}
