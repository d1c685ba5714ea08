import { PartitionBuffer, Task } from './partition-buffer.js';
import { ParkingQueue } from './parking-queue.js';
import type { ParkedEvent } from './parking.port.js';
import { RetryPolicy } from './retry-policy.js';

const event = (orderId: string) => ({ id: orderId, type: 't', source: 's', orderId, time: '', data: {} });
const parkedEvent = (orderId: string): ParkedEvent => ({
  group: 'g',
  reason: 'behind',
  partition: 'p',
  position: '1',
  attempts: 0,
  event: event(orderId),
});

/** A queue whose parks end when the spec resolves them. */
function controlled() {
  const parks: (() => void)[] = [];
  const done: Task[] = [];
  const parking = { park: () => new Promise<void>((resolve) => parks.push(resolve)) };
  const queue = new ParkingQueue(
    parking,
    new RetryPolicy(),
    (task) => done.push(task),
    () => undefined,
  );
  const buffer = new PartitionBuffer(
    'p',
    { accept: () => true, acceptUnparseable: () => undefined },
    () => undefined,
  );
  const add = (orderId: string): void =>
    queue.add(new Task(event(orderId), buffer, '1'), parkedEvent(orderId));
  return { queue, parks, done, add };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('an order is blocked from before its first event is durably parked until it is unblocked', async () => {
  const { queue, parks, done, add } = controlled();
  add('B1');
  expect(queue.isBlocked('B1')).toBe(true);
  expect(done).toHaveLength(0);
  parks[0]?.();
  await turn();
  expect(done).toHaveLength(1);
  expect(await queue.unblock('B1', () => Promise.resolve(true))).toBe(true);
  expect(queue.isBlocked('B1')).toBe(false);
});

test('an order stays blocked while one of its events is being parked', async () => {
  const { queue, parks, add } = controlled();
  add('B1');
  expect(await queue.unblock('B1', () => Promise.resolve(true))).toBe(false);
  parks[0]?.();
  await turn();
  expect(await queue.unblock('B1', () => Promise.resolve(true))).toBe(true);
});

test('an order stays blocked when one of its events was parked between question and answer', async () => {
  const { queue, parks, add } = controlled();
  add('B1');
  parks[0]?.();
  await turn();
  const answer = queue.unblock('B1', async () => {
    add('B1');
    await turn();
    parks[1]?.();
    await turn();
    return true; // Read before the second event was parked.
  });
  expect(await answer).toBe(false);
  expect(queue.isBlocked('B1')).toBe(true);
});

test('a reload of blocked orders drops those that were unblocked elsewhere, but none that was blocked meanwhile', async () => {
  const { queue, parks, add } = controlled();
  await queue.reload(() => Promise.resolve(['gone', 'stays']));
  await queue.reload(async () => {
    add('new');
    await turn();
    parks[0]?.();
    await turn();
    return ['stays'];
  });
  expect(['gone', 'stays', 'new'].map((orderId) => queue.isBlocked(orderId))).toEqual([false, true, true]);
});
