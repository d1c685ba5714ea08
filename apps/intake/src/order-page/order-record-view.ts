import type { OrderFact } from '@bujiao/contracts';
import type { RejectedOrderEvent } from '../order-feed/rejected-order-events.repository.js';

export interface RecordView {
  readonly told: readonly OrderFact[];
  readonly rejected?: readonly RejectedView[];
}

export type RejectedView = Pick<RejectedOrderEvent, 'type' | 'source' | 'publisher' | 'code' | 'detail'> & {
  readonly at: string;
};
