import type { Response, ToolCall } from '../../../types.ts';
import type { FormFault, Writing } from '../fault.ts';

type Spoil = FormFault['spoil'];

const isOpening = (line: string): boolean => /^(`{3,}|~{3,})[^`]*$/.test(line) && line.replace(/^[`~]+/, '') !== '';
const isFence = (line: string): boolean => /^(`{3,}|~{3,})[^`]*$/.test(line);

const mapLines = (response: Response, change: (lines: readonly string[]) => readonly string[]): Response | undefined => {
  const text = change(response.text.split('\n')).join('\n');
  return text === response.text ? undefined : { ...response, text };
};

const dropFences: Spoil = (response) => mapLines(response, (lines) => lines.filter((line) => !isFence(line)));
const mislabelFences: Spoil = (response, _writing, random) => {
  const label = random.pick(['python', 'text', 'plaintext']) ?? '';
  return mapLines(response, (lines) => lines.map((line) => (isOpening(line) ? line.slice(0, line.length - line.replace(/^[`~]+/, '').length) + label : line)));
};
const shortenFences: Spoil = (response) =>
  mapLines(response, (lines) => lines.map((line) => (isFence(line) && line.startsWith('````') ? `\`\`\`${line.replace(/^`+/, '')}` : line)));

const introductions = ['Here is the change you asked for:\n\n', "I'll make this edit now.\n\n", 'Sure! The following does what you want.\n\n'];
const closings = ['\n\nLet me know if anything is unclear.', '\n\nThis keeps the existing behaviour otherwise.', '\n\nI have not run the tests.'];

const introduce: Spoil = (response, _writing, random) => ({ ...response, text: `${random.pick(introductions)}${response.text}` });
const conclude: Spoil = (response, _writing, random) => ({ ...response, text: `${response.text}${random.pick(closings)}` });

/** A draft of the first half of the answer stands in `<think>` tags before it. */
const think: Spoil = (response) =>
  response.text === ''
    ? undefined
    : { ...response, text: `<think>\nLet me try this first:\n${response.text.slice(0, response.text.length / 2)}\n</think>\n\n${response.text}` };

const wrapInMarkdown: Spoil = (response) => {
  if (response.text === '' || response.text.includes('````')) return undefined;
  return { ...response, text: `\`\`\`\`markdown\n${response.text}${response.text.endsWith('\n') ? '' : '\n'}\`\`\`\`\n` };
};

const wrapInShell: Spoil = (response) => {
  if (!response.text.includes('*** Begin Patch')) return undefined;
  return { ...response, text: `apply_patch <<'EOF'\n${response.text}${response.text.endsWith('\n') ? '' : '\n'}EOF\n` };
};

const closingMarkers = [/^>{5,9} REPLACE/, /^\*\*\* End Patch/, /^<\/(edit|edits|new_code|diff)>/, /^(`{3,}|~{3,})\s*$/, /^[\]}]$/];

/** The last line that closes a block goes, with all that follows it. */
const dropFinalMarker: Spoil = (response) =>
  mapLines(response, (lines) => {
    const end = closingMarkers.map((marker) => lines.findLastIndex((line) => marker.test(line))).find((at) => at > 0);
    return end === undefined ? lines : [...lines.slice(0, end), ''];
  });

/** Cut off between 40 and 95 % of the way, with the stop reason of a spent token limit. */
const truncate: Spoil = (response, _writing, random) => {
  const share = 0.4 + 0.55 * random.unit();
  const call = response.toolCalls.at(-1);
  if (call === undefined) return { ...response, text: response.text.slice(0, Math.floor(response.text.length * share)), finish: 'length' };
  const json = typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments);
  const cut: ToolCall = { ...call, arguments: json.slice(0, Math.floor(json.length * share)) };
  return { ...response, toolCalls: [...response.toolCalls.slice(0, -1), cut], finish: 'length' };
};

const placeholder = '// ... rest of the code unchanged ...';

/** Leaves out the longest run of lines inside a fence that the edit did not change. */
const leaveOut: Spoil = (response, { format, before }) => {
  if (format.name !== 'whole') return undefined;
  const known = new Set([...before.values()].flatMap((text) => text.split('\n')));
  return mapLines(response, (lines) => {
    const run = findLongestRun(lines, (line) => known.has(line) && !isFence(line));
    return run.to - run.from < 8 ? lines : [...lines.slice(0, run.from + 1), placeholder, ...lines.slice(run.to - 1)];
  });
};

const findLongestRun = (lines: readonly string[], belongs: (line: string) => boolean): { readonly from: number; readonly to: number } => {
  let longest = { from: 0, to: 0 };
  let from = 0;
  lines.forEach((line, at) => {
    if (!belongs(line)) from = at + 1;
    else if (at + 1 - from > longest.to - longest.from) longest = { from, to: at + 1 };
  });
  return longest;
};

const writeOtherFormat: Spoil = (_response, { rivals, format, before, after }: Writing, random) => {
  const rival = random.pick(rivals.filter((other) => other.name !== format.name && other.channel === 'text' && other.render(before, after).lossy.length === 0));
  return rival?.render(before, after).response;
};

const answerInProse: Spoil = () => ({
  text: 'The function needs to be changed as described: update the check, then adjust the callers accordingly.',
  toolCalls: [],
});

const fault = (name: string, summary: string, spoil: Spoil): FormFault => ({ kind: 'form', name, summary, spoil });

/** Faults in what carries the edits: fences, markers, prose, the answer as a whole. */
export const carrierFaults: readonly FormFault[] = [
  fault('fence-missing', 'all fence lines are gone', dropFences),
  fault('fence-mislabelled', 'fences name another language', mislabelFences),
  fault('fence-too-short', 'fences have three backticks though the text holds such fences', shortenFences),
  fault('final-marker-missing', 'the last marker that closes a block is gone', dropFinalMarker),
  fault('lazy-placeholder', 'a comment stands for code that `whole` must repeat', leaveOut),
  fault('markdown-wrapped', 'the answer stands in a fence of its own', wrapInMarkdown),
  fault('no-edit', 'the answer describes the edit and makes none', answerInProse),
  fault('other-format', 'the edit is written in another format', writeOtherFormat),
  fault('prose-after', 'a sentence follows the edits', conclude),
  fault('prose-before', 'a sentence precedes the edits', introduce),
  fault('shell-wrapped', 'the patch is the input of a shell command', wrapInShell),
  fault('think-draft', 'half a draft of the edit stands in `<think>` tags', think),
  fault('truncated', 'the answer is cut off at its token limit', truncate),
];
