import { waitUntil } from '@bujiao/testing';
import { HANDLED, newOrder } from '../contract-suite/harness.js';
import { KeyedDispatcher } from '../dispatch/keyed-dispatcher.js';
import type { DeadLetter } from './dead-letters.port.js';
import { MemoryDeadLetters } from './memory-dead-letters.js';
import { Redriver } from './redriver.js';

/** One order's letters cannot be read, as those that were sealed with another key. */
class PartlyUnreadable extends MemoryDeadLetters {
  unreadable: string | undefined;
  reloads = 0;

  override oldest(group: string, orderId: string): Promise<DeadLetter | undefined> {
    if (orderId === this.unreadable) return Promise.reject(new Error('seal broken'));
    return super.oldest(group, orderId);
  }

  override blockedOrders(group: string): Promise<readonly string[]> {
    this.reloads += 1;
    return super.blockedOrders(group);
  }
}

it('redrives the other orders while the letters of one cannot be read, reports that once, and tries it again', async () => {
  const [broken, fine] = [newOrder(), newOrder()];
  const letters = new PartlyUnreadable();
  const handled: string[] = [];
  const handlers = new Map([[HANDLED, ({ orderId }: { orderId: string }) => void handled.push(orderId)]]);
  const dispatcher = new KeyedDispatcher({ group: 'g', handlers }, letters);
  await letters.park([broken, fine].map(letterOf));
  await dispatcher.reloadBlocked(() => letters.blockedOrders('g'));
  for (const orderId of [broken, fine]) await letters.redrive('g', orderId, 'ops');
  letters.unreadable = broken;
  const errors: string[] = [];
  const onError = (error: unknown): number => errors.push(String(error));
  const redriver = new Redriver(letters, new Map([['g', dispatcher]]), { everyMs: 5, onError });
  redriver.start();
  try {
    await waitUntil(() => handled.length === 1);
    // After several looks, what is blocked is compared too.
    await waitUntil(() => letters.reloads > 1);
    expect([handled, errors]).toEqual([[fine], ['Error: seal broken']]);
    letters.unreadable = undefined;
    await waitUntil(() => dispatcher.counters().blockedOrders === 0);
    expect(handled).toEqual([fine, broken]);
  } finally {
    await redriver.stop();
  }
});

const letterOf = (orderId: string, index: number) => ({
  group: 'g',
  reason: 'not-retryable' as const,
  partition: 'p',
  position: String(index),
  attempts: 1,
  event: {
    id: orderId,
    type: HANDLED,
    source: 'intake',
    orderId,
    time: '2026-01-01T00:00:00Z',
    data: {},
  },
});
