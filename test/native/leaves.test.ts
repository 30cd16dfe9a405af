import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Language, type Node, Parser } from 'web-tree-sitter';
import { embeddedSuite, loadSuite } from '../../src/suite/load.ts';
import { inspect } from '../../src/syntax/native.ts';
import { realCommits } from '../score/real-commits.ts';

// An independent reader: WebAssembly builds of the same grammars, recursion instead of a cursor, rules written anew.

const require = createRequire(import.meta.url);
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`));
const grammarFiles: Readonly<Record<string, string>> = {
  css: 'tree-sitter-css/tree-sitter-css.wasm',
  html: 'tree-sitter-html/tree-sitter-html.wasm',
  js: 'tree-sitter-javascript/tree-sitter-javascript.wasm',
  json: 'tree-sitter-json/tree-sitter-json.wasm',
  ts: 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  tsx: 'tree-sitter-typescript/tree-sitter-tsx.wasm',
};

await Parser.init();
const parsers = new Map<string, Parser>();
for (const [extension, file] of Object.entries(grammarFiles)) {
  const [name = '', wasm = ''] = file.split('/');
  parsers.set(extension, new Parser().setLanguage(await Language.load(readFileSync(join(folderOf(name), wasm)))));
}

interface Piece {
  from: number;
  readonly to: number;
  readonly kind: string;
}

const kinds: Readonly<Record<string, string>> = {
  comment: 'comment',
  js_comment: 'comment',
  string: 'string',
  string_value: 'string',
  quoted_attribute_value: 'string',
  regex: 'string',
  format_specifier: 'string',
  string_fragment: 'string',
  escape_sequence: 'string',
  color_value: 'string',
  integer_value: 'string',
  float_value: 'string',
  plain_value: 'string',
  jsx_text: 'text',
  text: 'text',
  raw_text: 'line',
};

const space = /^\s*$/;

/** The nodes that are leaves, in order, optional separators included; template chunks are still in parts. */
const listPieces = (node: Node): Piece[] => {
  const kind = node.isNamed ? kinds[node.type] : undefined;
  const whole = kind !== undefined && !(kind === 'string' && (node.hasError || node.children.some((child) => (child?.childCount ?? 0) > 0)));
  if (node.childCount > 0 && !whole) return node.children.flatMap((child) => (child === null ? [] : listPieces(child)));
  return node.startIndex === node.endIndex ? [] : [{ from: node.startIndex, to: node.endIndex, kind: kind ?? 'token' }];
};

const listLeaves = (text: string, root: Node): Piece[] => {
  const leaves: Piece[] = [];
  const add = (from: number, to: number, kind: string): void => {
    if (from < to) leaves.push({ from, to, kind });
  };
  const addWords = (from: number, to: number): void => {
    for (const match of text.slice(from, to).matchAll(/\S+/g)) add(from + match.index, from + match.index + match[0].length, 'token');
  };
  let end = 0;
  for (const piece of listPieces(root)) {
    addWords(end, piece.from);
    const last = leaves.at(-1);
    const own = text.slice(piece.from, piece.to);
    if (isChunk(root, piece) && last !== undefined && last.to === piece.from && last.kind === 'string' && end === piece.from && chunkEnds.has(last)) {
      leaves.pop();
      add(last.from, piece.to, 'string');
    } else if (piece.kind === 'line') {
      for (const match of own.matchAll(/[^\r\n]+/g)) addTrimmed(match[0], piece.from + match.index, 'line', add);
    } else if (piece.kind === 'token' || piece.kind === 'comment' || (piece.kind === 'text' && parsersOf(root) === 'html')) {
      addTrimmed(own, piece.from, piece.kind, add);
    } else if (piece.kind === 'text') {
      const head = /^\s*/.exec(own)?.[0] ?? '';
      const tail = head.length === own.length ? '' : (/\s*$/.exec(own)?.[0] ?? '');
      add(piece.from + (/[\r\n]/.test(head) ? head.length : 0), piece.to - (/[\r\n]/.test(tail) ? tail.length : 0), 'text');
    } else {
      add(piece.from, piece.to, piece.kind);
    }
    const added = leaves.at(-1);
    if (isChunk(root, piece) && added !== undefined) chunkEnds.add(added);
    end = Math.max(end, piece.to);
  }
  addWords(end, text.length);
  return leaves;
};

const chunkEnds = new WeakSet<Piece>();
const parsersOf = (root: Node): string => (root.type === 'document' ? 'html' : 'other');
const isChunk = (root: Node, piece: Piece): boolean => {
  const type = root.descendantForIndex(piece.from, piece.to - 1)?.type;
  return piece.kind === 'string' && (type === 'string_fragment' || type === 'escape_sequence');
};

const addTrimmed = (text: string, from: number, kind: string, add: (from: number, to: number, kind: string) => void): void => {
  const head = text.length - text.trimStart().length;
  add(from + head, from + head + text.trim().length, kind);
};

const countErrors = (node: Node): number => {
  const own = node.isError || node.isMissing ? 1 : 0;
  return node.children.reduce((sum, child) => sum + (child === null ? 0 : countErrors(child)), own);
};

const extensionOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const check = (path: string, text: string): void => {
  const parser = parsers.get(extensionOf(path));
  const tree = parser?.parse(text);
  if (tree === undefined || tree === null) return;
  const found = inspect(path, text);
  const all = [...found.leaves, ...found.soft.map((soft) => ({ ...soft, kind: 'token' }))].sort((one, other) => one.from - other.from);
  expect({ path, leaves: all }).toEqual({ path, leaves: listLeaves(text, tree.rootNode) });
  expect({ path, errors: found.syntaxErrors }).toEqual({ path, errors: countErrors(tree.rootNode) });
  tree.delete();
};

const covered = (path: string, text: string): void => {
  const { leaves, soft } = inspect(path, text);
  const rest = [...text];
  const units = text.split('');
  for (const { from, to } of [...leaves, ...soft]) for (let i = from; i < to; i++) units[i] = units[i] === '\u0000' ? 'twice' : '\u0000';
  expect(rest.length).toBeGreaterThanOrEqual(0);
  expect(units.filter((unit) => unit !== '\u0000' && !space.test(unit))).toEqual([]);
};

const fixtures = [...(await loadSuite(embeddedSuite)).tasks.values()].flatMap(({ references }) => references.flatMap((files) => [...files]));
const samples = new Map([...fixtures, ...realCommits.flatMap(({ after }) => [...after])].map(([path, text]) => [`${path}\n${text}`, { path, text }]));

describe('leaves', () => {
  it('agree with an independent reader on every fixture and recorded file', () => {
    for (const { path, text } of samples.values()) check(path, text);
    expect(samples.size).toBeGreaterThan(50);
  }, 120_000);

  it('cover every character but white space once', () => {
    for (const { path, text } of samples.values()) if (!text.includes('\u0000')) covered(path, text);
  });

  const broken: readonly [string, string][] = [
    ['a.ts', 'const a = ;\nfunction ( {\n'],
    ['a.ts', 'class { x = } §§ `a ${b` "open'],
    ['a.tsx', 'const a = <div>\n  text & more {x\n</b>;'],
    ['a.json', '{"a": [1, 2,, "b\\q"}} trailing words'],
    ['a.css', 'a { color red; } } b {{ width: 10px'],
    ['a.html', '<div><p class="a>text</div></span>\uFEFF'],
    ['a.js', '\u0000\u0001\uD800 x = "\uDC00"'],
    ['a.js', '#!/usr/bin/env node\r\nx = 1;\r\n'],
  ];
  it.each(broken)('agree on broken text: %s %j', (path, text) => {
    check(path, text);
    if (!text.includes('\u0000')) covered(path, text);
  });

  it('are lines where there is no grammar', () => {
    const { parsed, leaves, syntaxErrors } = inspect('notes.unknown', 'one  two\n\n  three\r\nfour');
    expect({ parsed, syntaxErrors, leaves }).toEqual({
      parsed: false,
      syntaxErrors: 0,
      leaves: [
        { from: 0, to: 8, kind: 'line' },
        { from: 12, to: 17, kind: 'line' },
        { from: 19, to: 23, kind: 'line' },
      ],
    });
  });

  it('finds the grammars it ships', () => {
    for (const file of Object.values(grammarFiles)) expect(existsSync(join(folderOf(file.split('/')[0] ?? ''), file.split('/')[1] ?? ''))).toBe(true);
    for (const extension of ['ts', 'mts', 'cts', 'tsx', 'js', 'mjs', 'cjs', 'jsx', 'json', 'css', 'html', 'htm']) {
      expect(inspect(`a.${extension}`, '').parsed).toBe(true);
    }
  });
});
