import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef, type ReactNode } from 'react';
import { useTexts } from '../../texts/language.js';
import { TABLE } from '../../texts/table.js';
import { IconChevronDown } from '../../ui/icons.js';
import { count } from '../../ui/format.js';
import { ariaSort, sortAfter, type Column } from './columns.js';
import css from './data-table.module.css';

interface DataTableProps<Row> {
  readonly label: string;
  /** Above the rows. */
  readonly head?: ReactNode;
  /** Small letters and low rows. */
  readonly dense?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Key of the row that is open beside the table. */
  readonly open?: string | undefined;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  /** There are more rows, which `onMore` reads. */
  readonly more?: boolean;
  readonly onMore?: () => void;
}

const ROW_HEIGHT = 57;
/** Rows that are ready above and below: a screenful, so that scrolling meets no blank. */
const READY = 25;
/** So many rows before the end the next page is read. */
const READ_AHEAD = 200;

/** The rows in sight, with the heights of what is above and below them. */
function useRowsInSight<Row>({ rows, keyOf, open, more = false, onMore }: DataTableProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (i) => (rows[i] ? keyOf(rows[i]) : i),
    overscan: READY,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= rows.length - READ_AHEAD) onMore?.();
  }, [more, last, rows.length, onMore]);
  const at = open === undefined ? -1 : rows.findIndex((row) => keyOf(row) === open);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
    // Only a move to another row scrolls, not each new list.
  }, [open]);
  return {
    box,
    items,
    measure: virtual.measureElement,
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
  };
}

/** Only the rows in sight are in the page, however many there are; the head stays. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, head, dense = false, columns, rows, keyOf, open, more = false } = props;
  const t = useTexts(TABLE);
  const { box, items, measure, above, below } = useRowsInSight(props);
  return (
    <div className={css.frame}>
      {head && <div className={css.head}>{head}</div>}
      <div ref={box} className={css.box} tabIndex={0} role="region" aria-label={label}>
        <table
          className={dense ? `${css.table} ${css.dense}` : css.table}
          aria-rowcount={more ? -1 : rows.length + 1}
        >
          <Head {...props} />
          <tbody>
            {above > 0 && <Gap height={above} columns={columns.length} />}
            {items.map(({ index, key }) => {
              const row = rows[index] as Row;
              return (
                <tr
                  key={key}
                  ref={measure}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-selected={keyOf(row) === open}
                >
                  <Cells row={row} columns={columns} />
                </tr>
              );
            })}
            {below > 0 && <Gap height={below} columns={columns.length} />}
          </tbody>
        </table>
      </div>
      <p className={css.foot}>{t.rows(count(rows.length), more)}</p>
    </div>
  );
}

function Cells<Row>({ row, columns }: Pick<DataTableProps<Row>, 'columns'> & { readonly row: Row }) {
  return columns.map((column) => <Cell key={column.id} row={row} column={column} />);
}

interface CellProps<Row> {
  readonly row: Row;
  readonly column: Column<Row>;
}

/** Drawn again only for another row or column: a table is drawn anew several times while it is scrolled, and each second. */
const Cell = memo(function Cell<Row>({ row, column: { number, cell } }: CellProps<Row>) {
  return <td className={number ? css.number : undefined}>{cell(row)}</td>;
}) as <Row>(props: CellProps<Row>) => ReactNode;

function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden="true" className={css.gap}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  );
}

function Head<Row>({ columns, sort = '', onSort }: DataTableProps<Row>) {
  const t = useTexts(TABLE);
  return (
    <thead>
      <tr>
        {columns.map(({ id, name, number, sort: key, width }) => {
          const order = key === undefined ? undefined : ariaSort(sort, key);
          return (
            <th
              key={id}
              scope="col"
              className={number ? css.number : undefined}
              aria-sort={order}
              style={width === undefined ? {} : { width }}
            >
              {key === undefined || !onSort ? (
                name
              ) : (
                <button
                  type="button"
                  className={css.sort}
                  title={t.sortBy(name)}
                  onClick={() => onSort(sortAfter(sort, key))}
                >
                  {name}
                  {order && (
                    <IconChevronDown
                      size={14}
                      stroke={1.75}
                      className={order === 'ascending' ? css.up : undefined}
                      aria-label={order === 'ascending' ? t.up : t.down}
                    />
                  )}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
