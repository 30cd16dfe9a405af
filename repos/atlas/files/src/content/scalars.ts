/** A value of the front matter. */
export type Value = string | number | boolean | readonly string[];

/** Reads a value: a list in brackets, text in quotes, a number, `true`, `false`, or plain text. Nothing when a bracket or quote is left open. */
export function readValue(text: string): Value | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith('[')) return readList(trimmed);
  if (trimmed.startsWith('"') || trimmed.startsWith("'")) return unquote(trimmed);
  if (trimmed === 'true' || trimmed === 'false') return trimmed === 'true';
  if (/^-?\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed);
  return trimmed;
}

function readList(text: string): string[] | undefined {
  if (!text.endsWith(']')) return undefined;
  const entries: string[] = [];
  for (const part of splitOutsideQuotes(text.slice(1, -1))) {
    const entry = /^["']/.test(part) ? unquote(part) : part;
    if (entry === undefined) return undefined;
    if (entry !== '') entries.push(entry);
  }
  return entries;
}

/** The parts between commas; a comma in quotes is text. */
function splitOutsideQuotes(text: string): string[] {
  const parts = [''];
  let quote = '';
  for (const character of text) {
    if (character === ',' && quote === '') {
      parts.push('');
      continue;
    }
    if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

function unquote(text: string): string | undefined {
  const quote = text[0];
  if (text.length < 2 || !text.endsWith(quote)) return undefined;
  const inner = text.slice(1, -1);
  return inner.includes(quote) ? undefined : inner;
}
