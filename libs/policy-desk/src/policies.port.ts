import { Problem } from '@bujiao/platform';
import type { Policy } from '@bujiao/policy';

export const POLICIES = Symbol('POLICIES');

/** The rules that decide. In memory: a version that is known is answered at once. */
export interface Policies {
  /**
   * The version in force at a moment, ms. A version that cannot be read leaves the one that decided before.
   * @throws {PolicyUnavailable} while none is known
   */
  inForce(now: number): Policy | Promise<Policy>;
  /**
   * The version that a decision named, whatever is in force: what was begun under it is finished under it. Absent or unknown: the one
   * in force, which the new events then name.
   * @throws {PolicyUnavailable} while none is known
   */
  ofVersion(version: string | undefined): Policy | Promise<Policy>;
}

/** No version is known yet, or the one in force cannot be read. Nothing is decided by other rules meanwhile; a retry can help. */
export class PolicyUnavailable extends Problem {
  /** Of a whole service: no order is at fault. */
  readonly outage = true;
  constructor(why: string) {
    super(503, 'policy-unavailable', `The rules in force cannot be read: ${why}. Try again.`);
  }
}
