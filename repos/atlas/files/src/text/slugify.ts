import { foldAccents } from './fold.ts';

/** What stands for a text in an address: lower-case letters, digits and single hyphens; `section` when nothing is left. */
export function slugify(text: string): string {
  const slug = foldAccents(text)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '');
  return slug === '' ? 'section' : slug;
}
