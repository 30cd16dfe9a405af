import type { Scope } from '../types.ts';

/** What a task's scope says of a place; undefined when it says nothing. */
export type Ruling = 'forbid' | 'allow' | undefined;

/**
 * Makes a ruling for each place out of a task's patterns: path globs (`*`, `?`, `**`), with `#Symbol.path` for a symbol and all inside it.
 * A place that is both forbidden and allowed is forbidden. A pattern that ends in `/` names a folder.
 */
export const createScope = (scope: Scope | undefined): ((path: string, symbol?: string) => Ruling) => {
  const forbid = (scope?.forbid ?? []).map(readPattern);
  const allow = (scope?.allow ?? []).map(readPattern);
  return (path, symbol) => {
    if (forbid.some((pattern) => matches(pattern, path, symbol))) return 'forbid';
    return allow.some((pattern) => matches(pattern, path, symbol)) ? 'allow' : undefined;
  };
};

interface Pattern {
  readonly segments: readonly string[];
  readonly symbol?: string;
}

const readPattern = (text: string): Pattern => {
  const at = text.indexOf('#');
  const glob = at < 0 ? text : text.slice(0, at);
  const segments = (glob.endsWith('/') ? `${glob}**` : glob).split('/');
  return at < 0 ? { segments } : { segments, symbol: text.slice(at + 1) };
};

const matches = (pattern: Pattern, path: string, symbol: string | undefined): boolean => {
  if (pattern.symbol !== undefined && symbol !== pattern.symbol && !symbol?.startsWith(`${pattern.symbol}.`)) return false;
  return matchWild(pattern.segments, path.split('/'), '**', matchSegment);
};

const matchSegment = (pattern: string, segment: string): boolean => matchWild([...pattern], [...segment], '*', (one, other) => one === '?' || one === other);

// Items of a pattern against items of a text; `wild` stands for any number. Only the last one seen is ever retried: no exponential time.
const matchWild = (pattern: readonly string[], items: readonly string[], wild: string, equal: (pattern: string, item: string) => boolean): boolean => {
  let at = 0;
  let retry: { readonly at: number; item: number } | undefined;
  for (let item = 0; item < items.length; ) {
    const expected = pattern[at];
    if (expected === wild) {
      retry = { at: ++at, item };
    } else if (expected !== undefined && equal(expected, items[item] ?? '')) {
      at++;
      item++;
    } else if (retry !== undefined) {
      item = ++retry.item;
      at = retry.at;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((rest) => rest === wild);
};
