import fc from 'fast-check';
import type { Files } from '../../src/types.ts';

/** Two snapshots of a file of declarations, the second with some of them changed, added, deleted or renamed. */
export const codePairs: fc.Arbitrary<readonly [Files, Files]> = fc
  .record({
    head: fc.constantFrom('', "import { a } from 'a';\n\n", '// head\n\n'),
    gap: fc.constantFrom('\n', '\n\n'),
    eol: fc.constantFrom('\n', '\n', '\r\n'),
    final: fc.boolean(),
  })
  .chain((layout) =>
    declarations.chain((all) =>
      editsOf(all).map((edited) => {
        const write = (list: readonly string[]): string => {
          const text = layout.head + list.join(layout.gap) + (layout.final && list.length > 0 ? '\n' : '');
          return text.replaceAll('\n', layout.eol);
        };
        return [new Map([['src/a.ts', write(all)]]), new Map([['src/a.ts', write(edited)]])] as const;
      }),
    ),
  )
  .filter(([before, after]) => before.get('src/a.ts') !== after.get('src/a.ts'));

const name = fc.constantFrom('one', 'two', 'three', 'four');
const value = fc.constantFrom('1', '2', '`a\n  b`', '() => {\n  run();\n}');

const member = fc
  .tuple(name, value, fc.constantFrom('', '  /** Doc. */\n', '  @d()\n'), fc.boolean())
  .map(([own, body, lead, method]) =>
    method ? `${lead}  ${own}(a: string) {\n    return ${body.replaceAll('\n', '\n    ')};\n  }` : `${lead}  ${own} = ${body};`,
  );
const members = (gap: string) => fc.array(member, { maxLength: 5 }).map((all) => all.join(gap));
const declaration = fc.oneof(
  fc.tuple(name, value, fc.constantFrom('', 'export ')).map(([own, body, lead]) => `${lead}const ${own} = ${body};`),
  fc
    .tuple(name, value, fc.constantFrom('', '/** Doc. */\n', '// one\n// two\n'))
    .map(([own, body, lead]) => `${lead}export function ${own}() {\n  return ${body};\n}`),
  fc.tuple(name, fc.constantFrom('\n', '\n\n').chain(members), fc.constantFrom('', '@d()\n')).map(([own, body, lead]) => `${lead}class ${own} {\n${body}\n}`),
  fc
    .tuple(name, fc.uniqueArray(name, { maxLength: 3 }))
    .map(([own, fields]) => `interface ${own} {\n${fields.map((field) => `  ${field}: string;\n`).join('')}}`),
);
const declarations = fc.array(declaration, { minLength: 1, maxLength: 7 });

/** Up to three declarations changed. */
const editsOf = (all: readonly string[]): fc.Arbitrary<string[]> =>
  fc
    .array(fc.tuple(fc.nat({ max: all.length - 1 }), fc.constantFrom('change', 'change', 'insert', 'delete', 'replace'), declaration, fc.nat()), {
      minLength: 1,
      maxLength: 3,
    })
    .map((edits) => {
      const edited = [...all];
      for (const [at, kind, other, where] of edits) {
        const own = edited[at] ?? other;
        if (kind === 'insert') edited.splice(at, 0, other);
        else if (kind === 'delete') edited.splice(at, 1);
        else edited[at] = kind === 'replace' ? other : changeLine(own, where);
      }
      return edited;
    });

/** The text with a statement put in behind one of the lines that open something, or with its last word changed. */
const changeLine = (text: string, where: number): string => {
  const lines = text.split('\n');
  const opening = lines.flatMap((line, index) => (line.endsWith(') {') || line.endsWith('=> {') ? [index] : []));
  const at = opening[where % Math.max(1, opening.length)];
  return at === undefined ? text.replace(/\b1\b/, '3') : [...lines.slice(0, at + 1), '    added();', ...lines.slice(at + 1)].join('\n');
};
