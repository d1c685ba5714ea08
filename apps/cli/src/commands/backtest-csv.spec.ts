import { changedOrdersCsv } from './backtest-csv.js';
import type { Backtest } from './backtest-views.js';

const backtest = (orders: readonly object[], mostChanged: readonly object[] = []): Backtest =>
  ({
    report: {
      comparison: {
        mostChanged,
        cells: [
          { from: 'straight-through', to: 'straight-through', orders: [{ orderId: 'SAME', amount: 1 }] },
          { from: 'straight-through', to: 'human', orders },
        ],
      },
    },
  }) as unknown as Backtest;

it('has one line for each order that is decided another way, with what is known of it', () => {
  const changed = { orderId: 'SO1', label: 'refunded', old: { points: 0 }, new: { points: 70 } };
  const orders = [
    { orderId: 'SO1', amount: 9_800 },
    { orderId: 'SO2', amount: 100 },
  ];
  expect(changedOrdersCsv(backtest(orders, [changed])).split('\r\n')).toEqual([
    'order,amount_fen,was,draft,turned_out,points_was,points_draft',
    'SO1,9800,straight-through,human,refunded,0,70',
    'SO2,100,straight-through,human,,,',
    '',
  ]);
});

it('writes nothing that a spreadsheet would run, and quotes what has a comma', () => {
  const lines = changedOrdersCsv(backtest([{ orderId: '=1+1,"x"', amount: 1 }])).split('\r\n');
  expect(lines[1]).toBe(`"'=1+1,""x""",1,straight-through,human,,,`);
});

it('is a head alone where nothing was compared', () => {
  expect(changedOrdersCsv({ report: {} } as Backtest)).toMatch(/^order,.*\r\n$/);
});
