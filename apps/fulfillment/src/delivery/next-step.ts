import type { DeliverySource, PendingSupplierOrder } from '@bujiao/contracts';
import type { Attempt, Known, OldProof } from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import type { DeliveryPolicy } from './delivery-policy.js';

/** What delivery has to do next for a resubmission. */
export type NextStep =
  | { readonly do: 'nothing' }
  | {
      readonly do: 'start';
      readonly attemptNo: number;
      readonly source: DeliverySource;
      readonly quantity: number;
      readonly adopt?: PendingSupplierOrder;
    }
  | { readonly do: 'query'; readonly attempt: Attempt }
  /** `until`: ms since the epoch. */
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'ask-a-person'; readonly code: string; readonly attemptId?: string }
  /** Verification has to ask the gateway again. */
  | ({ readonly do: 'prove' } & OldProof)
  | { readonly do: 'finish' }
  /** `known`: values that its sentence names. */
  | { readonly do: 'fail'; readonly code: string; readonly known?: Known };

export interface StepInput {
  readonly now: number;
  readonly policy: DeliveryPolicy;
  /** The rules in force: holding and what a cancelled order needs. */
  readonly rules: Policy;
  readonly defaultSupplierId: string;
  /** Suppliers that can be called. */
  readonly supplierIds: ReadonlySet<string>;
}
