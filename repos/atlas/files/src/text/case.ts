/** `Getting started` for `getting-started` or `getting_started`: what a name in a path says. */
export function toTitle(name: string): string {
  return capitalize(name.replaceAll(/[-_]+/g, ' ').trim());
}

/** The text with its first letter in upper case. */
export function capitalize(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

/** `page-layout` for `pageLayout`. */
export function toKebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter, at: number) => (at === 0 ? '' : '-') + letter.toLowerCase());
}
