// The console filters the history by kinds of events. It takes nothing of the contracts, so the compiler cannot ask it for a new one.
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { EVENT_OWNERS } from '@bujiao/contracts';

test('every event of an order has its filter in the history of the console', () => {
  const lines = readFileSync(
    new URL('../apps/console/src/desk/order/history-lines.ts', import.meta.url),
    'utf8',
  );
  const kinds = /const KINDS\b.*?\{(.*?)^\};/ms.exec(lines)?.[1] ?? '';
  const named = [...kinds.matchAll(/^ {2}(\w+): '/gm)].map(([, type]) => type);
  expect(named.toSorted()).toEqual(Object.keys(EVENT_OWNERS).toSorted());
});
