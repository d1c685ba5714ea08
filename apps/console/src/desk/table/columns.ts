import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly id: string;
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** The key by which the API sorts; absent where it cannot. */
  readonly sort?: string;
  /** Cannot be hidden: without it a row is of no use. */
  readonly fixed?: boolean;
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
