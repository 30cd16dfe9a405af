import type { z } from 'zod';

/** What is wrong with a value, in the words of all our messages; given to zod, which says it wherever a schema says nothing itself. */
export const plainWords = {
  error: (issue: z.core.$ZodRawIssue): string | undefined => {
    switch (issue.code) {
      case 'too_small':
        return sayBound(issue.origin, issue.inclusive === false ? 'more than' : 'at least', Number(issue.minimum), issue.input);
      case 'too_big':
        return sayBound(issue.origin, issue.inclusive === false ? 'less than' : 'at most', Number(issue.maximum), issue.input);
      case 'unrecognized_keys':
        return `unknown ${issue.keys.length === 1 ? 'field' : 'fields'} ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`;
      case 'invalid_type':
        return issue.expected === 'int' ? `expected a whole number, received ${sayReceived(issue.input)}` : undefined;
    }
  },
};

const sayBound = (origin: string, relation: string, bound: number, input: unknown): string => {
  if (origin === 'string') return input === '' ? 'expected a text, received an empty one' : `expected a text of ${relation} ${bound} characters`;
  if (Array.isArray(input)) return `expected ${relation} ${bound} ${bound === 1 ? 'item' : 'items'}, received ${input.length === 0 ? 'none' : input.length}`;
  return `expected a number of ${relation} ${bound}, received ${sayReceived(input)}`;
};

const sayReceived = (input: unknown): string => (typeof input === 'number' ? String(input) : typeof input);
