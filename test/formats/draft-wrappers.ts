import { all, namesOf, say, type Wrapper } from './wrapped-answers.ts';

const tool = namesOf('tool');

/** Drafts beside an answer, by tags and in channels. */
export const drafts: readonly Wrapper[] = [
  { name: 'a draft', wrap: say((t, { draft }) => `<think>\nPerhaps:\n\n${draft.text}\nNo.\n</think>\n\n${t}`), outcome: 'same' },
  { name: 'a draft on one line with its tags', wrap: say((t, { draft }) => `<think>Perhaps:\n${draft.text}\nNo.</think>\n${t}`), outcome: 'same' },
  { name: 'a draft in <thinking>', wrap: say((t, { draft }) => `<thinking>\n${draft.text}</thinking>\n${t}`), outcome: 'same' },
  { name: 'a draft behind the answer', wrap: say((t, { draft }) => `${t}\n<think>\n${draft.text}</think>\n`), outcome: 'same' },
  { name: 'a draft that the prompt opened', wrap: say((t, { draft }) => `Perhaps:\n\n${draft.text}\nNo.\n</think>\n\n${t}`), outcome: 'same' },
  { name: 'a draft with an open fence', wrap: say((t, { draft }) => `<think>\n${draft.text.replace(/\n`{3,}\n$/, '\n')}</think>\n\n${t}`), outcome: 'same' },
  { name: 'a draft that never ends', wrap: say((t) => `<think>\nPerhaps:\n\n${t}`), outcome: 'no_edit_found', except: all(tool, 'same') },
  { name: 'a draft behind words', wrap: say((t, { draft }) => `Sure. <think>\nPerhaps:\n\n${draft.text}\nNo.\n</think>\n\n${t}`), outcome: 'same' },
  {
    name: 'a draft behind words that end no sentence',
    wrap: say((t, { draft }) => `Let me think <think>\nPerhaps:\n\n${draft.text}\nNo.\n</think>\n\n${t}`),
    outcome: 'same',
  },
  {
    name: 'a draft behind words, on one line with its tags',
    wrap: say((t, { draft }) => `Sure! I think: <thinking>Perhaps:\n${draft.text}\nNo.</thinking>\n${t}`),
    outcome: 'same',
  },
  {
    name: 'a draft behind words that never ends',
    wrap: say((t) => `Sure. <think>\nPerhaps:\n\n${t}`),
    outcome: 'no_edit_found',
    except: all(tool, 'same'),
  },
  { name: 'words about the tags of drafts', wrap: say((t) => `I write no <think> and no </think> here.\n\n${t}`), outcome: 'same' },
  {
    name: 'words about the tag that starts a draft',
    wrap: say((t) => `No <think> tag is needed here, nor "<think>", nor \`<think>\`.\n\n${t}`),
    outcome: 'same',
  },
  {
    name: 'channels',
    wrap: say(
      (t, { draft }) =>
        `<|channel|>analysis<|message|>Perhaps:\n${draft.text}<|end|><|start|>assistant<|channel|>commentary<|message|>I edit.<|end|>` +
        `<|start|>assistant<|channel|>final<|message|>${t.trimEnd()}<|return|>`,
    ),
    outcome: 'same',
  },
  {
    name: 'channels on lines of their own',
    wrap: say((t, { draft }) => `<|start|>assistant<|channel|>analysis<|message|>\n${draft.text}\n<|start|>assistant<|channel|>final<|message|>\n${t}`),
    outcome: 'same',
  },
  {
    name: 'channels whose first tokens are lost',
    wrap: say((t, { draft }) => `Perhaps:\n${draft.text}<|end|><|start|>assistant<|channel|>final<|message|>${t}<|return|>`),
    outcome: 'same',
  },
  {
    name: 'channels whose first tokens are lost, with such tokens in quotes',
    wrap: say(
      (t, { draft }) =>
        `It has "<|start|>assistant<|channel|>final<|message|>". Perhaps:\n${draft.text}No.<|end|><|start|>assistant<|channel|>final<|message|>${t}<|return|>`,
    ),
    outcome: 'same',
  },
  {
    name: 'channels behind a draft that ends in a quote',
    wrap: say((t, { draft }) => `Perhaps:\n${draft.text}Not "x"<|end|><|start|>assistant<|channel|>final<|message|>Now "y":\n\n${t}<|return|>`),
    outcome: 'same',
  },
  { name: 'channels whose tokens are lost', wrap: say((t, { draft }) => `analysisPerhaps:\n${draft.text}assistantfinal${t}`), outcome: 'same' },
  {
    name: 'a channel that never ends',
    wrap: say((t) => `<|channel|>analysis<|message|>Perhaps:\n\n${t}`),
    outcome: 'no_edit_found',
    except: all(tool, 'same'),
  },
];
