import { element } from '../render/element.ts';
import { escapeText } from '../render/escape.ts';
import type { Language } from './languages.ts';
import { tokenize } from './tokenize.ts';
import type { Token } from './tokenize.ts';

/** Code as HTML. No element goes over the end of a line, so that lines can be told apart. */
export function highlight(code: string, language: Language): string {
  return tokenize(code, language).map(renderToken).join('');
}

function renderToken({ kind, text }: Token): string {
  if (kind === 'plain') return escapeText(text);
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : element('span', { class: `token-${kind}` }, escapeText(line))))
    .join('\n');
}
