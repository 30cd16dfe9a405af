import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import type { FormFault, Writing } from '../../src/collect/faults/fault.ts';
import { formFaults } from '../../src/collect/faults/form.ts';
import { createRandom } from '../../src/random.ts';
import type { Format, Response, Task } from '../../src/types.ts';
import { featureTask, referenceOf } from './showcase.ts';

const say = (text: string): Response => ({ text, toolCalls: [] });
const call = (name: string, args: unknown): Response => ({ text: '', toolCalls: [{ name, arguments: args }] });

/** One plain answer for each carrier. */
const answers = {
  blocks: say('src/cart.ts\n```ts\n<<<<<<< SEARCH\n  const a = "x";\n  return 490;\n=======\n  const a = "x";\n  return 590;\n>>>>>>> REPLACE\n```\n'),
  numbered: say('--- a/src/cart.ts\n+++ b/src/cart.ts\n@@ -3,3 +3,3 @@\n   one();\n-  two();\n+  three();\n   four();\n'),
  unindented: say('@@\n one();\n+  two();\n'),
  patch: say('*** Begin Patch\n*** Update File: src/cart.ts\n@@\n   one("a");\n-  two();\n+  three();\n*** End Patch\n'),
  tags: say('<edit>\n<file>src/cart.ts</file>\n<old_code>\n  a < b\n</old_code>\n<new_code>\n  a <= b\n</new_code>\n</edit>\n'),
  json: say('```json\n[\n  {\n    "file": "src/cart.ts",\n    "old": "  a\\n  b",\n    "new": "  a\\n  c"\n  }\n]\n```\n'),
  range: say('```json\n{\n  "path": "src/cart.ts",\n  "start_line": 3,\n  "end_line": 4,\n  "content": "x"\n}\n```\n'),
  compact: say('```json\n{"path":"src/cart.ts","start_line":3,"end_line":4,"content":"x"}\n```\n'),
  hashes: say('```json\n{\n  "path": "src/cart.ts",\n  "edits": [{ "op": "replace", "pos": "12#QK", "lines": ["x"] }]\n}\n```\n'),
  longFence: say('README.md\n````md\n```\nx\n```\n````\n'),
  tool: call('str_replace_based_edit_tool', {
    command: 'str_replace',
    path: 'src/cart.ts',
    old_str: '  one("a");\n  two();',
    new_str: '  one("a");\n  three();',
  }),
  symbol: call('replace_symbol_body', { name_path: 'countPieces', relative_path: 'src/cart.ts', body: 'x' }),
  whole: say(`src/cart.ts\n\`\`\`ts\n${referenceOf(featureTask).get('src/cart.ts')}\`\`\`\n`),
} as const;

type Carrier = keyof typeof answers;

const anyFormat: Format = {
  name: 'whole',
  summary: '',
  channel: 'text',
  coordinates: 'original',
  instructions: '',
  parse: () => [],
  render: () => ({ response: say('in another format'), lossy: [] }),
};

const writing = (task: Task, name = 'any'): Writing => ({
  format: { ...anyFormat, name },
  before: task.files,
  after: referenceOf(task),
  rivals: [{ ...anyFormat, name: 'rival' }],
});

const find = (name: string): FormFault => {
  const fault = formFaults.find((other) => other.name === name);
  if (fault === undefined) throw new Error(`no fault ${name}`);
  return fault;
};

const spoil = (name: string, carrier: Carrier, seed = 1): Response | undefined =>
  find(name).spoil(answers[carrier], writing(featureTask, carrier), createRandom(`${name}/${seed}`));

const textOf = (response: Response | undefined): string => response?.text ?? '';
const argumentsOf = (response: Response | undefined): unknown => response?.toolCalls[0]?.arguments;

