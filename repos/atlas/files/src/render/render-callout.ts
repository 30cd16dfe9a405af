import type { Callout } from '../markdown/ast.ts';
import { element } from './element.ts';
import { escapeText } from './escape.ts';

/** Which role tells a screen reader how urgent a kind of callout is. */
const roles: ReadonlyMap<string, string> = new Map([
  ['note', 'note'],
  ['tip', 'note'],
  ['warning', 'alert'],
  ['danger', 'alert'],
]);

/** A box with a title around HTML. A kind that is not known looks like a note. */
export function renderCallout({ kind, title }: Callout, content: string): string {
  const role = roles.get(kind);
  const heading = element('p', { class: 'callout-title' }, escapeText(title));
  return element('aside', { class: `callout callout-${role === undefined ? 'note' : kind}`, role: role ?? 'note' }, '\n', heading, '\n', content, '\n');
}
