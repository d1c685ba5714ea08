import { expect, test } from '@jest/globals';
import { ariaSort, hiddenAfter, shownColumns, sortAfter, type Column } from './columns.js';

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
