import { describe, expect, it } from 'vitest';
import { formats } from '../../formats/index.ts';
import { applyResponse } from '../../src/apply-response.ts';
import { withChanges } from '../../src/edit/apply.ts';
import type { Response } from '../../src/types.ts';
import { type Answer, listAnswers } from './wrapped-answers.ts';
import { wrappers } from './wrappers.ts';

describe.each([...formats.values()])('$name reads its answers in', (format) => {
  const answers = listAnswers(format);
  const rows = wrappers.filter(({ only }) => only === undefined || only.includes(format.name));

  it.each(rows)('$name', ({ wrap, outcome, except }) => {
    const expected = except?.[format.name] ?? outcome;
    expect(answers).not.toEqual([]);
    expect(answers.map((answer) => [answer.id, judge(answer, wrap(answer))])).toEqual(answers.map(({ id }) => [id, expected]));
  });

  it('a piece as what it is', () => {
    const [answer] = answers;
    if (answer === undefined) throw new Error('no answer');
    const complete = format.channel === 'text' ? endOfEdit(answer) : 0;
    for (let to = 1; to < complete; to++) {
      const piece = answer.response.text.slice(0, to);
      expect(['truncated', 'no_edit_found'], piece).toContain(judge(answer, { text: piece, toolCalls: [], finish: 'length' }));
    }
    for (const [piece, last] of cutCalls(answer)) {
      expect(['truncated'], last).toContain(judge(answer, { ...piece, finish: 'length' }));
    }
  });
});

/** What comes of an answer: `same`, `other files`, or a code. */
const judge = ({ format, before, after }: Answer, response: Response): string => {
  const application = applyResponse({ format: format.name, response, files: before });
  if (application.status === 'rejected') return application.rejection.code;
  const files = withChanges(before, application.changes);
  return files.size === after.size && [...files].every(([path, content]) => after.get(path) === content) ? 'same' : 'other files';
};

/** Where the text behind the last edit starts; up to there, the answer is not whole. */
const endOfEdit = ({ response, format }: Answer): number => format.parse(response).reduce((last, { span }) => Math.max(last, span.to), 0);

/** The calls of an answer with the last one cut off somewhere, and what is left of that. */
const cutCalls = ({ response }: Answer): [Response, string][] => {
  const last = response.toolCalls.at(-1);
  const json = last === undefined ? '' : JSON.stringify(last.arguments);
  return [...json].map((_, to) => {
    const piece = json.slice(0, to);
    return [{ text: '', toolCalls: [...response.toolCalls.slice(0, -1), { name: last?.name ?? '', arguments: piece }] }, piece];
  });
};