/** For each fault an answer it fits, and what must be true of the spoiled one. */
const cases: readonly (readonly [string, Carrier, (spoiled: Response | undefined, plain: Response) => boolean])[] = [
  [
    'anchor-curly-quotes',
    'blocks',
    (spoiled) => textOf(spoiled).includes('const a = \u201cx\u201d;\n  return 490') && textOf(spoiled).includes('const a = "x";\n  return 590'),
  ],
  ['anchor-curly-quotes', 'patch', (spoiled) => textOf(spoiled).includes('   one(\u201ca\u201d);')],
  ['anchor-entities', 'tags', (spoiled) => textOf(spoiled).includes('  a &lt; b') && textOf(spoiled).includes('<old_code>')],
  ['anchor-indent-drift', 'blocks', (spoiled) => / {4,6}return 490;|\nreturn 490;/.test(textOf(spoiled))],
  ['anchor-indent-drift', 'numbered', (spoiled) => /\n {5,7}one|\n one/.test(textOf(spoiled)) && /\n-( {4,6})?two/.test(textOf(spoiled))],
  ['anchor-indent-drift', 'tool', (spoiled) => JSON.stringify(argumentsOf(spoiled)) !== JSON.stringify(argumentsOf(answers.tool))],
  ['anchor-line-numbers', 'tool', (spoiled) => /"old_str":"\d+ \| /.test(JSON.stringify(argumentsOf(spoiled)))],
  ['anchor-over-escaped', 'tool', (spoiled) => JSON.stringify(argumentsOf(spoiled)).includes('\\\\n')],
  ['anchor-over-escaped', 'json', (spoiled) => textOf(spoiled).includes('"  a\\\\n  b"')],
  ['anchor-tabs', 'patch', (spoiled) => textOf(spoiled).includes('\n-\ttwo();')],
  ['anchor-trailing-space', 'blocks', (spoiled) => textOf(spoiled).includes('return 490; \n') && textOf(spoiled).includes('return 590;\n')],
  ['arguments-as-string', 'tool', (spoiled, plain) => argumentsOf(spoiled) === JSON.stringify(argumentsOf(plain))],
  ['arguments-encoded-twice', 'tool', (spoiled, plain) => argumentsOf(spoiled) === JSON.stringify(JSON.stringify(argumentsOf(plain)))],
  ['fence-missing', 'blocks', (spoiled) => !textOf(spoiled).includes('```')],
  ['fence-mislabelled', 'blocks', (spoiled) => !textOf(spoiled).includes('```ts') && textOf(spoiled).includes('```')],
  ['fence-too-short', 'longFence', (spoiled) => !textOf(spoiled).includes('````') && textOf(spoiled).includes('```md')],
  ['final-marker-missing', 'blocks', (spoiled) => !textOf(spoiled).includes('REPLACE')],
  ['final-marker-missing', 'patch', (spoiled) => !textOf(spoiled).includes('End Patch')],
  ['hunk-counts-wrong', 'numbered', (spoiled) => /@@ -3,[45] \+3,[45] @@/.test(textOf(spoiled))],
  ['hunk-numbers-wrong', 'numbered', (spoiled) => /@@ -(\d+),3 \+\1,3 @@/.test(textOf(spoiled)) && !textOf(spoiled).includes('-3,3')],
  ['json-comma-missing', 'json', (spoiled) => textOf(spoiled).includes('"src/cart.ts"\n    "old"')],
  ['json-comma-missing', 'tool', (spoiled) => String(argumentsOf(spoiled)).startsWith('{"command":"str_replace" "path":')],
  [
    'json-fields-renamed',
    'json',
    (spoiled) => textOf(spoiled).includes('"path": "src/cart.ts",\n    "search": "  a') && textOf(spoiled).includes('"replace":'),
  ],
  ['json-fields-renamed', 'tool', (spoiled) => Object.keys(Object(argumentsOf(spoiled))).join() === 'command,path,oldText,newText'],
  ['json-line-breaks', 'json', (spoiled) => textOf(spoiled).includes('"  a\n  b"')],
  ['json-line-breaks', 'tool', (spoiled) => String(argumentsOf(spoiled)).includes('"  one(\\"a\\");\n  two();"')],
  ['json-trailing-comma', 'tool', (spoiled) => String(argumentsOf(spoiled)).endsWith('",}')],
  ['json-trailing-comma', 'hashes', (spoiled) => textOf(spoiled).includes('],\n}\n')],
  ['json-trailing-comma', 'json', (spoiled) => textOf(spoiled).includes('},\n]')],
  ['lazy-placeholder', 'whole', (spoiled, plain) => textOf(spoiled).includes('// ... rest of') && textOf(spoiled).length < plain.text.length],
  ['line-hash-stale', 'hashes', (spoiled) => textOf(spoiled).includes('"12#QT"')],
  ['line-range-shifted', 'range', (spoiled) => textOf(spoiled).includes('"start_line": 4') && textOf(spoiled).includes('"end_line": 5')],
  ['markdown-wrapped', 'blocks', (spoiled, plain) => textOf(spoiled) === `\`\`\`\`markdown\n${plain.text}\`\`\`\`\n`],
  ['no-edit', 'blocks', (spoiled) => !textOf(spoiled).includes('SEARCH')],
  ['other-format', 'blocks', (spoiled) => textOf(spoiled) === 'in another format'],
  ['path-absolute', 'blocks', (spoiled) => textOf(spoiled).startsWith('/workspace/src/cart.ts\n')],
  ['path-absolute', 'tags', (spoiled) => textOf(spoiled).includes('<file>/workspace/src/cart.ts</file>')],
  ['path-absolute', 'compact', (spoiled) => textOf(spoiled).includes('{"path":"/workspace/src/cart.ts",')],
  ['path-absolute', 'json', (spoiled) => textOf(spoiled).includes('"file": "/workspace/src/cart.ts"')],
  ['path-dotted', 'patch', (spoiled) => textOf(spoiled).includes('*** Update File: ./src/cart.ts\n')],
  ['path-foreign', 'numbered', (spoiled) => textOf(spoiled).startsWith('--- app/packages/src/cart.ts\n+++ app/packages/src/cart.ts\n')],
  ['path-foreign', 'tool', (spoiled) => JSON.stringify(argumentsOf(spoiled)).includes('"path":"app/packages/src/cart.ts"')],
  ['prose-after', 'blocks', (spoiled, plain) => textOf(spoiled).startsWith(plain.text) && textOf(spoiled) !== plain.text],
  ['prose-before', 'tool', (spoiled, plain) => textOf(spoiled) !== '' && spoiled?.toolCalls === plain.toolCalls],
  ['shell-wrapped', 'patch', (spoiled, plain) => textOf(spoiled) === `apply_patch <<'EOF'\n${plain.text}EOF\n`],
  ['space-prefix-lost', 'numbered', (spoiled) => textOf(spoiled).includes('\n  one();') && textOf(spoiled).includes('\n-  two();')],
  ['symbol-misnamed', 'symbol', (spoiled) => JSON.stringify(argumentsOf(spoiled)).includes('"countPiecesx"')],
  ['think-draft', 'blocks', (spoiled, plain) => textOf(spoiled).startsWith('<think>\n') && textOf(spoiled).endsWith(plain.text)],
  [
    'truncated',
    'blocks',
    (spoiled, plain) => plain.text.startsWith(textOf(spoiled)) && textOf(spoiled).length < plain.text.length && spoiled?.finish === 'length',
  ],
  ['truncated', 'tool', (spoiled, plain) => JSON.stringify(argumentsOf(plain)).startsWith(String(argumentsOf(spoiled))) && spoiled?.finish === 'length'],
];

describe('faults of form', () => {
  it.each(cases)('%s does to %s what it says', (name, carrier, holds) => {
    for (let seed = 0; seed < 20; seed += 1) expect(holds(spoil(name, carrier, seed), answers[carrier])).toBe(true);
  });

  it('anchor-ambiguous leaves an anchor that stands twice', () => {
    const text = 'a();\nsame();\nb();\nsame();\n';
    const response = say('x.ts\n```ts\n<<<<<<< SEARCH\na();\nsame();\n=======\na();\nother();\n>>>>>>> REPLACE\n```\n');
    const spoiled = find('anchor-ambiguous').spoil(response, { ...writing(featureTask), before: new Map([['x.ts', text]]) }, createRandom('twin'));
    expect(textOf(spoiled)).toBe('x.ts\n```ts\n<<<<<<< SEARCH\nsame();\n=======\nother();\n>>>>>>> REPLACE\n```\n');
  });

  it('final-marker-missing leaves something of an answer that was cut off before', () => {
    expect(find('final-marker-missing').spoil(say('```\nsrc/ca'), writing(featureTask), createRandom('cut'))).toBeUndefined();
  });

  it('has a case for every fault', () => {
    expect(formFaults.map(({ name }) => name).filter((name) => name !== 'anchor-ambiguous' && !cases.some(([other]) => other === name))).toEqual([]);
  });

  it('changes nothing where it has no place', () => {
    const misfits: readonly (readonly [string, Carrier])[] = [
      ['anchor-indent-drift', 'range'],
      ['anchor-tabs', 'unindented'],
      ['arguments-as-string', 'blocks'],
      ['fence-missing', 'tool'],
      ['hunk-counts-wrong', 'patch'],
      ['lazy-placeholder', 'patch'],
      ['json-fields-renamed', 'range'],
      ['json-line-breaks', 'blocks'],
      ['json-trailing-comma', 'whole'],
      ['line-range-shifted', 'json'],
      ['shell-wrapped', 'numbered'],
      ['symbol-misnamed', 'tool'],
    ];
    for (const [name, carrier] of misfits) expect(spoil(name, carrier)).toBeUndefined();
  });

  it('takes no text of a whole file for an anchor', () => {
    const writingWhole = writing(featureTask, 'whole');
    expect(find('anchor-trailing-space').spoil(answers.blocks, writing(featureTask), createRandom('x'))).toBeDefined();
    expect(find('anchor-trailing-space').spoil(answers.blocks, writingWhole, createRandom('x'))).toBeUndefined();
  });

  it('spoils what the formats themselves render', () => {
    for (const format of formats.values()) {
      const { response } = format.render(featureTask.files, referenceOf(featureTask));
      const fitting = formFaults.filter((fault) => fault.spoil(response, { ...writing(featureTask), format }, createRandom(format.name)) !== undefined);
      expect(fitting.length).toBeGreaterThan(8);
    }
  });
});
