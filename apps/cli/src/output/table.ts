import { cutTo, padTo, widthOf } from './width.js';

export interface Column<Row> {
  readonly title: string;
  readonly value: (row: Row) => string | number | undefined;
}

const GAP = '  ';
const LEAST_LAST = 20;

/** A table for people: columns as wide as what is in them, the last one cut to the width of the terminal. */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  terminalWidth = Infinity,
): string {
  const cells = [
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ value }) => textOf(value(row)))),
  ];
  const widths = columns.map((_, i) => Math.max(...cells.map((line) => widthOf(line[i] ?? ''))));
  const last = columns.length - 1;
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + GAP.length, 0);
  const room = Math.max(LEAST_LAST, terminalWidth - before);
  return cells
    .map((line) =>
      line
        .map((cell, i) => (i === last ? cutTo(cell, room) : padTo(cell, widths[i] ?? 0)))
        .join(GAP)
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** One line a cell: a line break or a control character would break the table or the terminal. */
const textOf = (value: string | number | undefined): string =>
  value === undefined || value === '' ? '–' : String(value).replace(/[\u0000-\u001f\u007f]+/g, ' ');
