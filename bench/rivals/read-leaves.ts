import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Language, Parser, type TreeCursor } from 'web-tree-sitter';

const require = createRequire(import.meta.url);

const grammars: Readonly<Record<string, string>> = {
  css: 'tree-sitter-css/tree-sitter-css.wasm',
  html: 'tree-sitter-html/tree-sitter-html.wasm',
  js: 'tree-sitter-javascript/tree-sitter-javascript.wasm',
  json: 'tree-sitter-json/tree-sitter-json.wasm',
  py: 'tree-sitter-python/tree-sitter-python.wasm',
  ts: 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  tsx: 'tree-sitter-typescript/tree-sitter-tsx.wasm',
};

await Parser.init();
const parsers = new Map<string, Parser>();
for (const [extension, file] of Object.entries(grammars)) {
  const slash = file.indexOf('/');
  const folder = dirname(require.resolve(`${file.slice(0, slash)}/package.json`));
  parsers.set(extension, new Parser().setLanguage(await Language.load(readFileSync(join(folder, file.slice(slash + 1))))));
}

/** The texts of the leaves of a file, by web-tree-sitter; its lines where it has no grammar for it. Each grammar has one parser, which is kept. */
export const readLeaves = (path: string, text: string): readonly string[] => {
  const tree = parsers.get(path.slice(path.lastIndexOf('.') + 1))?.parse(text);
  if (!tree) return text.split('\n');
  const leaves: string[] = [];
  const cursor = tree.walk();
  collect(cursor, text, leaves);
  cursor.delete();
  tree.delete();
  return leaves;
};

const collect = (cursor: TreeCursor, text: string, leaves: string[]): void => {
  if (!cursor.gotoFirstChild()) {
    leaves.push(text.slice(cursor.startIndex, cursor.endIndex));
    return;
  }
  do collect(cursor, text, leaves);
  while (cursor.gotoNextSibling());
  cursor.gotoParent();
};
