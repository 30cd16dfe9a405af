import { detect } from '../../formats/detect.ts';
import { formats, getFormat } from '../../formats/index.ts';
import { applyResponse } from '../../src/apply-response.ts';
import type { FormFault } from '../../src/collect/faults/fault.ts';
import { formFaults } from '../../src/collect/faults/form.ts';
import { isSame, withChanges } from '../../src/edit/apply.ts';
import { createRandom } from '../../src/random.ts';
import type { Format, Rendered, Response } from '../../src/types.ts';
import type { EditPair } from './edit-pairs.ts';
import { proseAnswers } from './prose-answers.ts';

/** What the detector made of one response. `asked` is absent where the response holds no edit; `fault` is the fault of form put into it. */
export interface Reading {
  readonly asked?: string;
  readonly fault?: string;
  readonly detected: string;
  readonly confidence: number;
  /** Of a response that was detected as another format: it is one in that format too, word for word or by what it does. */
  readonly alike: boolean;
}

/** An edit written in every format. */
export interface Writing {
  readonly pair: EditPair;
  readonly rendered: ReadonlyMap<string, Rendered>;
}

/** All that is measured: what every format writes of every edit, plain and faulted, and texts that hold no edit. */
export interface Measured {
  readonly readings: readonly Reading[];
  readonly withoutEdit: ReadonlyMap<string, readonly Reading[]>;
}

/** Reads all that is measured of these edits; `writings` are given where they exist already. */
export const readEverything = (pairs: readonly EditPair[], writings: readonly Writing[] = pairs.map(writeEverywhere)): Measured => {
  const code = listChangedTexts(pairs);
  return {
    readings: [...formats.values()].flatMap((format) => readWritings(writings, format)),
    withoutEdit: new Map([
      ['prose', readWithoutEdit(proseAnswers)],
      ['source code', readWithoutEdit(code)],
      ['source code in a fence', readWithoutEdit(code.map((text) => `It works like this:\n\n\`\`\`\`\`\`ts\n${text}\n\`\`\`\`\`\`\n`))],
    ]),
  };
};

/** Writes an edit in every format. */
export const writeEverywhere = (pair: EditPair): Writing => ({
  pair,
  rendered: new Map([...formats.values()].map((format) => [format.name, format.render(pair.before, pair.after)])),
});

/** Faults after which a response still is one in the format asked for. */
const faultsOfForm: readonly FormFault[] = formFaults.filter(({ name }) => name !== 'no-edit' && name !== 'other-format');

/** The files that the edits change, as they were and as they became. */
const listChangedTexts = (pairs: readonly EditPair[]): string[] => {
  const texts = pairs.flatMap(({ before, after }) => [
    ...[...before].filter(([path, text]) => after.get(path) !== text),
    ...[...after].filter(([path, text]) => before.get(path) !== text),
  ]);
  return [...new Set(texts.map(([, text]) => text))];
};

/** Reads what a format wrote: as it is where it says anything, and with each fault of form where it says all. */
const readWritings = (writings: readonly Writing[], format: Format): Reading[] =>
  writings.flatMap((writing) => {
    const { response, lossy } = renderedIn(writing, format);
    if (lossy.length > 0 && !saysEdit(response, format)) return [];
    const plain = readResponse(response, writing, format);
    return lossy.length > 0 ? [plain] : [plain, ...readFaulted(response, writing, format)];
  });

/** Reads texts that hold no edit. */
const readWithoutEdit = (texts: readonly string[]): Reading[] =>
  texts.map((text) => {
    const { format, confidence } = detect({ text, toolCalls: [] });
    return { detected: format, confidence, alike: false };
  });

/** Whether the detector was right: the format asked for, or one that the response is written in just as well. */
export const isRight = ({ asked, detected, alike }: Reading): boolean => asked === detected || alike;

const renderedIn = ({ rendered }: Writing, { name }: Format): Rendered => rendered.get(name) ?? { response: { text: '', toolCalls: [] }, lossy: [] };

/** Where a format can say nothing of an edit, it writes that there is none. */
const saysEdit = (response: Response, format: Format): boolean => {
  try {
    return format.parse(response).length > 0;
  } catch {
    return false;
  }
};

const readFaulted = (response: Response, writing: Writing, format: Format): Reading[] =>
  faultsOfForm.flatMap((fault) => {
    const spoiled = spoil(fault, response, writing, format);
    return spoiled === undefined ? [] : [{ ...readResponse(spoiled, writing, format, fault), fault: fault.name }];
  });

/** The same seed in every format: what is written alike is spoiled alike. */
const spoil = (fault: FormFault, response: Response, { pair }: Writing, format: Format): Response | undefined =>
  fault.spoil(response, { format, before: pair.before, after: pair.after, rivals: [] }, createRandom(`${fault.name}/${pair.id}`));

const readResponse = (response: Response, writing: Writing, format: Format, fault?: FormFault): Reading => {
  const { format: detected, confidence } = detect(response);
  const other = detected === format.name ? undefined : getFormat(detected);
  return { asked: format.name, detected, confidence, alike: other !== undefined && isAlike(response, writing, other, fault) };
};

const isAlike = (response: Response, writing: Writing, other: Format, fault: FormFault | undefined): boolean => {
  const written = renderedIn(writing, other).response;
  const twin = fault === undefined ? written : spoil(fault, written, writing, other);
  if (twin !== undefined && JSON.stringify(twin) === JSON.stringify(response)) return true;
  const { before, after } = writing.pair;
  const applied = applyResponse({ format: other.name, response, files: before });
  return applied.status === 'applied' && isSame(withChanges(before, applied.changes), after);
};
