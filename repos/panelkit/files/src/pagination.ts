/** Where a table stands: the page shown (from 0), rows to a page, and rows in all. */
export interface PageState {
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** What can happen to the page shown. */
export type PageAction =
  | { readonly type: 'next' }
  | { readonly type: 'previous' }
  | { readonly type: 'go'; readonly page: number }
  | { readonly type: 'resize'; readonly size: number }
  | { readonly type: 'load'; readonly total: number };

/** An entry of a pager: a page (from 0), or a gap that stands for pages left out. */
export type PageEntry = number | 'gap';

/**
 * The state after an action. The page always stays within the pages there are.
 * `load` says how many rows there are now; `resize` changes how many of them a page holds.
 */
export function pageReducer(state: PageState, action: PageAction): PageState {
  switch (action.type) {
    case 'next':
      return goTo(state, state.page + 1);
    case 'previous':
      return goTo(state, state.page - 1);
    case 'go':
      return goTo(state, action.page);
    case 'resize': {
      const size = Math.max(1, Math.trunc(action.size));
      return goTo({ ...state, size }, state.page);
    }
    case 'load':
      return goTo({ ...state, total: Math.max(0, action.total) }, state.page);
  }
}

/** How many pages the rows fill; an empty table still has one. */
export function pageCount(state: PageState): number {
  return Math.max(1, Math.ceil(state.total / state.size));
}

/** The numbers of the first and last row on a page, counted from 1; both are 0 when there are no rows. */
export function visibleRange(page: number, size: number, total: number): { first: number; last: number } {
  if (total === 0) return { first: 0, last: 0 };
  const first = page * size + 1;
  return { first, last: Math.min(first + size - 1, total) };
}

/**
 * The entries of a pager: the first page, the last page, and the pages up to `radius` away from the current one.
 * Where pages are left out between two entries there is a gap.
 */
export function pageWindow(page: number, count: number, radius = 1): PageEntry[] {
  const entries: PageEntry[] = [];
  let previous = -1;
  for (let candidate = 0; candidate < count; candidate += 1) {
    const isEdge = candidate === 0 || candidate === count - 1;
    if (!isEdge && Math.abs(candidate - page) > radius) continue;
    if (candidate - previous > 1) entries.push('gap');
    entries.push(candidate);
    previous = candidate;
  }
  return entries;
}

function goTo(state: PageState, page: number): PageState {
  const last = pageCount(state) - 1;
  return { ...state, page: Math.min(Math.max(0, page), last) };
}
