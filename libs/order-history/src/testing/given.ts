import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import type { EventMetadata, OrderEvent } from '@bujiao/contracts';
import { evolve } from '../evolve.js';
import { emptyHistory, type OrderHistory } from '../order-history.js';
import { Refused } from '../refused.js';

/** An event of a specification: its data, and whatever of its metadata matters. */
export type GivenEvent = OrderEvent & { readonly metadata?: Partial<EventMetadata> };

export const METADATA: EventMetadata = {
  correlationId: 'r1',
  causationId: 'cause',
  actor: { kind: 'person', id: 'B1', role: 'buyer' },
  occurredAt: '2026-11-23T10:00:00.000Z',
  schemaVersion: 1,
};

export const historyOf = (...events: readonly GivenEvent[]): OrderHistory =>
  events.reduce(
    (history, { type, data, metadata }) =>
      evolve(history, { type, data, metadata: { ...METADATA, ...metadata } }),
    emptyHistory(),
  );

export interface When {
  /** These events and no others, in this order. Of each, the named members have to be as given. */
  then(...expected: readonly ExpectedEvent[]): void;
  thenNothing(): void;
  thenRefused(code: string): void;
}

export interface ExpectedEvent {
  readonly type: OrderEvent['type'];
  readonly data?: Readonly<Record<string, unknown>>;
}

/** `given(events).when(decide).then(events)`: a rule, said in events. */
export const given = (
  ...events: readonly GivenEvent[]
): { when(decide: (history: OrderHistory) => readonly OrderEvent[]): When } => ({
  when: (decide) => {
    const history = historyOf(...events);
    return {
      then: (...expected) => {
        const decided = decide(history);
        deepStrictEqual(
          decided.map(({ type }) => type),
          expected.map(({ type }) => type),
        );
        expected.forEach(({ data = {} }, i) => {
          const actual = (decided[i] as OrderEvent).data as unknown as Record<string, unknown>;
          deepStrictEqual(Object.fromEntries(Object.keys(data).map((key) => [key, actual[key]])), data);
        });
      },
      thenNothing: () => deepStrictEqual(decide(history), []),
      thenRefused: (code) => strictEqual(refusalOf(() => decide(history)).code, code),
    };
  },
});

function refusalOf(decide: () => readonly OrderEvent[]): Refused {
  try {
    const decided = decide();
    ok(false, `nothing was refused; decided ${decided.map(({ type }) => type).join(', ') || 'nothing'}`);
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
}
