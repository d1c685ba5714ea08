import type { Schemas } from '@bujiao/client';
import type { ApiClient } from './client.js';
import type { EvidenceWanted } from './evidence.js';

export type ReviewCase = Schemas['ReviewCaseDto'];
export type ReviewCaseView = Schemas['ReviewCaseViewDto'];
export type ReviewDecision = Schemas['ReviewDecisionDto']['decision'];
export type ReviewReason = Schemas['ReviewDecisionDto']['reason'];
export type ReturnField = NonNullable<Schemas['ReviewDecisionDto']['field']>;

export const REVIEW_DECISIONS = [
  'approve',
  'refuse',
  'return',
  'ask-evidence',
] as const satisfies readonly ReviewDecision[];
export const REVIEW_REASONS = [
  'checked-with-shop',
  'checked-with-buyer',
  'matches-history',
  'goods-were-received',
  'payment-not-proven',
  'shared-identity',
  'wrong-account-given',
  'other',
] as const satisfies readonly ReviewReason[];
export const RETURN_FIELDS = [
  'rechargeAccount',
  'gameArea',
  'gameServer',
  'gameRole',
  'reason',
] as const satisfies readonly ReturnField[];

export interface GivenDecision {
  readonly decision: ReviewDecision;
  readonly reason: ReviewReason;
  readonly basis: string;
  readonly note?: string;
  readonly field?: ReturnField;
  readonly wanted?: EvidenceWanted;
}

export const reviews = {
  list: (api: ApiClient) => api.get('/reviews'),
  show: (api: ApiClient, resubmissionId: string) =>
    api.get('/reviews/{resubmissionId}', { path: { resubmissionId } }),
  claim: (api: ApiClient, resubmissionId: string) =>
    api.post('/reviews/{resubmissionId}/claim', { path: { resubmissionId }, body: {} }),
  decide: (api: ApiClient, resubmissionId: string, body: GivenDecision, key: string) =>
    api.post('/reviews/{resubmissionId}/decision', { path: { resubmissionId }, idempotencyKey: key, body }),
  takeBack: (api: ApiClient, resubmissionId: string) =>
    api.post('/reviews/{resubmissionId}/take-back', { path: { resubmissionId } }),
};
