import type { Policy } from '@bujiao/policy';
import type { Suppliers } from '../suppliers/suppliers.js';
import type { DeliveryPolicy } from './delivery-policy.js';
import type { StepInput } from './next-step.decider.js';

export interface StepSetting {
  readonly policy: DeliveryPolicy;
  readonly rules: Policy;
  readonly suppliers: Suppliers;
}

/** What the next step is decided with. @param now ms since the epoch */
export const stepInput = ({ policy, rules, suppliers }: StepSetting, now: number): StepInput => ({
  now,
  policy,
  rules,
  defaultSupplierId: suppliers.defaultId,
  supplierIds: suppliers.ids,
});
