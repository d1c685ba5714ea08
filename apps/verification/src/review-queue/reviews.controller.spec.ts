import { PaymentGatewayUnavailable } from '@bujiao/order-desk';
import type { Principal } from '@bujiao/platform';
import type { ReviewCase } from './review-cases.repository.js';
import { ReviewsController } from './reviews.controller.js';
import type { ReviewDecisionDto } from './reviews.dto.js';
import type { Reviews } from './reviews.service.js';

const waiting = (resubmissionId: string, escalatedTo: string | null): ReviewCase =>
  ({
    resubmissionId,
    escalatedTo,
    requestedAt: new Date(0),
    deadline: new Date(0),
  }) as ReviewCase;

const CASES = [
  waiting('of-all', null),
  waiting('escalated', 'lead-reviewer'),
  waiting('of-others', 'finance-lead'),
];
const controller = new ReviewsController({ waiting: () => Promise.resolve(CASES) } as unknown as Reviews);
const reviewer = (...duties: readonly 'lead-reviewer'[]): Principal => ({
  id: 'he-jing',
  role: 'reviewer',
  actor: { kind: 'person', id: 'he-jing', role: 'reviewer' },
  expiresAt: 0,
  duties,
});
const idsOf = async (...call: Parameters<ReviewsController['list']>): Promise<readonly string[]> =>
  (await controller.list(...call)).map(({ resubmissionId }) => resubmissionId);

it('a lead reviewer can see what was escalated to that duty alone', async () => {
  expect(await idsOf({ queue: 'escalated' }, reviewer('lead-reviewer'))).toEqual(['escalated']);
  expect(await idsOf({ queue: 'escalated' }, reviewer())).toEqual([]);
});

it('every reviewer sees all of it: what is overdue waits for nobody', async () => {
  for (const user of [reviewer(), reviewer('lead-reviewer')])
    expect(await idsOf({}, user)).toEqual(['of-all', 'escalated', 'of-others']);
});

it('a gateway that does not answer is a problem that passes', async () => {
  const away = new ReviewsController({
    decide: () => Promise.reject(new PaymentGatewayUnavailable()),
  } as unknown as Reviews);
  const ask = { decision: 'ask-evidence', wanted: 'payment', reason: 'other', basis: '1' } as const;
  await expect(away.decide('r1', ask as ReviewDecisionDto, 'key-1', reviewer())).rejects.toMatchObject({
    status: 503,
    code: 'payment-gateway-unavailable',
    retryable: true,
  });
});
