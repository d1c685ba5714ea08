import type { OrderEvents, OrderEventType } from './index.js';
import type { ServiceName } from '../topics/services.js';
import type { ProgressStage } from '../topics/progress-stages.js';
import type { ResubmissionState } from '../topics/resubmission-state.js';
import type { Sentence } from './sentence.js';

/** Everything that other places need to know about an event type; they derive it from here. */
export interface EventDescription<T extends OrderEventType> {
  /** The one service that may append it. */
  readonly owner: ServiceName;
  /** What happened, as people read it in the history. */
  readonly title: Sentence;
  /** {@link SCHEMA_VERSION} at which the shape of its data last changed. @default 1 */
  readonly schemaVersion?: number;
  /** Rules of the policy decided it: its metadata carry the policy's version. */
  readonly decidedByRules?: true;
  /** The stage of the progress bar that it leads to; absent where people see no change. */
  readonly stage?: ProgressStage;
  /** The state that it gives to the original order, for every system that listens. */
  readonly orderState?: ResubmissionState;
  /** Fields that the order's buyer and merchant may read. Everything else is for staff. */
  readonly ownerReads: readonly (keyof OrderEvents[T] & string)[];
}
