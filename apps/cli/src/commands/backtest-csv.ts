import type { Backtest } from './backtest-views.js';

const COLUMNS = ['order', 'amount_fen', 'was', 'draft', 'turned_out', 'points_was', 'points_draft'] as const;

/**
 * The orders that a version decides another way, as CSV (RFC 4180): of each pair of outcomes those worth most, as the result keeps them. How
 * it turned out and the points stand at those that change most. Empty columns are not known.
 */
export function changedOrdersCsv({ report: { comparison } }: Backtest): string {
  const known = new Map(comparison?.mostChanged.map((one) => [one.orderId, one]));
  const moved = (comparison?.cells ?? []).filter(({ from, to }) => from !== to);
  const rows = moved.flatMap(({ from, to, orders = [] }) =>
    orders.map(({ orderId, amount }) => {
      const { label, old, new: now } = known.get(orderId) ?? {};
      return [orderId, amount, from, to, label, old?.points, now?.points];
    }),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

/** A cell that a spreadsheet would read as a formula is written as text. */
function cellOf(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
