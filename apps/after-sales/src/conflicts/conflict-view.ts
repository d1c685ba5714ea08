import type { ConflictAction, Sentence } from '@bujiao/contracts';
import { safeActionsOf, stopsGoods } from '@bujiao/order-history';
import { CONFLICT_ACTION_TEXTS, conflictText } from '@bujiao/texts';
import type { ConflictActionView } from './conflict-actions.js';
import type { ConflictRow } from './order-conflicts.repository.js';

export interface ConflictView extends ConflictRow {
  readonly sentence: Sentence;
  /** No goods go out until a person has closed it. */
  readonly stopsGoods: boolean;
  /** What can be recorded about it, each with what that means. None moves goods or money by itself. */
  readonly actions: readonly ({ readonly action: ConflictAction } & Sentence)[];
}

/** With what each action would change now. */
export interface ConflictItem extends ConflictView {
  readonly actions: readonly ConflictActionView[];
}

export const conflictView = (row: ConflictRow): ConflictView => ({
  ...row,
  sentence: conflictText(row.code, row.known),
  stopsGoods: stopsGoods(row),
  actions: safeActionsOf(row.code).map((action) => ({ action, ...CONFLICT_ACTION_TEXTS[action] })),
});
