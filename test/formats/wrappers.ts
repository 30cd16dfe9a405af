import { writeFence } from '../../formats/shared/fences.ts';
import type { Response } from '../../src/types.ts';
import { drafts } from './draft-wrappers.ts';
import { type Answer, all, namesOf, say, unfence, type Wrapper } from './wrapped-answers.ts';

const tool = namesOf('tool');
const patches = ['classic-diff', 'git-diff', 'udiff', 'v4a'];

const callOnce = (name: string, given: unknown): Response => ({ text: '', toolCalls: [{ name, arguments: given }] });
const mapArguments =
  (write: (json: string) => unknown) =>
  ({ response }: Answer): Response => ({
    ...response,
    toolCalls: response.toolCalls.map((call) => ({ ...call, arguments: write(JSON.stringify(call.arguments)) })),
  });
const quote = (old: string): string => writeFence(old, '');
const pieceOf = (old: string): string => old.split('\n').slice(0, 3).join('\n');
const fence = (body: string, info: string, marks = '```'): string => `${marks}${info}\n${body}${marks}\n`;

const beside: readonly Wrapper[] = [
  {
    name: 'prose',
    wrap: say((t, { path }) => `Sure! I will change \`${path}\` as asked:\n\n${t}\nThis is all; say so if you want 1) tests, 2) docs.\n`),
    outcome: 'same',
  },
  { name: 'lists and rules', wrap: say((t) => `Plan:\n\n- change it\n- test it\n\n1. First\n2. Then\n\n---\n\n${t}\n---\n\n* done\n`), outcome: 'same' },
  {
    name: 'commands',
    wrap: say((t) => `Install first:\n\n${fence('npm install\n', 'bash')}\n${t}\nThen run:\n\n${fence('npm test\n', 'sh')}`),
    outcome: 'same',
  },
  {
    name: 'output',
    wrap: say((t) => `It failed with:\n\n${fence('Error: expected 1, got 2\n    at x.ts:4:2\n', '')}\n${t}\nNow:\n\n${fence('ok 1\n', 'text')}`),
    outcome: 'same',
  },
  { name: 'a usage example', wrap: say((t) => `${t}\nUse it so:\n\n${fence("import { x } from './x';\nx('you');\n", 'ts')}`), outcome: 'same' },
  {
    name: 'a piece of the old code',
    wrap: say((t, { text: old }) => `The code is:\n\n${quote(pieceOf(old))}\n${t}`),
    outcome: 'same',
  },
  {
    name: 'a piece of the old code, its file named',
    wrap: say((t, { text: old, path }) => `In \`${path}\` there is currently:\n\n${quote(pieceOf(old))}\nIt must go.\n\n${t}`),
    outcome: 'same',
  },
  {
    name: 'all of the old code, its path above',
    wrap: say((t, { text: old, path }) => `Before:\n\n${path}\n${quote(old)}\nAfter:\n\n${t}`),
    outcome: 'same',
  },
  // Nothing says which of two texts of one file is meant.
  {
    name: 'all of the old code without a word',
    wrap: say((t, { text: old, path }) => `${path}\n${quote(old)}\n${t}`),
    outcome: 'same',
    except: all(['lazy', 'whole'], 'duplicate_file_op'),
  },
];

