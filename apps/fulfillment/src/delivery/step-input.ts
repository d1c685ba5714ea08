import type { Policy } from '@bujiao/policy';
import type { Suppliers } from '../suppliers/suppliers.js';
import type { DeliveryPolicy } from './delivery-policy.js';
import type { StepInput } from './next-step.decider.js';

/** What the next step is decided with. @param rules those that the resubmission began under @param now ms since the epoch */
export const stepInput = (
  policy: DeliveryPolicy,
  suppliers: Suppliers,
  rules: Policy,
  now: number,
): StepInput => ({
  now,
  policy,
  rules,
  defaultSupplierId: suppliers.defaultId,
  supplierIds: suppliers.ids,
});
