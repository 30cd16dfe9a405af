import { readFileSync } from 'node:fs';

/** A rule: where it stands, its selectors as one text, and its declarations in their order. */
export interface Rule {
  readonly media: string;
  readonly selector: string;
  readonly declarations: readonly (readonly [string, string])[];
}

/** The rules of a style sheet in their order. Comments are left out; only `@media` may nest. */
export function readRules(path: string): Rule[] {
  const css = readFileSync(new URL(`../${path}`, import.meta.url), 'utf8').replace(/\/\*[^*]*\*\//g, '');
  const rules: Rule[] = [];
  let media = '';
  for (const part of css.match(/[^{}]*[{}]/g) ?? []) {
    const text = part.slice(0, -1).trim().replace(/\s+/g, ' ');
    if (part.endsWith('{')) {
      if (text.startsWith('@')) media = text;
      else rules.push({ media, selector: text, declarations: [] });
    } else if (text === '') media = '';
    else rules.push({ ...rules.pop()!, declarations: readDeclarations(text) });
  }
  return rules;
}

function readDeclarations(text: string): [string, string][] {
  return text.split(';').map((line) => line.trim()).filter(Boolean).map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
  });
}

/** The declarations of the only rule with that selector outside of `@media`. */
export function styleOf(path: string, selector: string): Record<string, string> | undefined {
  const [rule, ...others] = readRules(path).filter((candidate) => candidate.media === '' && candidate.selector === selector);
  if (others.length > 0) throw new Error(`${selector} has ${others.length + 1} rules in ${path}`);
  return rule && Object.fromEntries(rule.declarations);
}
