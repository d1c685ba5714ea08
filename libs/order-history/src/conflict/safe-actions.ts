import { CONFLICT_ACTIONS, type ConflictAction, type ConflictCode } from '@bujiao/contracts';

/** What a person can do about a contradiction, where not all of it makes sense: no goods have gone out too many. */
const ACTIONS_OF: Partial<Readonly<Record<ConflictCode, readonly ConflictAction[]>>> = {
  'placed-twice': ['accepted', 'corrected-by-shop'],
};

/** The ways in which a person can close a contradiction. None moves goods or money by itself. */
export const safeActionsOf = (code: ConflictCode): readonly ConflictAction[] =>
  ACTIONS_OF[code] ?? CONFLICT_ACTIONS;
