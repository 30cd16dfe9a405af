import { StructureError } from './errors.ts';

export type Language = 'cs' | 'de' | 'en' | 'fr';

/** Messages by code. French sets its quotation marks off with no-break spaces. */
const MESSAGES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'empty': {
    cs: 'Nic tu není.',
    de: 'Es ist nichts mehr übrig.',
    en: 'There is nothing left.',
    fr: 'Il ne reste plus rien.',
  },
  'cycle': {
    cs: 'Závislosti tvoří kruh.',
    de: 'Die Abhängigkeiten bilden einen Kreis.',
    en: 'The dependencies form a circle.',
    fr: 'Les dépendances « tournent en rond ».',
  },
  'unknown-node': {
    cs: 'Uzel není znám.',
    de: 'Der Knoten ist nicht bekannt.',
    en: 'The node is not known.',
    fr: 'Le nœud « demandé » est inconnu.',
  },
};

/** What to tell a person; the error's own message where there is no translation. */
export function describeError(error: Error, language: Language): string {
  const code = error instanceof StructureError ? error.code : '';
  return MESSAGES[code]?.[language] ?? error.message;
}
