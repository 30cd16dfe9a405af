import type { Page } from '../content/page.ts';
import { visitDocument } from '../markdown/visit.ts';

/** A target that a page names, and the line where it does. */
export interface Mention {
  readonly target: string;
  readonly line: number;
}

/** The targets of all links and images of a page. */
export function targetsIn({ document }: Page): Mention[] {
  const mentions: Mention[] = [];
  visitDocument(document, (node) => {
    if (node.type === 'link' || node.type === 'image') mentions.push({ target: node.target, line: node.line });
  });
  return mentions;
}
