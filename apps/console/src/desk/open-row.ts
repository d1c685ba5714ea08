import { useKeys, type Keys } from './keys.js';

export interface RowsBeside<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Key of the row that the address says is open. */
  readonly open: string | undefined;
  /** Puts the key of another row into the address. */
  readonly show: (key: string) => void;
  /** More keys, for the row that is open. */
  readonly keys?: (row: Row | undefined) => Keys;
}

/** The row that is open beside its list; undefined where the list does not have it. J and K open the next and the one before. */
export function useOpenRow<Row>({ rows, keyOf, open, show, keys }: RowsBeside<Row>): Row | undefined {
  const at = rows.findIndex((row) => keyOf(row) === open);
  const move = (step: number): void => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) show(keyOf(next));
  };
  const row = rows[at];
  useKeys({ j: () => move(1), k: () => move(-1), ...keys?.(row) });
  return row;
}
