import { Inject, Injectable } from '@nestjs/common';
import type { OrderTerms } from '@bujiao/contracts';
import { countRequests, type WindowCount } from '@bujiao/order-history';
import type { Principal } from '@bujiao/platform';
import { policyFor, type Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { BuyerRequests } from './buyer-requests.repository.js';

/** What a decision reads of the buyer; empty where the policy limits no requests. */
export interface BuyerCounts {
  readonly buyerRequests?: readonly WindowCount[];
}

/** Requests that were read before the order was known, so that the two reads take the time of one. */
export interface ReadAhead {
  readonly buyerId: string;
  readonly times: readonly number[];
}

/** How often the orders of a buyer were to be resubmitted, for page, click and explanation alike. */
@Injectable()
export class BuyerCounter {
  constructor(
    private readonly requests: BuyerRequests,
    @Inject(POLICIES) private readonly policies: Policies,
  ) {}

  /** For a buyer who clicks; undefined where the policy in force limits nobody by default. */
  async readAhead({ id, actor }: Principal): Promise<ReadAhead | undefined> {
    if (actor.role !== 'buyer') return undefined;
    const { defaults } = await this.policies.inForce(Date.now());
    return defaults.limits.perBuyer && { buyerId: id, times: await this.requests.timesOf(id) };
  }

  /** @param asOf ms since the epoch; later requests are left out */
  async countsFor(policy: Policy, terms: OrderTerms, asOf: number, ahead?: ReadAhead): Promise<BuyerCounts> {
    const { perBuyer } = policyFor(policy, terms).limits;
    if (!perBuyer) return {};
    const { buyerId } = terms;
    const times = ahead?.buyerId === buyerId ? ahead.times : await this.requests.timesOf(buyerId);
    return { buyerRequests: countRequests(times, perBuyer, asOf) };
  }
}
