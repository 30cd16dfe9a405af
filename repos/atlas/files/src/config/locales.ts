/** What atlas itself says on a page, in one language. */
export interface Locale {
  readonly code: string;
  readonly months: readonly string[];
  /** How a day is written: D is the date, M the name of the month, Y the year. */
  readonly day: string;
  readonly labels: Readonly<Record<Label, string>>;
}

export type Label = 'contents' | 'next' | 'previous' | 'tags' | 'search' | 'updated' | 'minutes' | 'notFound' | 'backlinks';

const english: Locale = {
  code: 'en',
  months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  day: 'D M Y',
  labels: {
    contents: 'On this page',
    next: 'Next',
    previous: 'Previous',
    tags: 'Tags',
    search: 'Search',
    updated: 'Updated',
    minutes: 'min read',
    notFound: 'This page does not exist.',
    backlinks: 'Mentioned in',
  },
};

const german: Locale = {
  code: 'de',
  months: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  day: 'D. M Y',
  labels: {
    contents: 'Auf dieser Seite',
    next: 'Weiter',
    previous: 'Zurück',
    tags: 'Schlagwörter',
    search: 'Suche',
    updated: 'Geändert',
    minutes: 'Min. Lesezeit',
    notFound: 'Diese Seite gibt es nicht.',
    backlinks: 'Erwähnt in',
  },
};

const french: Locale = {
  code: 'fr',
  months: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  day: 'D M Y',
  labels: {
    contents: 'Sur cette page',
    next: 'Suivant',
    previous: 'Précédent',
    tags: 'Étiquettes',
    search: 'Recherche',
    updated: 'Mis à jour',
    minutes: 'min de lecture',
    notFound: 'Cette page n’existe pas.',
    backlinks: 'Mentionné dans',
  },
};

const locales: ReadonlyMap<string, Locale> = new Map([english, german, french].map((locale) => [locale.code, locale]));

/** The codes of the languages there are. */
export const localeCodes: readonly string[] = [...locales.keys()];

/** The language of that code, `de-AT` being a kind of `de`; English when there is none. */
export function findLocale(code: string): Locale {
  const [language] = code.toLowerCase().split('-');
  return locales.get(language) ?? english;
}
