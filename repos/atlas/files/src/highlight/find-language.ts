import { languages } from './languages.ts';
import type { Language } from './languages.ts';

const byName: ReadonlyMap<string, Language> = new Map(
  languages.flatMap((language) => [language.name, ...language.aliases].map((name) => [name, language] as const)),
);

/** The language of that name or alias, in any case. */
export function findLanguage(name: string): Language | undefined {
  return byName.get(name.toLowerCase());
}
