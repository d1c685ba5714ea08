import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';
import { hasCode } from './problem.js';

export type OrderPage = Schemas['OrderPageDto'];
export type OrderSummary = Schemas['OrderSummaryDto'];
export type Outlook = OrderPage['outlook'];
export type Doer = Outlook['now']['by'];
export type OrderOptions = Schemas['OrderOptionsDto'];
export type UsualTimes = Schemas['UsualTimesDto'];
export type UsualTime = UsualTimes['stages'][number];
export type Reason = Schemas['ResubmissionRequestDto']['reason'];
export type Units = Schemas['UnitsDto'];
/** What the pages read of it. */
export type Progress = Pick<
  Schemas['ProgressDto'],
  | 'orderId'
  | 'resubmissionId'
  | 'stage'
  | 'outcome'
  | 'sentence'
  | 'requestedAt'
  | 'deliveredAt'
  | 'updatedAt'
>;
export type Stage = Progress['stage'];
export type History = Schemas['HistoryDto'];
export type HistoryLine = Schemas['HistoryLineDto'];
export type ToldLine = Schemas['ToldLineDto'];
export type RejectedLine = Schemas['RejectedLineDto'];
export type Card = Schemas['RevealedCardDto'];
export type CardPart = Schemas['CopiedCardDto']['part'];
export type ResubmissionRequest = Schemas['ResubmissionRequestDto'];

export const STAGES = [
  'requested',
  'verifying',
  'resubmitting',
  'delivered',
  'completed',
] as const satisfies readonly Stage[];

type Absent = null;

export const orders = {
  mine: (api: ApiClient, cursor: string | undefined) =>
    api.get('/my/orders', { query: cursor === undefined ? {} : { cursor } }),
  find: (api: ApiClient, q: string) => api.get('/orders/search', { query: { q } }),
  page: (api: ApiClient, orderId: string) => api.get('/orders/{orderId}', { path: { orderId } }),
  /** What can be done about it now: a dry run for every reason. */
  options: (api: ApiClient, orderId: string) => api.get('/orders/{orderId}/options', { path: { orderId } }),
  /** How long the stages usually take, of this reason where enough cases are known. */
  usualTimes: (api: ApiClient, reason: Reason) =>
    api.get('/usual-times', { query: reason === undefined ? {} : { reason } }),
  /** Null where the order was never resubmitted. */
  progress: (api: ApiClient, orderId: string): Promise<Progress | Absent> =>
    orAbsent(api.get('/orders/{orderId}/progress', { path: { orderId } }) as Promise<Progress | undefined>),
  /** Null where nothing was ever told about the order. */
  history: (api: ApiClient, orderId: string): Promise<History | Absent> =>
    orAbsent(api.get('/orders/{orderId}/history', { path: { orderId } })),
  /** Again with the same key gives the same answer. */
  resubmit: (
    api: ApiClient,
    orderId: string,
    call: { readonly key: string; readonly request?: ResubmissionRequest },
  ) =>
    api.post('/orders/{orderId}/resubmissions', {
      path: { orderId },
      idempotencyKey: call.key,
      body: call.request ?? {},
    }),
  /** Each key is a look of its own; the same key again is the same look. */
  reveal: (
    api: ApiClient,
    orderId: string,
    { resubmissionId, key }: { readonly resubmissionId: string; readonly key: string },
  ) =>
    api.post('/orders/{orderId}/resubmissions/{resubmissionId}/reveal', {
      path: { orderId, resubmissionId },
      idempotencyKey: key,
    }),
  /** Told again, it is the same copy. */
  copied: (
    api: ApiClient,
    orderId: string,
    { resubmissionId, ...body }: { readonly resubmissionId: string } & Schemas['CopiedCardDto'],
  ) =>
    api.post('/orders/{orderId}/resubmissions/{resubmissionId}/copies', {
      path: { orderId, resubmissionId },
      body,
    }),
  confirmReceipt: (api: ApiClient, orderId: string, resubmissionId: string) =>
    api.post('/orders/{orderId}/resubmissions/{resubmissionId}/receipt', {
      path: { orderId, resubmissionId },
    }),
};

async function orAbsent<T>(asked: Promise<T | undefined>): Promise<T | Absent> {
  try {
    return (await asked) ?? null;
  } catch (error) {
    if (hasCode(error, 'order-not-found', 'no-resubmission')) return null;
    throw error;
  }
}
