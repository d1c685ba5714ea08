import type { Figure } from './figure.js';

const HEAD = ['mode', 'name', 'value', 'unit', 'floor', 'ratio', 'target'];

/** What a figure's ratio has to reach, and what is hoped for. */
interface Target {
  readonly says: string;
  readonly isMet: (ratio: number) => boolean;
}

const atLeast = (least: number, hoped?: number): Target => ({
  says: `≥ ${least.toFixed(2)}${hoped === undefined ? '' : `, hoped ${hoped.toFixed(2)}`}`,
  isMet: (ratio) => ratio >= least,
});
const atMost = (most: number, more = ''): Target => ({
  says: `≤ ${most}${more}`,
  isMet: (ratio) => ratio <= most,
});

const TARGETS: Readonly<Record<Figure['mode'], Readonly<Record<string, Target>>>> = {
  standalone: {
    throughput: atLeast(0.25, 0.4),
    append: atLeast(0.5),
    'latency.p50': atMost(6, ', hoped 3'),
    'latency.p99': atMost(6, ', hoped 3'),
    memory: atMost(1.25, ' (flat)'),
  },
  ops: {
    rebuild: atLeast(0.3),
    'dry-run': atLeast(0.5),
    topic: atLeast(0.5),
    'held-order': atLeast(0.95),
  },
  cluster: {
    throughput: atLeast(0.1, 0.2),
    'latency.p50': atMost(5, ', hoped 2.5'),
    'latency.p99': atMost(5, ', hoped 2.5'),
    idle: atMost(1),
    memory: atMost(1),
  },
};

/** Of `memory.intake` what `memory` has to reach. */
const targetOf = ({ mode, name }: Figure): Target | undefined =>
  TARGETS[mode][name] ?? (name.startsWith('memory.') ? TARGETS[mode]['memory'] : undefined);

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(value >= 10 ? 1 : 2);

function cells(figure: Figure): string[] {
  const { mode, name, value, unit, floor, ratio } = figure;
  const target = targetOf(figure);
  return [
    mode,
    name,
    number(value),
    unit,
    number(floor),
    ratio.toFixed(2),
    target ? `${target.isMet(ratio) ? '✓' : '✗'} ${target.says}` : '',
  ];
}

/** For a terminal: aligned, numbers to the right. */
export function textTable(figures: readonly Figure[]): string {
  const rows = [HEAD, ...figures.map(cells)];
  const widths = HEAD.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  const isNumber = (column: number): boolean => [2, 4, 5].includes(column);
  return rows
    .map((row) =>
      row
        .map((cell, i) => (isNumber(i) ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export function markdownTable(figures: readonly Figure[]): string {
  const line = (row: readonly string[]): string => `| ${row.join(' | ')} |`;
  return [
    line(HEAD),
    line(HEAD.map((_, i) => ([2, 4, 5].includes(i) ? '---:' : '---'))),
    ...figures.map((figure) => line(cells(figure))),
  ].join('\n');
}
