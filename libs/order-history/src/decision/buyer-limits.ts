import { policyFor } from '@bujiao/policy';
import type { OriginalOrder } from '../order/original-order.js';
import { no, setAside, setsAside, type Decision, type DecisionInput } from './decision.js';
import { traced } from './trace.js';

interface Counted {
  readonly requests: number;
  readonly most: number;
  readonly withinMs: number;
}

/** How often the orders of one buyer may be resubmitted in a time. Not evaluated where nobody counted: no data is not zero. */
export function buyerProblem({ terms }: OriginalOrder, input: DecisionInput): Decision | undefined {
  const limits = policyFor(input.policy, terms).limits.perBuyer ?? [];
  const counted = limits.flatMap(({ within, most }): Counted[] => {
    const requests = input.buyerRequests?.find((c) => c.within === within)?.count;
    return requests === undefined ? [] : [{ requests, most, withinMs: within }];
  });
  const reached = counted.find(({ requests, most }) => requests >= most);
  const stands = reached && !setsAside(input, 'buyer-limit-reached');
  const problem = stands ? no('buyer-limit-reached', { ...reached }) : undefined;
  return traced(input, 'buyer-within-limits', problem, () => ({
    ...(reached ?? nearest(counted)),
    ...setAside(input, 'buyer-limit-reached'),
    notAsked: limits.length === 0 ? 'no-buyer-limit' : counted.length === 0 ? 'buyer-not-counted' : undefined,
  }));
}

/** The limit that leaves fewest requests. */
const nearest = (counted: readonly Counted[]): Counted | undefined =>
  counted.toSorted((a, b) => a.most - a.requests - (b.most - b.requests))[0];
