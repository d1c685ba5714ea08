import type { EventMetadata, OrderEvent, OrderEvents, OrderEventType } from '@bujiao/contracts';
import { mergeFacts } from './merge-facts.js';
import type { Attempt, OrderHistory, Resubmission } from './order-history.js';

type Evolver<T extends OrderEventType> = (
  history: OrderHistory,
  data: OrderEvents[T],
  metadata: EventMetadata,
) => OrderHistory;

function changeResubmission(
  history: OrderHistory,
  { resubmissionId }: { readonly resubmissionId: string },
  change: (resubmission: Resubmission) => Partial<Resubmission>,
): OrderHistory {
  return {
    ...history,
    resubmissions: history.resubmissions.map((r) =>
      r.resubmissionId === resubmissionId ? { ...r, ...change(r) } : r,
    ),
  };
}

function changeAttempt(
  history: OrderHistory,
  data: { readonly resubmissionId: string; readonly attemptId?: string },
  change: Partial<Attempt>,
): OrderHistory {
  return changeResubmission(history, data, ({ attempts }) => ({
    attempts: attempts.map((a) => (a.attemptId === data.attemptId ? { ...a, ...change } : a)),
  }));
}

const evolvers: { readonly [T in OrderEventType]: Evolver<T> } = {
  OrderSnapshotTaken: (history, { terms, facts }) => ({
    ...history,
    terms,
    facts: mergeFacts(history.facts, facts),
  }),
  OriginalOrderChanged: (history, { facts }) => ({ ...history, facts: mergeFacts(history.facts, facts) }),
  ResubmissionRequested: (history, data, { actor, occurredAt }) => ({
    ...history,
    resubmissions: [
      ...history.resubmissions,
      {
        resubmissionId: data.resubmissionId,
        status: 'requested',
        reason: data.reason,
        fingerprint: data.fingerprint,
        requestedBy: actor,
        requestedAt: occurredAt,
        ...(data.rechargeTarget && { rechargeTarget: data.rechargeTarget }),
        attempts: [],
        attemptsBeforePerson: 0,
      },
    ],
  }),
  ResubmissionApproved: (history, data) => changeResubmission(history, data, () => ({ status: 'approved' })),
  ResubmissionRejected: (history, data) => changeResubmission(history, data, () => ({ status: 'rejected' })),
  DeliveryAttemptStarted: (history, data, { occurredAt }) =>
    changeResubmission(history, data, ({ attempts }) => ({
      attempts: [
        ...attempts,
        {
          attemptId: data.attemptId,
          attemptNo: data.attemptNo,
          source: data.source,
          requestNo: data.requestNo,
          quantity: data.quantity,
          adopted: data.adopted ?? false,
          ...(data.unitsUnknown && { unitsUnknown: true }),
          status: 'started',
          startedAt: occurredAt,
          sentAt: occurredAt,
          queryNo: 0,
          cardIds: [],
        },
      ],
    })),
  DeliveryAttemptSucceeded: (history, data) =>
    changeAttempt(history, data, {
      status: 'succeeded',
      quantity: data.quantity,
      cardIds: data.cardIds ?? [],
    }),
  DeliveryAttemptFailed: (history, data) =>
    changeAttempt(history, data, {
      status: 'failed',
      code: data.code,
      ...(data.retryAt && { retryAt: data.retryAt }),
    }),
  DeliveryAttemptUnknown: (history, data, { occurredAt }) =>
    changeAttempt(history, data, {
      status: 'unknown',
      code: data.code,
      queryNo: data.queryNo,
      nextQueryAt: data.nextQueryAt,
      oddAnswers: data.oddAnswers ?? 0,
      ...(data.sentAgain && { sentAt: occurredAt }),
    }),
  ResubmissionDelivered: (history, data) =>
    changeResubmission(history, data, () => ({ status: 'delivered' })),
  ResubmissionFailed: (history, data) => changeResubmission(history, data, () => ({ status: 'failed' })),
  ManualWorkRequested: (history, data) =>
    changeResubmission(history, data, () => ({ status: 'waiting-for-human', waitingCode: data.code })),
  ManualWorkResolved: (history, data, { causationId }) => {
    const found = { delivered: 'succeeded', 'not-delivered': 'failed', 'give-up': undefined } as const;
    const status = found[data.resolution];
    const settled = status
      ? changeAttempt(history, data, { status, code: `manual-${data.resolution}` })
      : history;
    return changeResubmission(settled, data, ({ attempts }) => ({
      status: 'approved',
      attemptsBeforePerson: attempts.length,
      resolvedBy: causationId,
    }));
  },
  CardSecretsRevealed: (history, data) =>
    changeResubmission(history, data, () => ({ revealKey: data.revealKey })),
  ReceiptConfirmed: (history, data) => changeResubmission(history, data, () => ({ confirmedBy: data.by })),
  ResubmissionClosed: (history, data) => changeResubmission(history, data, () => ({ status: 'closed' })),
};

/** An event as it comes out of a store: typed by name only. */
export interface HistoryEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: EventMetadata;
}

/** The history after one more event. Pure; never changes what it was given. An event it does not know changes nothing. */
export function evolve(history: OrderHistory, event: HistoryEvent): OrderHistory {
  const evolver = evolvers[event.type as OrderEventType] as Evolver<OrderEventType> | undefined;
  return evolver ? evolver(history, event.data as OrderEvent['data'], event.metadata) : history;
}
