import { getEventListeners, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import {
  EventStoreUnavailable,
  type EventStore,
  type SubscribeOptions,
  type SubscriptionBatch,
} from '@bujiao/event-store';
import type { Dispatcher } from '../dispatch/dispatcher.js';
import { GroupSubscription } from './group-subscription.js';

const dispatcher = {
  types: ['Noted'],
  behind: false,
  open: () => ({ passOver: () => undefined, push: () => undefined, watermark: '' }),
} as unknown as Dispatcher;

const BEHIND = { ...dispatcher, behind: true, ready: () => Promise.resolve() } as unknown as Dispatcher;

/** Subscribes to a store that answers every subscription with `batches`. */
function follow(
  batches: (options: SubscribeOptions) => AsyncIterable<SubscriptionBatch>,
  group: Dispatcher = dispatcher,
) {
  const store = { subscribe: batches } as unknown as EventStore;
  const subscription = new GroupSubscription(store, group, undefined, () => undefined);
  const reported: string[] = [];
  subscription.start((error) => reported.push(String(error)));
  return { subscription, reported };
}

describe('the subscription of a consumer group', () => {
  it('is restarted after a wait when it ends by itself, which is reported once', async () => {
    let started = 0;
    const { subscription, reported } = follow(() => {
      started += 1;
      // Without the wait, this is a loop that nothing else in the process can interrupt.
      return started > 1_000 ? never() : none();
    });
    await setImmediate();
    expect(started).toBe(1);
    expect(reported).toEqual([expect.stringContaining('has ended')]);
    expect(subscription.problem).toContain('has ended');
    await subscription.stop();
  });

  it('names its problem while it cannot be opened, until a batch arrives', async () => {
    let recover = (): void => undefined;
    const recovered = new Promise<void>((resolve) => (recover = resolve));
    const { subscription, reported } = follow(async function* ({ onProblem, signal }) {
      onProblem?.(new EventStoreUnavailable('no rights'));
      onProblem?.(new EventStoreUnavailable('no rights'));
      await recovered;
      yield { events: [], checkpoint: '1', caughtUp: true };
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    await setImmediate();
    expect(subscription.problem).toContain('no rights');
    expect(subscription.caughtUp).toBe(false);
    expect(reported).toHaveLength(1);
    recover();
    await setImmediate();
    expect(subscription.problem).toBeUndefined();
    expect(subscription.caughtUp).toBe(true);
    await subscription.stop();
  });

  it('leaves no listener on its signal each time that its group is behind', async () => {
    const listeners = new Set<number>();
    let readAll = (): void => undefined;
    const allRead = new Promise<void>((resolve) => (readAll = resolve));
    const { subscription } = follow(async function* ({ signal }) {
      for (let batch = 0; batch < 20; batch += 1) {
        listeners.add(getEventListeners(signal, 'abort').length);
        yield { events: [], checkpoint: String(batch), caughtUp: false };
      }
      readAll();
      await once(signal, 'abort');
    }, BEHIND);
    await allRead;
    expect([...listeners]).toEqual([0]);
    await subscription.stop();
  });
});

const none = (): AsyncIterable<SubscriptionBatch> => ({
  [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
});

const never = (): AsyncIterable<SubscriptionBatch> => ({
  [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
});
