import { Injectable, Logger } from '@nestjs/common';
import type { OrderFact } from '@bujiao/contracts';
import { fetchOutside } from '@bujiao/effects';
import { Config, type CallerHeaders } from '@bujiao/platform';
import type { RejectedLine } from './history-view.js';

/** What intake knows of an order beside its stream. */
export interface RecordOfOrder {
  readonly told: readonly OrderFact[];
  /** For staff alone. */
  readonly rejected?: readonly RejectedLine[];
}

/** ms */
const TIMEOUT = 3_000;

/** Asks intake for an order's record, as the caller: intake decides what the caller may see in the role of this request. */
@Injectable()
export class OrderRecords {
  private readonly logger = new Logger('order records');

  constructor(private readonly config: Config) {}

  /** Undefined where there is no such order, it is not the caller's, or intake cannot be asked now. */
  async find(orderId: string, caller: CallerHeaders): Promise<RecordOfOrder | undefined> {
    if (!this.config.intakeUrl || !caller['authorization']) return undefined;
    try {
      const response = await fetchOutside(
        'order-record',
        `${this.config.intakeUrl}/orders/${orderId}/record`,
        {
          headers: caller,
          signal: AbortSignal.timeout(TIMEOUT),
        },
      );
      return response.ok ? ((await response.json()) as RecordOfOrder) : undefined;
    } catch (error) {
      this.logger.warn({ msg: 'intake cannot be asked for a record', err: error });
      return undefined;
    }
  }
}
