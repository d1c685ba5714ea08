import type { Figure } from './figure.js';

const HEAD = ['mode', 'name', 'value', 'unit', 'floor', 'ratio', 'target'];

/** What a figure's ratio has to reach, and what is hoped for. */
interface Target {
  readonly says: string;
  readonly isMet: (ratio: number) => boolean;
}

const TARGETS: Readonly<Record<string, Target>> = {
  throughput: { says: '≥ 0.25, hoped 0.40', isMet: (ratio) => ratio >= 0.25 },
  append: { says: '≥ 0.50', isMet: (ratio) => ratio >= 0.5 },
  'latency.p50': { says: '≤ 6, hoped 3', isMet: (ratio) => ratio <= 6 },
  'latency.p99': { says: '≤ 6, hoped 3', isMet: (ratio) => ratio <= 6 },
  memory: { says: '≤ 1.25 (flat)', isMet: (ratio) => ratio <= 1.25 },
};

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(value >= 10 ? 1 : 2);

function cells(figure: Figure): string[] {
  const { mode, name, value, unit, floor, ratio } = figure;
  const target = TARGETS[name];
  return [mode, name, number(value), unit, number(floor), ratio.toFixed(2), target ? `${target.isMet(ratio) ? '✓' : '✗'} ${target.says}` : ''];
}

/** For a terminal: aligned, numbers to the right. */
export function textTable(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const isNumber = (column: number): boolean => [2, 4, 5].includes(column);
  return rows
    .map((row) => row.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0))).join('  ').trimEnd())
    .join('\n');
}

export function markdownTable(figures: readonly Figure[]): string {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [line(HEAD), line(HEAD.map((_, i) => ([2, 4, 5].includes(i) ? '---:' : '---'))), ...figures.map((figure) => line(cells(figure)))].join('\n');
}
