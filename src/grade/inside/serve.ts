import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Makes imports of those files, by path below the root, get other text. Whoever reads the files still sees what is in them. */
export const serve = (root: string, served: readonly (readonly [string, string])[]): void => {
  if (served.length === 0) return;
  const texts = new Map(served.map(([path, text]) => [pathToFileURL(join(root, path)).href, text]));
  registerHooks({
    load: (url, context, next) => {
      const source = texts.get(url);
      return source === undefined ? next(url, context) : { format: 'module', source, shortCircuit: true };
    },
  });
};
