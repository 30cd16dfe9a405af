/** The direction of a sorted column, in the words of `aria-sort`. */
export type SortDirection = 'ascending' | 'descending';

/** Which column a table is sorted by, and which way. */
export interface SortState {
  readonly column: string;
  readonly direction: SortDirection;
}

/** What a cell may hold for sorting. `null` and `undefined` stand for an empty cell. */
export type SortValue = string | number | boolean | Date | null | undefined;

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/**
 * Sorts rows by the value that `read` takes from each. Rows with equal values keep their order, in either direction.
 *
 * @param rows the rows as loaded
 * @param read takes the value to sort by from a row; called once for each row
 */
export function sortRows<Row>(
  rows: Row[],
  read: (row: Row) => SortValue,
  direction: SortDirection = 'ascending',
): Row[] {
  const values = new Map(rows.map((row) => [row, read(row)]));
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.sort((a, b) => sign * compareValues(values.get(a), values.get(b)));
}

/**
 * Compares two cells for ascending order: empty cells last, numbers and dates by size, `false` before `true`,
 * anything else as text, with digits in text compared as numbers.
 */
export function compareValues(a: SortValue, b: SortValue): number {
  const emptyA = isEmpty(a);
  const emptyB = isEmpty(b);
  if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
  if (isMeasure(a) && isMeasure(b)) return Number(a) - Number(b);
  return collator.compare(toText(a), toText(b));
}

/** The state after a click on a column's header: ascending, then descending, then unsorted (`null`). */
export function toggleSort(current: SortState | null, column: string): SortState | null {
  if (current?.column !== column) return { column, direction: 'ascending' };
  return current.direction === 'ascending' ? { column, direction: 'descending' } : null;
}

function isEmpty(value: SortValue): boolean {
  return value === null || value === undefined || value === '' || Number.isNaN(value);
}

function isMeasure(value: SortValue): value is number | boolean | Date {
  return typeof value === 'number' || typeof value === 'boolean' || value instanceof Date;
}

function toText(value: SortValue): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
