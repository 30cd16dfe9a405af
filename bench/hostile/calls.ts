import type { Response, ToolCall } from '../../src/types.ts';

/** Tools that one format or another reads. */
const TOOLS = ['Edit', 'MultiEdit', 'Write', 'str_replace_based_edit_tool', 'replace_symbol_body', 'apply_patch', 'apply_diff', 'edit_file', 'replace_lines'];

/** Arguments that all of these tools would take. */
const FIELDS = {
  command: 'str_replace',
  path: 'a.ts',
  name_path: 'f',
  old_string: 'a',
  new_string: 'b',
  start_line: 1,
  end_line: 1,
  content: 'b',
  code_edit: 'b',
  body: 'b',
  diff: '<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n',
  input: '*** Begin Patch\n*** Update File: a.ts\n-a\n+b\n*** End Patch\n',
};

/** Writes arguments that repeat something `count` times; `unit` is about what they repeat. */
interface Repeated {
  readonly unit: unknown;
  write(count: number): unknown;
}

/** A call of every tool with the same arguments, which share the size. */
const call =
  ({ unit, write }: Repeated) =>
  (size: number, times: number): Response => {
    const length = typeof unit === 'string' ? unit.length : JSON.stringify(unit).length;
    const given = write(times * 2 * Math.max(1, Math.floor(size / TOOLS.length / length / 2)));
    return { text: '', toolCalls: TOOLS.map((name) => ({ name, arguments: given })) };
  };

const manyCalls =
  (write: (fields: object) => unknown) =>
  (size: number, times: number): Response => {
    const count = times * Math.max(TOOLS.length, Math.floor(size / JSON.stringify(FIELDS).length));
    return { text: '', toolCalls: listOf(count, (index): ToolCall => ({ name: TOOLS[index % TOOLS.length] ?? '', arguments: write({ ...FIELDS }) })) };
  };

const listOf = <T>(length: number, make: (index: number) => T): T[] => Array.from({ length }, (_, index) => make(index));

const nest = (count: number): unknown => {
  let value: unknown = FIELDS;
  for (let depth = count; depth > 0; depth--) value = { edits: [value] };
  return value;
};

const edit = { old_string: 'a', new_string: 'b', start_line: 1, end_line: 1, content: 'b' };
const editsOf = (count: number) => listOf(count, () => ({ ...edit }));
const keysOf = (count: number) => Object.fromEntries(listOf(count, (index) => [`key${index}`, 1]));
const FILE = '*** Begin Patch\n*** Update File: a.ts\n';

const calls: Readonly<Record<string, Repeated>> = {
  'a call of long texts': {
    unit: 'aaaab\nb\n}\n}\n\n\n\n\n',
    write: (count) => ({
      ...FIELDS,
      old_string: 'aaaa'.repeat(count),
      new_string: 'b\nb\n'.repeat(count),
      body: '}\n}\n'.repeat(count),
      content: '\n\n\n\n'.repeat(count),
    }),
  },
  'a call of many edits': { unit: edit, write: (count) => ({ path: 'a.ts', edits: editsOf(count) }) },
  'a call of many edits, twice encoded': { unit: edit, write: (count) => ({ path: 'a.ts', edits: JSON.stringify(editsOf(count)) }) },
  'a call of many keys': { unit: '"key123":1,', write: (count) => ({ ...FIELDS, ...keysOf(count) }) },
  'a call of many keys and edits': { unit: { ...edit, key123: 1 }, write: (count) => ({ path: 'a.ts', ...keysOf(count), edits: editsOf(count) }) },
  'a call of deep objects': { unit: '{"edits":[]}', write: nest },
  'a call of deep text': { unit: '{"edits":[', write: (count) => '{"edits":['.repeat(count) },
  'a call of quotes': { unit: '\\"', write: (count) => `{"path": "a.ts", "old_string": "${'\\"'.repeat(count)}` },
  'a call of patches': { unit: FILE, write: (count) => ({ input: FILE.repeat(count) }) },
  'a call of blocks': { unit: FIELDS.diff, write: (count) => ({ path: 'a.ts', diff: FIELDS.diff.repeat(count) }) },
};

/** Tool calls that every format must survive. */
export const hostileCalls = [
  { name: 'thousands of calls', make: manyCalls((fields) => fields) },
  { name: 'thousands of calls as text', make: manyCalls((fields) => JSON.stringify(fields)) },
  ...Object.entries(calls).map(([name, repeated]) => ({ name, make: call(repeated) })),
];
