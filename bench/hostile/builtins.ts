/**
 * Runs a piece of code and gives the characters and elements that the builtins it calls scan or copy, rounded up. What V8 does by reference (a
 * slice of a text) counts as copied. Not seen: how far a sticky pattern looks before it fails, backtracking, spread objects.
 */
export const watchBuiltins = (run: () => void): number => {
  let work = 0;
  const originals = watched.map(({ owner, name, cost }) => {
    const original = Reflect.get(owner, name);
    const counting = function (this: unknown, ...given: unknown[]): unknown {
      // Before the call: patterns move their own `lastIndex`.
      const from = this instanceof RegExp && (this.global || this.sticky) ? this.lastIndex : 0;
      const result = Reflect.apply(original, this, given);
      work += cost({ self: this, given, result, from });
      return result;
    };
    return { owner, name, original, counting };
  });
  try {
    for (const { owner, name, counting } of originals) Object.defineProperty(owner, name, { value: counting, writable: true, configurable: true });
    run();
  } finally {
    for (const { owner, name, original } of originals) Object.defineProperty(owner, name, { value: original, writable: true, configurable: true });
  }
  return work;
};

interface Call {
  readonly self: unknown;
  readonly given: readonly unknown[];
  readonly result: unknown;
  readonly from: number;
}

type Cost = (call: Call) => number;

interface Watched {
  readonly owner: object;
  readonly name: PropertyKey;
  readonly cost: Cost;
}

/** Taken before anything is watched. */
const { keys } = Object;

const sizeOf = (value: unknown): number => {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? keys(value).length : 1;
};

const ofOwn: Cost = ({ self }) => 1 + sizeOf(self);
const ofResult: Cost = ({ result }) => 1 + sizeOf(result);
const ofBoth: Cost = ({ self, result }) => 1 + sizeOf(self) + sizeOf(result);
const ofFirst: Cost = ({ given }) => 1 + sizeOf(given[0]);
const ofAll: Cost = ({ given }) => 1 + given.length;
const ofStep: Cost = () => 1;

/** A search from the second argument on, up to what it finds. */
const ofSearch: Cost = ({ self, given: [wanted, start], result }) => {
  const from = Math.min(sizeOf(self), Math.max(0, Number(start ?? 0)));
  const to = typeof result === 'number' && result >= 0 ? result : sizeOf(self);
  return 1 + Math.abs(to - from) + (typeof wanted === 'string' ? wanted.length : 0);
};

const ofSearchBack: Cost = ({ self, given: [wanted, start], result }) => {
  const from = Math.min(sizeOf(self), Number(start ?? sizeOf(self)));
  return 1 + Math.abs(from - Math.max(0, Number(result))) + (typeof wanted === 'string' ? wanted.length : 0);
};

const isMatch = (result: unknown): result is RegExpExecArray => Array.isArray(result) && 'index' in result;

const ofPattern: Cost = ({ self, given: [text], result, from }) => {
  if (isMatch(result)) return 1 + result.index + sizeOf(result[0]) - from;
  return self instanceof RegExp && self.sticky ? 1 : 1 + Math.max(0, sizeOf(String(text)) - from);
};

const all = (owner: object, names: string, cost: Cost): Watched[] => names.split(' ').map((name) => ({ owner, name, cost }));

/** The object that the steps of an iterator come from. */
const stepsOf = (iterable: Iterable<unknown>): object => Object.getPrototypeOf(iterable[Symbol.iterator]());

const watched: readonly Watched[] = [
  ...all(String.prototype, 'indexOf includes', ofSearch),
  ...all(String.prototype, 'lastIndexOf', ofSearchBack),
  ...all(String.prototype, 'startsWith endsWith', ofFirst),
  ...all(String.prototype, 'slice substring', ofResult),
  ...all(String.prototype, 'trim trimStart trimEnd', ({ self, result }) => 1 + sizeOf(self) - sizeOf(result)),
  ...all(
    String.prototype,
    'split replace replaceAll toLowerCase toUpperCase repeat padStart padEnd normalize concat isWellFormed toWellFormed localeCompare',
    ofBoth,
  ),
  ...all(RegExp.prototype, 'exec', ofPattern),
  ...all(Array.prototype, 'indexOf includes', ofSearch),
  ...all(Array.prototype, 'lastIndexOf', ofSearchBack),
  ...all(Array.prototype, 'slice concat', ofResult),
  ...all(Array.prototype, 'splice shift unshift reverse fill copyWithin sort', ofOwn),
  ...all(Array.prototype, 'join flat toSorted toReversed toSpliced with', ofBoth),
  ...all(Array.prototype, 'push', ofAll),
  ...all(Array, 'from', ofResult),
  ...all(Object, 'keys values entries fromEntries', ofResult),
  ...all(Object, 'assign', ofAll),
  ...all(Map, 'groupBy', ofFirst),
  ...all(JSON, 'parse', ofFirst),
  ...all(JSON, 'stringify', ofResult),
  ...[[], new Map(), new Set(), ''].map((iterable) => ({ owner: stepsOf(iterable), name: 'next', cost: ofStep })),
];
