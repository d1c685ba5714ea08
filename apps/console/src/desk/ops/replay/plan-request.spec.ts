import { describe, expect, test } from '@jest/globals';
import {
  commandOf,
  faultsOf,
  formOf,
  redeliveryOf,
  replayOf,
  searchOf,
  type ReplayForm,
} from './plan-request.js';

const form = (change: Partial<ReplayForm>): ReplayForm => ({ ...formOf({}), because: 'a column', ...change });

describe('what is typed becomes a plan', () => {
  test('of a projection: all of its events, whatever was typed for another kind before', () => {
    const typed = form({ kind: 'rebuild', name: 'progress', from: '12:1', types: 'A' });
    expect(replayOf(typed)).toEqual({ into: 'projection:progress', because: 'a column' });
    expect(replayOf({ ...typed, kind: 'verify' })).toMatchObject({ verify: true });
    expect(searchOf(typed)).toEqual({ kind: 'rebuild', name: 'progress' });
  });

  test('of a topic: the selection by position, time, type and orders in any separators', () => {
    const typed = form({
      kind: 'topic',
      from: ' 2026-11-20T00:00:00+08:00 ',
      types: 'ResubmissionApproved，ResubmissionRequested',
      orders: 'SO1\nSO2, SO3',
      rate: '500',
    });
    expect(replayOf(typed)).toEqual({
      into: 'topic',
      because: 'a column',
      rate: 500,
      from: '2026-11-20T00:00:00+08:00',
      types: ['ResubmissionApproved', 'ResubmissionRequested'],
      orders: ['SO1', 'SO2', 'SO3'],
    });
    expect(formOf(searchOf(typed))).toMatchObject({ kind: 'topic', orders: 'SO1,SO2,SO3' });
  });

  test('of a consumer group: a redelivery', () => {
    expect(redeliveryOf(form({ kind: 'redeliver', name: 'fulfillment', to: 'head' }))).toEqual({
      group: 'fulfillment',
      because: 'a column',
      to: 'head',
    });
  });
});

test.each<[Partial<ReplayForm>, readonly string[]]>([
  [{ kind: 'rebuild' }, ['name']],
  [{ kind: 'topic', from: 'yesterday', to: 'start' }, ['from', 'to']],
  [{ kind: 'topic', from: 'start', to: 'head', rate: '1000000' }, []],
  [{ kind: 'redeliver', name: 'g', rate: '1001' }, ['rate']],
  [{ kind: 'topic', because: '  ' }, ['because']],
])('%j lacks %j', (change, faults) => {
  expect(faultsOf(form(change))).toEqual(faults);
});

test('the command says the same, and quotes what a shell would take apart', () => {
  expect(commandOf(form({ kind: 'topic', name: 'audit', orders: 'SO1 SO2', because: 'for "kim" $1' }))).toBe(
    'bujiao replay plan --into topic:audit --orders SO1,SO2 --because "for \\"kim\\" \\$1"',
  );
  expect(commandOf(form({ kind: 'verify', name: 'progress' }))).toBe(
    'bujiao projections verify progress --because "a column"',
  );
});
