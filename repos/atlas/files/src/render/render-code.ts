import { findLanguage } from '../highlight/find-language.ts';
import { highlight } from '../highlight/highlight.ts';
import type { CodeBlock } from '../markdown/ast.ts';
import type { RenderContext } from './context.ts';
import { element } from './element.ts';
import { escapeText } from './escape.ts';

/** A code block: its title, and its lines with what is special about them. */
export function renderCode(block: CodeBlock, context: RenderContext): string {
  const language = findLanguage(block.language);
  if (!language && block.language !== '') context.onUnknownLanguage(block.language, block.line);
  const html = language ? highlight(block.text, language) : escapeText(block.text);
  const lines = html.split('\n').map((line, index) => renderLine(line, index + 1, block, context));
  const code = element('code', { class: language && `language-${language.name}` }, lines.join('\n'));
  const title = block.title === undefined ? '' : element('figcaption', {}, escapeText(block.title));
  return element('figure', { class: 'code' }, title, element('pre', {}, code));
}

function renderLine(html: string, number: number, { marked }: CodeBlock, { lineNumbers }: RenderContext): string {
  const isMarked = marked.includes(number);
  const counter = lineNumbers ? element('span', { class: 'line-number' }, String(number)) : '';
  return isMarked ? element('mark', {}, counter, html) : counter + html;
}
