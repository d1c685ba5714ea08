import type { ConflictAction, Sentence } from '@bujiao/contracts';
import type { ConflictRow } from './order-conflicts.repository.js';

export interface ConflictView extends ConflictRow {
  readonly sentence: Sentence;
  /** No goods go out until a person has closed it. */
  readonly stopsGoods: boolean;
  /** What can be recorded about it, each with what that means. None moves goods or money by itself. */
  readonly actions: readonly ({ readonly action: ConflictAction } & Sentence)[];
}
