import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { findLanguage, languages } from '../../src/syntax/languages.ts';
import { packageRoot } from '../../src/version.ts';

const require = createRequire(import.meta.url);
const load = require('node-gyp-build');

/** The addon itself, with what `src/syntax/native.ts` does not hand on. */
export const core = load(packageRoot);

/**
 * A grammar of the language of a path, the same one for the same language. The core reads an edited file out of the one before only where both have the same
 * grammar: those of another call make it read all anew.
 */
export const openGrammars = () => {
  const opened = new Map<string, unknown>();
  return (path: string): unknown => {
    const language = findLanguage(languages, path);
    if (language === undefined) return undefined;
    const id = `${language.package}#${language.name}`;
    const binding = load(dirname(require.resolve(`${language.package}/package.json`)));
    if (!opened.has(id)) opened.set(id, core.grammar((language.export === undefined ? binding : binding[language.export]).language, language.name));
    return opened.get(id);
  };
};
