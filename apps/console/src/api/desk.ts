// The answers of the API that the desks use, by hand until they are generated from its OpenAPI document.
import { at, type ApiClient } from './client.js';

export interface ManualWork {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly code: string;
  readonly since: string;
}

export const RESOLUTIONS = ['delivered', 'not-delivered', 'give-up'] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

export const DEAD_LETTER_STATES = ['parked', 'redriven', 'discarded'] as const;
export type DeadLetterState = (typeof DEAD_LETTER_STATES)[number];

export interface DeadLetter {
  readonly id: string;
  readonly group: string;
  readonly state: DeadLetterState;
  readonly reason: 'not-retryable' | 'attempts-exhausted' | 'behind' | 'unparseable';
  readonly partition: string;
  readonly position: string;
  readonly attempts: number;
  readonly parkedAt: string;
  readonly errorCode?: string;
  readonly error?: string;
  readonly event?: {
    readonly id: string;
    readonly type: string;
    readonly orderId: string;
    readonly time: string;
  };
  readonly message?: { readonly reason: string; readonly detail: string };
  readonly closedAt?: string;
  readonly closedBy?: string;
  readonly closedWhy?: string;
}

export interface RejectedEvent {
  readonly id: string;
  readonly eventId: string | null;
  readonly source: string | null;
  readonly code: string;
  readonly detail: string;
  readonly rejectedAt: string;
}

export const CARD_STATES = ['available', 'reserved', 'delivered', 'revealed', 'void'] as const;
export type CardState = (typeof CARD_STATES)[number];

export interface NewCard {
  readonly cardNo: string;
  readonly cardPassword: string;
  readonly expiry?: string;
}

/** Most rows that a list asks for; the answer does not say how many there are beyond. */
export const MOST_LISTED = 1000;

export const work = {
  list: (api: ApiClient): Promise<readonly ManualWork[]> => api.get('/manual-work'),
  resolve: (
    api: ApiClient,
    { resubmissionId, orderId }: ManualWork,
    decision: { readonly resolution: Resolution; readonly note: string; readonly key: string },
  ): Promise<{ readonly status: string }> => {
    const { resolution, note, key } = decision;
    return api.post(at`/manual-work/${resubmissionId}/resolution`, {
      headers: { 'idempotency-key': key },
      body: { orderId, resolution, note },
    });
  },
};

export const deadLetters = {
  list: (
    api: ApiClient,
    filter: { readonly group?: string; readonly orderId?: string; readonly state?: DeadLetterState },
  ): Promise<readonly DeadLetter[]> => {
    const query = new URLSearchParams({ limit: String(MOST_LISTED) });
    for (const [name, value] of Object.entries(filter)) if (value) query.set(name, value);
    return api.get(`/dead-letters?${query}`);
  },
  redrive: (api: ApiClient, group: string, orderId: string): Promise<unknown> =>
    api.post('/dead-letters/redrive', { body: { group, orderId } }),
  discard: (api: ApiClient, id: string, why: string): Promise<unknown> =>
    api.post(at`/dead-letters/${id}/discard`, { body: { why } }),
};

export const rejectedEvents = {
  list: (api: ApiClient): Promise<readonly RejectedEvent[]> =>
    api.get(`/order-events/rejected?limit=${MOST_LISTED}`),
};

export const stock = {
  count: (api: ApiClient, goodsId: string): Promise<Readonly<Record<string, number>>> =>
    api.get(at`/card-stock/${goodsId}`),
  import: (
    api: ApiClient,
    goodsId: string,
    batch: { readonly batchId: string; readonly cards: readonly NewCard[] },
  ): Promise<{ readonly added: number; readonly duplicates: number }> =>
    api.post(at`/card-stock/${goodsId}/batches`, { body: batch }),
};

/** Whether the event store answers; false where it does not, whatever the reason. */
export const storeAnswers = async (api: ApiClient): Promise<boolean> =>
  api.send('GET', '/health/ready').then(
    () => true,
    () => false,
  );