const around: readonly Wrapper[] = [
  { name: 'a longer fence of Markdown', wrap: say((t) => fence(t, 'markdown', '``````')), outcome: 'same' },
  {
    name: 'a fence of Markdown as long as those in it',
    wrap: say((t) => `Here it is:\n\n${fence(`The change:\n\n${t}`, 'md', /`{3,}/.exec(t)?.[0])}`),
    outcome: 'same',
  },
  { name: 'a longer fence', wrap: say((t) => fence(t, '', '``````')), outcome: 'same' },
  { name: 'tags of an answer', wrap: say((t) => `<answer>\n${t}</answer>\n`), outcome: 'same' },
  { name: 'carriage returns', wrap: say((t) => t.replaceAll('\n', '\r\n')), outcome: 'same' },
  { name: 'a byte order mark', wrap: say((t) => `\ufeff${t}`), outcome: 'same' },
  { name: 'a byte order mark without a fence', wrap: say((t) => `\ufeff${unfence(t)}`), outcome: 'same', only: patches },
  { name: 'empty lines', wrap: say((t) => `\n\n  \n${t}\n\n\n`), outcome: 'same' },
  { name: 'no newline at the end', wrap: say((t) => t.replace(/\n$/, '')), outcome: 'same' },
];

const calls: readonly Wrapper[] = [
  { name: 'arguments as a string', wrap: mapArguments((json) => json), outcome: 'same' },
  { name: 'arguments as a string in a string', wrap: mapArguments((json) => JSON.stringify(json)), outcome: 'same' },
  { name: 'arguments as a string with a byte order mark', wrap: mapArguments((json) => `\ufeff${json}`), outcome: 'same' },
  {
    name: 'arguments with carriage returns between them',
    wrap: mapArguments((json) => JSON.stringify(JSON.parse(json), null, 2).replaceAll('\n', '\r\n')),
    outcome: 'same',
  },
  {
    name: 'calls in the text',
    wrap: ({ response }) => ({
      text: response.toolCalls.map(({ name, arguments: given }) => `<tool_call>\n${JSON.stringify({ name, arguments: given })}\n</tool_call>\n`).join(''),
      toolCalls: [],
    }),
    outcome: 'same',
    only: tool,
  },
  {
    name: 'calls in channels',
    wrap: ({ response }) => ({
      text: response.toolCalls
        .map(
          ({ name, arguments: given }) =>
            `<|start|>assistant<|channel|>commentary to=functions.${name} <|constrain|>json<|message|>${JSON.stringify(given)}<|call|>`,
        )
        .join(''),
      toolCalls: [],
    }),
    outcome: 'same',
    only: tool,
  },
  { name: 'text in the tags of a call', wrap: say((t) => `<tool_call>\n${t}</tool_call>\n`), outcome: 'same' },
];

/** JSON around a patch is apply_patch's; the others have no such carrier. */
const shells: readonly Wrapper[] = [
  { name: 'tags of a patch', wrap: say((t) => `<patch>\n${unfence(t)}</patch>\n`), outcome: 'same', only: patches },
  { name: 'tags of a diff', wrap: say((t) => `<diff>\n${unfence(t)}</diff>\n`), outcome: 'same', only: patches },
  { name: 'tags of a patch round the fence', wrap: say((t) => `<patch>\n${t}</patch>\n`), outcome: 'same', only: patches },
  { name: 'no fence', wrap: say((t) => unfence(t)), outcome: 'same', only: patches },
  { name: 'a here-document of git apply', wrap: say((t) => fence(`git apply <<'EOF'\n${unfence(t)}EOF\n`, 'bash')), outcome: 'same', only: patches },
  { name: 'a here-document of patch', wrap: say((t) => `Run this:\n\npatch -p1 <<EOF\n${unfence(t)}EOF\n\nThat is all.\n`), outcome: 'same', only: patches },
  {
    name: 'a here-document that is written to a file',
    wrap: say((t) => fence(`cat > x.patch <<"END"\n${unfence(t)}END\ngit apply x.patch\n`, 'sh')),
    outcome: 'same',
    only: patches,
  },
  { name: 'a cell of a notebook', wrap: say((t) => `%%bash\napply_patch <<"EOF"\n${unfence(t)}EOF\n`), outcome: 'same', only: patches },
  {
    name: 'an object with the patch',
    wrap: say((t) => JSON.stringify({ input: unfence(t) })),
    outcome: 'no_edit_found',
    except: { v4a: 'same' },
    only: patches,
  },
  {
    name: 'a fenced object with the patch',
    wrap: say((t) => `Patching:\n\n${fence(`${JSON.stringify({ input: unfence(t) }, null, 2)}\n`, 'json')}`),
    outcome: 'no_edit_found',
    except: { v4a: 'same' },
    only: patches,
  },
  {
    name: 'a command as a list',
    wrap: say((t) => JSON.stringify({ command: ['apply_patch', unfence(t)] })),
    outcome: 'no_edit_found',
    except: { v4a: 'same' },
    only: patches,
  },
  {
    name: 'a call with the patch',
    wrap: ({ response }) => callOnce('apply_patch', { input: unfence(response.text) }),
    outcome: 'no_edit_found',
    except: { v4a: 'same' },
    only: patches,
  },
  {
    name: 'a call of a shell',
    wrap: ({ response }) => callOnce('shell', { command: ['bash', '-lc', `apply_patch <<'EOF'\n${unfence(response.text)}EOF\n`] }),
    outcome: 'no_edit_found',
    except: { v4a: 'same' },
    only: patches,
  },
];

/** A call has no prose around it: where the text alone speaks of options, it is the one that is meant. */
const options: readonly Wrapper[] = [
  { name: 'two options', wrap: say((t, { draft }) => `Option A:\n\n${t}\nOption B:\n\n${draft.text}`), outcome: 'ambiguous', except: all(tool, 'same') },
  {
    name: 'two headings',
    wrap: say((t, { draft }) => `### Solution 1: short\n\n${t}\n### Solution 2: long\n\n${draft.text}`),
    outcome: 'ambiguous',
    except: all(tool, 'same'),
  },
  {
    name: 'an alternative',
    wrap: say((t, { draft }) => `${t}\nAlternatively, if you prefer:\n\n${draft.text}`),
    outcome: 'ambiguous',
    except: all(tool, 'same'),
  },
  { name: 'one option that was chosen', wrap: say((t) => `Option A would be to wait. I take option B:\n\n${t}`), outcome: 'same' },
];

const cuts: readonly Wrapper[] = [
  // Calls that came whole leave nothing open.
  {
    name: 'a cut behind the last edit',
    wrap: ({ response }) => ({ ...response, finish: 'length' }),
    outcome: 'truncated',
    except: all(tool, 'same'),
  },
  {
    name: 'a cut in the prose behind',
    wrap: ({ response }) => ({ ...response, text: `${response.text}\nThis changes the function so that\n`, finish: 'length' }),
    outcome: 'same',
  },
  {
    name: 'a cut in a draft behind',
    wrap: ({ response }) => ({ ...response, text: `${response.text}\n<think>\nNow the other file\n`, finish: 'length' }),
    outcome: 'truncated',
    except: all(tool, 'same'),
  },
  {
    name: 'a cut in a call in the text',
    wrap: ({ response: { toolCalls } }) => ({ text: `<tool_call>${JSON.stringify(toolCalls[0]).slice(0, -9)}`, toolCalls: [], finish: 'length' }),
    outcome: 'truncated',
    only: tool,
  },
  {
    name: 'a call in the text that does not end',
    wrap: ({ response: { toolCalls } }) => ({ text: `<tool_call>${JSON.stringify(toolCalls[0]).slice(0, -9)}`, toolCalls: [] }),
    outcome: 'unterminated_block',
    only: tool,
  },
];

/** All of them. */
export const wrappers: readonly Wrapper[] = [...drafts, ...beside, ...around, ...calls, ...shells, ...options, ...cuts];
