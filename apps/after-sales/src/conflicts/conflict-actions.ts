import type { ConflictAction, ConflictCode, Sentence } from '@bujiao/contracts';
import {
  decideResubmission,
  evolve,
  openResubmission,
  safeActionsOf,
  stoppingConflict,
  unitsOf,
  type OrderHistory,
} from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { closingEffect, CONFLICT_ACTION_NAMES, CONFLICT_ACTION_TEXTS, sentenceOf } from '@bujiao/texts';
import { closeConflict } from './close-conflict.decider.js';

/** What can be recorded about a contradiction, and what that would change now. */
export interface ConflictActionView extends Sentence {
  readonly action: ConflictAction;
  readonly name: Sentence;
  readonly effect: Sentence;
}

export interface ConflictActionsInput {
  readonly history: OrderHistory;
  readonly code: ConflictCode;
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
}

/**
 * The dry run of the decision that closing takes. Pure; records nothing.
 * @throws Refused `no-such-conflict` where the contradiction is not open
 */
export const conflictActions = (input: ConflictActionsInput): readonly ConflictActionView[] =>
  safeActionsOf(input.code).map((action) => ({
    action,
    ...CONFLICT_ACTION_TEXTS[action],
    name: CONFLICT_ACTION_NAMES[action],
    effect: effectOf(action, input),
  }));

function effectOf(action: ConflictAction, { history, code, policy, now }: ConflictActionsInput): Sentence {
  const metadata = {
    correlationId: 'dry-run',
    causationId: 'dry-run',
    actor: { kind: 'system', id: 'dry-run' },
    occurredAt: new Date(now).toISOString(),
    schemaVersion: 2,
  } as const;
  const events = closeConflict(history, { code, action, note: 'dry run' });
  const after = events.reduce((state, event) => evolve(state, { ...event, metadata }), history);
  const stoppedBy = stoppingConflict(after);
  return closingEffect({
    ...(stoppedBy && { stoppedBy }),
    waitsForPerson: openResubmission(after)?.status === 'waiting-for-human',
    decision: sentenceOf(decideResubmission({ history: after, policy, now }), unitsOf(after).missing),
  });
}
