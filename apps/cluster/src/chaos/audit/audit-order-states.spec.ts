import { orderStateAfter, type OrderEvent } from '@bujiao/contracts';
import { uuidOf, type RecordedEvent } from '@bujiao/event-store';
import { auditOrderStates } from './audit-order-states.js';
import type { Published } from './kafka-contents.js';
import { recordedEvent } from './recorded-fixtures.js';

const TYPES = ['ResubmissionRequested', 'DeliveryAttempted', 'ResubmissionFailed', 'ResubmissionRequested'];

const events: RecordedEvent[] = [...TYPES, 'ResubmissionDelivered'].map((type, revision) =>
  recordedEvent({
    id: `e${revision}`,
    type,
    revision,
    data: { resubmissionId: revision < 3 ? 'r1' : 'r2' },
    hash: `h${revision}`,
  }),
);

const stateOf = ({ id, type, data }: RecordedEvent): Published => ({
  id: uuidOf(`order state\n${id}`),
  topic: 'shop.order-states',
  orderId: 'B1',
  type: 'bujiao.order.resubmission-state-changed',
  data: orderStateAfter('B1', { type, data } as OrderEvent),
  hash: '',
  fingerprint: id,
});
const [resubmitting, failed, again, succeeded] = [0, 2, 3, 4].map((n) =>
  stateOf(events[n] as RecordedEvent),
) as [Published, Published, Published, Published];

const found = (messages: readonly Published[]): string[] =>
  auditOrderStates(new Map([['B1', events]]), messages).map(({ what }) => what);

describe('the states of orders in Kafka', () => {
  it('agree with the store when every state is there in its order', () => {
    expect(found([resubmitting, failed, again, succeeded])).toEqual([]);
  });

  it('agree when a relay repeats from its checkpoint to the newest state', () => {
    expect(found([resubmitting, failed, again, failed, again, succeeded])).toEqual([]);
    expect(found([resubmitting, failed, again, succeeded, again, succeeded])).toEqual([]);
  });

  it('disagree when an older state is last, since compaction keeps it', () => {
    expect(found([resubmitting, failed, again, succeeded, again])).toEqual([
      'the states of B1 go backwards: event 2 of 4 was published last',
    ]);
  });

  it('disagree when a state is left out, also in a repeat', () => {
    const otherOrder = 'the states of B1 are in another order than in the store';
    expect(found([resubmitting, again, failed, succeeded])).toEqual([otherOrder]);
    expect(found([resubmitting, failed, again, succeeded, resubmitting, succeeded])).toEqual([otherOrder]);
  });

  it('disagree when a state is missing', () => {
    expect(found([resubmitting, failed, again])).toEqual([
      'its state resubmission-succeeded is not in Kafka',
    ]);
  });

  it('disagree when a state differs from its event, or has none', () => {
    const wrong = { ...succeeded, data: { ...(succeeded.data as object), state: 'resubmission-failed' } };
    expect(found([resubmitting, failed, again, wrong])).toEqual([
      `state ${succeeded.id} differs from what its event leads to`,
    ]);
    expect(found([resubmitting, failed, again, succeeded, { ...succeeded, id: 'x' }])).toEqual([
      'state x is in Kafka, but no event leads to it',
    ]);
  });

  it('may have members that this audit does not know', () => {
    const more = { ...succeeded, data: { ...(succeeded.data as object), revision: 4 } };
    expect(found([resubmitting, failed, again, more])).toEqual([]);
  });
});
