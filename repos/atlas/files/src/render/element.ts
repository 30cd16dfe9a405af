import { escapeAttribute } from './escape.ts';

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);

/** An element around HTML. Attributes that are undefined or false are left out; of a true one only the name is written. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const opening = `<${name}${renderAttributes(attributes)}>`;
  return VOID.has(name) ? opening : `${opening}${content.join('')}</${name}>`;
}

function renderAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (value === undefined || value === false) return '';
      return value === true ? ` ${name}` : ` ${name}="${escapeAttribute(String(value))}"`;
    })
    .join('');
}
