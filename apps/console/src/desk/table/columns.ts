import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** The key by which the API sorts; absent where it cannot. */
  readonly sort?: string;
  /** What a list that is read whole is sorted by, under the key `sort`. Rows without a value come last. */
  readonly by?: (row: Row) => string | number | null | undefined;
  /** Cannot be hidden: without it a row is of no use. */
  readonly fixed?: boolean;
  /** Numbers stand at the end of their cell. */
  readonly number?: boolean;
  /** In px; the rest of the width goes to the columns without one. */
  readonly width?: number;
}

/** The columns that are shown. `hide`: ids with commas between, as the address has them. */
export function shownColumns<Row>(
  columns: readonly Column<Row>[],
  hide: string | undefined,
): readonly Column<Row>[] {
  const hidden = new Set(hide?.split(','));
  return columns.filter(({ id, fixed }) => fixed || !hidden.has(id));
}

/** `hide` after one column was switched; undefined where nothing is hidden, so that the address stays short. */
export function hiddenAfter(
  columns: readonly Pick<Column<never>, 'id' | 'fixed'>[],
  hide: string | undefined,
  id: string,
): string | undefined {
  const hidden = new Set(hide?.split(',').filter(Boolean));
  if (!hidden.delete(id)) hidden.add(id);
  const known = columns.filter((column) => !column.fixed && hidden.has(column.id));
  return known.map((column) => column.id).join(',') || undefined;
}

/** What a click on the head of a column asks for: its order, and the other way round at the second click. */
export const sortAfter = (present: string, key: string): string => (present === key ? `-${key}` : key);

export const ariaSort = (present: string, key: string): 'ascending' | 'descending' | undefined =>
  present === key ? 'ascending' : present === `-${key}` ? 'descending' : undefined;

/** A list that is read whole, in the order that the address asks for; an unknown key leaves it as it came. Equal rows stay as they were. */
export function sortedRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
): readonly Row[] {
  const [key, way] = sort?.startsWith('-') ? [sort.slice(1), -1] : [sort, 1];
  const by = columns.find((column) => column.sort !== undefined && column.sort === key)?.by;
  if (!by) return rows;
  return [...rows].sort((a, b) => {
    const one = by(a) ?? undefined;
    const other = by(b) ?? undefined;
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined);
    return one === other ? 0 : way * (one < other ? -1 : 1);
  });
}
