import { expect, test } from '@jest/globals';
import { ariaSort, hiddenAfter, shownColumns, sortAfter, sortedRows, type Column } from './columns.js';

const column = (id: string, fixed = false): Column<never> => ({ id, name: id, cell: () => null, fixed });
const columns = [column('order', true), column('why'), column('money')];
const ids = (hide?: string): string[] => shownColumns(columns, hide).map(({ id }) => id);

test('a hidden column is left out; one that is fixed never is', () => {
  expect(ids()).toEqual(['order', 'why', 'money']);
  expect(ids('why,order,nothing')).toEqual(['order', 'money']);
});

test('switching a column twice leaves the address as it was, without unknown ids', () => {
  const once = hiddenAfter(columns, undefined, 'why');
  expect(once).toBe('why');
  expect(hiddenAfter(columns, once, 'money')).toBe('why,money');
  expect(hiddenAfter(columns, once, 'why')).toBeUndefined();
  expect(hiddenAfter(columns, 'gone', 'why')).toBe('why');
});

test('the second click on a head turns the order round', () => {
  expect(sortAfter('deadline', 'order')).toBe('order');
  expect(sortAfter('order', 'order')).toBe('-order');
  expect(sortAfter('-order', 'order')).toBe('order');
  expect([ariaSort('order', 'order'), ariaSort('-order', 'order'), ariaSort('x', 'order')]).toEqual([
    'ascending',
    'descending',
    undefined,
  ]);
});

test('a list that is read whole is sorted by what a column shows; rows without it come last, either way', () => {
  const rows = [{ n: 2 }, { n: undefined }, { n: 1 }, { n: 3 }];
  const byN: Column<(typeof rows)[number]> = {
    id: 'n',
    name: 'n',
    cell: () => null,
    sort: 'n',
    by: ({ n }) => n,
  };
  const sorted = (sort?: string): unknown[] => sortedRows(rows, [byN], sort).map(({ n }) => n);
  expect(sorted('n')).toEqual([1, 2, 3, undefined]);
  expect(sorted('-n')).toEqual([3, 2, 1, undefined]);
  expect(sorted()).toEqual([2, undefined, 1, 3]);
  expect(sorted('unknown')).toEqual([2, undefined, 1, 3]);
});
