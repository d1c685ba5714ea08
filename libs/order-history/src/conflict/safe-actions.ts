import { CONFLICT_ACTIONS, type ConflictAction, type ConflictCode } from '@bujiao/contracts';

/** What a person can do, where not all of it makes sense: no goods have gone out too many. */
const ACTIONS_OF: Partial<Readonly<Record<ConflictCode, readonly ConflictAction[]>>> = {
  'placed-twice': ['accepted', 'corrected-by-shop'],
  'maybe-delivered': ['accepted', 'corrected-by-shop', 'refunded-by-shop'],
  'refund-without-units': ['corrected-by-shop', 'accepted'],
  'cancelled-after-payment': ['refunded-by-shop', 'accepted'],
  'failure-needs-person': ['resubmitted-by-support', 'refunded-by-shop', 'accepted'],
  'record-full': ['refunded-by-shop', 'accepted'],
};

/** A contradiction is no wish to resubmit. */
const CONTRADICTION_ACTIONS = CONFLICT_ACTIONS.filter((action) => action !== 'resubmitted-by-support');

/** The ways in which a person can close a contradiction. None moves goods or money by itself. */
export const safeActionsOf = (code: ConflictCode): readonly ConflictAction[] =>
  ACTIONS_OF[code] ?? CONTRADICTION_ACTIONS;
