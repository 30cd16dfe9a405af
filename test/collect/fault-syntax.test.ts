import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';
import { correctnessFaults } from '../../src/collect/faults/correctness.ts';
import { restraintFaults } from '../../src/collect/faults/restraint.ts';
import { createRandom } from '../../src/random.ts';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';

const grammars = {
  css: 'tree-sitter-css/tree-sitter-css.wasm',
  js: 'tree-sitter-javascript/tree-sitter-javascript.wasm',
  json: 'tree-sitter-json/tree-sitter-json.wasm',
  ts: 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  tsx: 'tree-sitter-typescript/tree-sitter-tsx.wasm',
};

const loadGrammars = async (): Promise<ReadonlyMap<string, Language>> => {
  await Parser.init();
  const { resolve } = createRequire(import.meta.url);
  const loaded = Object.entries(grammars).map(async ([extension, file]) => [extension, await Language.load(resolve(file))] as const);
  return new Map(await Promise.all(loaded));
};

describe('faults of restraint and correctness, on the embedded suite', async () => {
  const [suite, languages] = await Promise.all([loadSuite(embeddedSuite), loadGrammars()]);
  const parser = new Parser();

  /** Whether the text parses without an error; true where there is no grammar. */
  const parses = (path: string, text: string): boolean => {
    const language = languages.get(path.slice(path.lastIndexOf('.') + 1));
    if (language === undefined) return true;
    const tree = parser.setLanguage(language).parse(text);
    const isSound = tree?.rootNode.hasError === false;
    tree?.delete();
    return isSound;
  };

  it.each([...restraintFaults, ...correctnessFaults].map((fault) => [fault.name, fault] as const))('%s breaks no syntax', (_, fault) => {
    let injected = 0;
    for (const task of suite.tasks.values()) {
      for (const [index, reference] of task.references.entries()) {
        const edit = { before: task.files, reference, after: reference, shown: task.show, isWelcome: () => false, isAccepted: () => false };
        const injection = fault.inject(edit, createRandom(`${fault.name}/${task.id}/${index}`));
        if (injection === undefined) continue;
        injected += 1;
        expect([task.id, injection.at, parses(injection.at, injection.after.get(injection.at) ?? '')]).toEqual([task.id, injection.at, true]);
      }
    }
    expect(injected).toBeGreaterThan(5);
  });
});
