import {
  needsGateway,
  oldProof,
  orderOf,
  paymentProblem,
  type Decision,
  type OldProof,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import type { NextStep, StepInput } from './next-step.js';

/** Proofs in a row that became too old before goods went: with events that lag so far behind, no proof would ever be fresh. */
const MOST_EXPIRED = 5;

/**
 * What the proof of payment asks for before goods are released; undefined where they may go. A proof that is too old is asked for
 * again, and what the gateway says then counts: paid no longer means that it is still paid.
 */
export function proofStep(
  history: OrderHistory,
  resubmission: Resubmission,
  { rules, now }: Pick<StepInput, 'rules' | 'now'>,
): NextStep | undefined {
  const order = orderOf(history);
  if (!order || !needsGateway(order, resubmission.reason, rules)) return undefined;
  // The answer brings the delivery on.
  if (resubmission.proofExpired) return { do: 'nothing' };
  const old = oldProof(history, resubmission, rules, now);
  return stepAgainst(paymentProblem(order, old === undefined), old) ?? (old && askAgain(resubmission, old));
}

/** Without a payment number nobody can be asked; with a fresh proof, what the gateway said counts. */
function stepAgainst(problem: Decision | undefined, old: OldProof | undefined): NextStep | undefined {
  if (!problem || problem.do === 'go') return undefined;
  return problem.do === 'no' && !old
    ? { do: 'fail', code: problem.code, known: problem.known }
    : { do: 'ask-a-person', code: problem.code };
}

const askAgain = (resubmission: Resubmission, old: OldProof): NextStep =>
  isOldInVain(resubmission) ? { do: 'ask-a-person', code: 'proof-too-old' } : { do: 'prove', ...old };

const isOldInVain = ({ proofsExpired = 0, attempts }: Resubmission): boolean =>
  proofsExpired - attempts.length >= MOST_EXPIRED;
