import type { RechargeTarget } from '@bujiao/contracts';
import type { FailureCode } from '@bujiao/texts';
import type { RoleChecks } from './role-check.port.js';

export interface SupplierOrder {
  /** Our own request number. The supplier deduplicates by it, for as long as its idempotency horizon. */
  readonly requestNo: string;
  readonly goodsId: string;
  readonly quantity: number;
  /** Price guard (安全进价), integer 分: the supplier must refuse to charge more. */
  readonly maxCost: number;
  readonly target?: RechargeTarget;
}

/** A card as a supplier delivers it. */
export interface SupplierCard {
  readonly cardNo: string;
  readonly cardPassword: string;
  readonly expiry?: string;
}

export interface Success {
  readonly outcome: 'succeeded';
  readonly supplierOrderNo: string;
  /** Units that were delivered, where the supplier tells. */
  readonly quantity?: number;
  /** The goods themselves, where they are cards and the supplier hands them over. */
  readonly cards?: readonly SupplierCard[];
}

/** What a call came to. Only `failed`, `rejected` and `not-sent` promise that nothing was delivered. */
export type SupplierAnswer =
  | Success
  /** `odd`: an answer was given, but it cannot be believed; after a few of them a person is asked. */
  | { readonly outcome: 'processing' | 'unknown'; readonly code: string; readonly odd?: boolean }
  /** `retryable`: another attempt later may do better. */
  | {
      readonly outcome: 'not-sent' | 'rejected' | 'failed';
      readonly code: FailureCode;
      readonly retryable: boolean;
    }
  /** Answer to a query only: the supplier has never seen this number. */
  | { readonly outcome: 'no-such-order' };

/** One supplier. No call throws: whatever happens on the way is an outcome. */
export interface Supplier extends RoleChecks {
  readonly supplierId: string;
  /** How long the supplier remembers a request number, in ms; after that the same number may buy again. */
  readonly idempotencyHorizon: number;
  /**
   * Upper bound, in ms, on how long after a number was about to be sent the call may still arrive; a call leaves within half of it.
   * Before that has passed, a supplier that does not know the number proves nothing.
   */
  readonly latestArrival: number;
  place(order: SupplierOrder): Promise<SupplierAnswer>;
  query(requestNo: string): Promise<SupplierAnswer>;
}
