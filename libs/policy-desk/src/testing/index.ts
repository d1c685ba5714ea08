import { BASELINE, type Policy } from '@bujiao/policy';
import type { Policies } from '../policies.port.js';

/** One policy, whatever the time and the version. */
export const onlyPolicy = (policy: Policy = BASELINE): Policies => ({
  inForce: () => policy,
  ofVersion: () => policy,
});
