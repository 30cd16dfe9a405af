/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { blockClass } from './class-names.ts';
import { formatCount } from './format.ts';
import { pageCount, pageWindow, visibleRange } from './pagination.ts';
import type { PageAction, PageState } from './pagination.ts';
import type { SortState } from './sort.ts';

/** One column: its header, and what it shows of a row. */
export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ComponentChildren;
  readonly align?: string;
  readonly sortable?: boolean;
}

export interface DataTableProps<Row> {
  /** The accessible name of the table. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  /** The rows of the current page, already sorted. */
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sort?: SortState | null;
  readonly onSort?: (column: string) => void;
  readonly paging?: PageState;
  readonly onPage?: (action: PageAction) => void;
  readonly busy?: boolean;
}

/** A table with sortable headers and, when `paging` is given, a pager below it. */
export function DataTable<Row>(props: DataTableProps<Row>): VNode {
  const { label, columns, rows, rowKey, sort = null, onSort, paging, onPage, busy = false } = props;
  return (
    <div class={blockClass('pk-table', { busy })}>
      <table class="pk-table__grid" aria-label={label} aria-busy={busy}>
        <thead>
          <tr>
            {columns.map((column) => (
              <HeaderCell key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.id} data-align={column.align}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {paging && <Pager paging={paging} onPage={onPage} />}
    </div>
  );
}

interface HeaderCellProps<Row> {
  readonly column: Column<Row>;
  readonly sort: SortState | null;
  readonly onSort: ((column: string) => void) | undefined;
}

function HeaderCell<Row>({ column, sort, onSort }: HeaderCellProps<Row>): VNode {
  if (!column.sortable) {
    return <th scope="col" data-align={column.align}>{column.header}</th>;
  }
  const direction = sort?.column === column.id ? sort.direction : 'none';
  return (
    <th scope="col" data-align={column.align} aria-sort={direction}>
      <button type="button" class="pk-table__sort" onClick={() => onSort?.(column.id)}>
        {column.header}
      </button>
    </th>
  );
}

interface PagerProps {
  readonly paging: PageState;
  readonly onPage: ((action: PageAction) => void) | undefined;
}

function Pager({ paging, onPage }: PagerProps): VNode {
  const count = pageCount(paging);
  const { first, last } = visibleRange(paging.page, paging.size, paging.total);
  return (
    <div class="pk-pager">
      <span class="pk-pager__range">
        {formatCount(first)}–{formatCount(last)} of {formatCount(paging.total)}
      </span>
      <nav class="pk-pager__pages" aria-label="Pages">
        <button type="button" disabled={paging.page === 0} onClick={() => onPage?.({ type: 'previous' })}>
          Previous
        </button>
        {pageWindow(paging.page, count).map((entry, index) =>
          entry === 'gap' ? (
            <span key={`gap-${index}`} class="pk-pager__gap">…</span>
          ) : (
            <button
              key={entry}
              type="button"
              aria-current={entry === paging.page ? 'page' : undefined}
              onClick={() => onPage?.({ type: 'go', page: entry })}
            >
              {entry + 1}
            </button>
          ),
        )}
        <button type="button" disabled={paging.page === count - 1} onClick={() => onPage?.({ type: 'next' })}>
          Next
        </button>
      </nav>
    </div>
  );
}
