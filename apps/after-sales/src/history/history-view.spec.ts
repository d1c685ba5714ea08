import type { StreamSlice } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { eventId } from '@bujiao/event-store';
import type { Actor } from '@bujiao/contracts';
import {
  FAILED,
  METADATA,
  rejected,
  requested,
  snapshotTaken,
  TOP_UP_TERMS,
  type GivenEvent,
} from '@bujiao/order-history/testing';
import { historyView } from './history-view.js';

const AGENT: Actor = { kind: 'person', id: 'agent-7', role: 'after-sales' };

async function recorded(...events: readonly GivenEvent[]): Promise<StreamSlice> {
  const store = new MemoryEventStore();
  await store.append(
    'order-O1',
    'no-stream',
    events.map(({ type, data, metadata }, i) => ({
      id: eventId('cause', type, i),
      type,
      data,
      metadata: { ...METADATA, ...metadata },
    })),
  );
  return store.read('order-O1');
}

/** The same slice, with one event changed as an intruder would. */
const tampered = (slice: StreamSlice, revision: number, change: object): StreamSlice => ({
  ...slice,
  events: slice.events.map((event) => (event.revision === revision ? { ...event, ...change } : event)),
});

describe('the history of an order, as people read it', () => {
  it('tells who, what, when and why, in order', async () => {
    const view = historyView('O1', await recorded(snapshotTaken(), requested(), rejected()), true);
    expect(view).toMatchObject({
      orderId: 'O1',
      chainIntact: true,
      measures: [{ resubmissionId: 'r1', steps: 1 }],
    });
    expect(view.events.map(({ revision, type }) => [revision, type])).toEqual([
      [0, 'OrderSnapshotTaken'],
      [1, 'ResubmissionRequested'],
      [2, 'ResubmissionRejected'],
    ]);
    expect(view.events[1]).toMatchObject({
      at: METADATA.occurredAt,
      title: { zh: '发起补交申请' },
      who: { kind: 'person', role: 'buyer', id: 'B1' },
      why: { zh: '发货失败' },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(view.events[2]).toMatchObject({ why: { zh: '无', en: 'none' } });
  });

  it('never shows what is sealed', async () => {
    const slice = await recorded(
      snapshotTaken(FAILED, TOP_UP_TERMS),
      requested({ rechargeTarget: { keyOf: 'B1', sealed: 'noise' } }),
    );
    const view = historyView('O1', slice, true);
    expect(JSON.stringify(view)).not.toMatch(/noise|sealed-account/);
    expect(view.events[1]?.data).toMatchObject({ rechargeTarget: { sealed: true } });
  });

  it('names the staff to the staff, and to nobody else', async () => {
    const slice = await recorded(snapshotTaken(), { ...requested(), metadata: { actor: AGENT } });
    expect(historyView('O1', slice, true).events[1]?.who).toEqual({
      kind: 'person',
      role: 'after-sales',
      id: 'agent-7',
    });
    expect(historyView('O1', slice, false).events[1]?.who).toEqual({ kind: 'person', role: 'after-sales' });
  });

  it('shows an event that it has no title for', async () => {
    const slice = await recorded(snapshotTaken(), {
      type: 'ThingOfTheFuture',
      data: {},
    } as unknown as GivenEvent);
    expect(historyView('O1', slice, true).events[1]).toMatchObject({
      type: 'ThingOfTheFuture',
      title: { zh: '其他事件' },
    });
  });
});

describe('the proof that nothing is missing', () => {
  it.each<[string, (slice: StreamSlice) => StreamSlice, object]>([
    [
      'an edit',
      (slice) => tampered(slice, 1, { data: { ...slice.events[1]?.data, reason: 'supplier-late' } }),
      { revision: 1, detail: 'edited' },
    ],
    [
      'another actor',
      (slice) => tampered(slice, 1, { metadata: { ...METADATA, actor: AGENT } }),
      { revision: 1, detail: 'edited' },
    ],
    [
      'a removed event',
      (slice) => ({ ...slice, events: slice.events.filter(({ revision }) => revision !== 1) }),
      { revision: 1, detail: 'removed' },
    ],
    [
      'a cut-off end',
      (slice) => ({ ...slice, events: slice.events.slice(0, 2) }),
      { revision: 2, detail: 'removed' },
    ],
    ['an emptied stream', (slice) => ({ ...slice, events: [] }), { revision: 0, detail: 'removed' }],
  ])('notices %s', async (_, change, chainBreak) => {
    const slice = await recorded(snapshotTaken(), requested(), rejected());
    expect(historyView('O1', change(slice), true)).toMatchObject({ chainIntact: false, chainBreak });
  });
});
