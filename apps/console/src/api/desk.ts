import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';

export type ManualWork = Schemas['ManualWorkRowDto'];
export type Resolution = Schemas['ResolutionDto']['resolution'];

export type DeadLetter = Schemas['DeadLetterDto'];
export type DeadLetterState = DeadLetter['state'];
export type DeadLetterReason = Schemas['DeadLetterReasonDto'];
export const DEAD_LETTER_STATES = [
  'parked',
  'redriven',
  'discarded',
] as const satisfies readonly DeadLetterState[];

export type Conflict = Schemas['OpenConflictRowDto'];
export type ConflictKey = Pick<Conflict, 'orderId' | 'code'>;
export type ConflictAction = Conflict['actions'][number]['action'];
export type GroupLag = Schemas['GroupLagDto'];
export type RejectedEvent = Schemas['RejectedOrderEventDto'];
export interface NewCard {
  readonly cardNo: string;
  readonly cardPassword: string;
  readonly expiry?: string;
}

export const CARD_STATES = ['available', 'reserved', 'delivered', 'revealed', 'void'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Most rows that a list asks for; the answer does not say how many there are beyond. */
export const MOST_LISTED = 1000;

export type ManualWorkItem = Schemas['ManualWorkItemDto'];
export type ManualReason = ManualWorkItem['reasons'][number]['reason'];
export type ManualAction = ManualWorkItem['actions'][number];
export type ConflictItem = Schemas['ConflictItemDto'];

export const WORK_SORTS = ['deadline', '-deadline', 'orderId', '-orderId'] as const;
export type WorkSort = (typeof WORK_SORTS)[number];
export const CONFLICT_SORTS = ['foundAt', '-foundAt', 'orderId', '-orderId'] as const;
export type ConflictSort = (typeof CONFLICT_SORTS)[number];

/** Rows of one page of a list that goes on by cursor. */
export const PAGE_ROWS = 500;

export interface Page<Sort> {
  readonly sort: Sort;
  /** `cursor` of the last row of the page before. */
  readonly cursor?: string;
}

export const work = {
  list: (api: ApiClient, { sort, cursor }: Page<WorkSort> = { sort: 'deadline' }) =>
    api.get('/manual-work', { query: { sort, limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) } }),
  item: (api: ApiClient, resubmissionId: string) =>
    api.get('/manual-work/{resubmissionId}', { path: { resubmissionId } }),
  resolve: (
    api: ApiClient,
    { resubmissionId, orderId }: Pick<ManualWork, 'resubmissionId' | 'orderId'>,
    decision: {
      readonly resolution: Resolution;
      readonly reason: ManualReason;
      readonly note?: string;
      readonly quantity?: number;
      readonly key: string;
    },
  ) => {
    const { key, ...body } = decision;
    return api.post('/manual-work/{resubmissionId}/resolution', {
      path: { resubmissionId },
      idempotencyKey: key,
      body: { orderId, ...body },
    });
  },
};

export const conflicts = {
  list: (api: ApiClient, { sort, cursor }: Page<ConflictSort>) =>
    api.get('/conflicts', { query: { sort, limit: PAGE_ROWS, ...(cursor !== undefined && { cursor }) } }),
  item: (api: ApiClient, { orderId, code }: ConflictKey) =>
    api.get('/orders/{orderId}/conflicts/{code}', { path: { orderId, code } }),
  close: (
    api: ApiClient,
    { orderId, code }: ConflictKey,
    decision: { readonly action: ConflictAction; readonly note: string },
  ) => api.post('/orders/{orderId}/conflicts/{code}/close', { path: { orderId, code }, body: decision }),
};

export const deadLetters = {
  list: (
    api: ApiClient,
    filter: {
      readonly group?: string;
      readonly orderId?: string;
      readonly state?: DeadLetterState;
      /** Id of the last letter of the page before. */
      readonly after?: string;
    },
  ) => api.get('/dead-letters', { query: { ...filter, limit: MOST_LISTED } }),
  show: (api: ApiClient, id: string) => api.get('/dead-letters/{id}', { path: { id } }),
  why: (api: ApiClient) => api.get('/dead-letters/why'),
  redrive: (api: ApiClient, group: string, orderId: string) =>
    api.post('/dead-letters/redrive', { body: { group, orderId } }),
  discard: (api: ApiClient, id: string, why: string) =>
    api.post('/dead-letters/{id}/discard', { path: { id }, body: { why } }),
};

export const rejectedEvents = {
  list: (api: ApiClient) => api.get('/order-events/rejected', { query: { limit: MOST_LISTED } }),
};

export const stock = {
  count: (api: ApiClient, goodsId: string) => api.get('/card-stock/{goodsId}', { path: { goodsId } }),
  import: (
    api: ApiClient,
    goodsId: string,
    batch: { readonly batchId: string; readonly cards: readonly NewCard[] },
  ) => api.post('/card-stock/{goodsId}/batches', { path: { goodsId }, body: batch }),
};

export const lag = { groups: (api: ApiClient) => api.get('/lag') };

/** Whether the event store answers; false where it does not, whatever the reason. */
export const storeAnswers = (api: ApiClient): Promise<boolean> =>
  api.get('/health/ready').then(
    () => true,
    () => false,
  );
