import type { OrderEvent } from '@bujiao/contracts';
import { requestResubmission } from '@bujiao/intake/testing';
import { countRequests, Refused } from '@bujiao/order-history';
import { policyFor, type Policy } from '@bujiao/policy';
import type { Ask } from '../traffic-order.js';
import type { PlayedOrder } from './played-order.js';

/** Codes of a click that send people to a person. */
const NEEDS_PERSON: ReadonlySet<string> = new Set([
  'conflict-open',
  'record-full',
  'maybe-delivered',
  'refund-without-units',
  'cancelled-after-payment',
  'failure-needs-person',
  'payment-unclear',
]);
export interface Click {
  readonly ask: Ask;
  readonly resubmissionId: string;
  readonly policy: Policy;
  /** When the orders of the buyer were asked for before, ms since the epoch. */
  readonly earlier: readonly number[];
}

/** `opened`: a resubmission of its own; `joined`: found the requester's own on its way; else the code of the refusal. */
export type ClickResult = string;

interface Clicked {
  readonly result: ClickResult;
  /** None where nothing was opened. */
  readonly events: readonly OrderEvent[];
}

export function click(played: PlayedOrder, clicked: Click): Clicked {
  try {
    const events = requestResubmission(played.history, commandOf(played, clicked));
    return { result: events.length > 0 ? 'opened' : 'joined', events };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (NEEDS_PERSON.has(error.code)) played.played.human = true;
    else played.played.refused = true;
    return { result: error.code, events: [] };
  }
}

const commandOf = (
  { order, toldBy }: PlayedOrder,
  { ask, resubmissionId, policy, earlier }: Click,
): Parameters<typeof requestResubmission>[1] => ({
  resubmissionId,
  requesterId: ask.requesterId,
  record: { terms: order.terms, told: toldBy(ask.at) },
  policy,
  buyerRequests: countRequests(earlier, policyFor(policy, order.terms).limits.perBuyer ?? [], ask.at),
  now: ask.at,
  ...typedIn(ask),
  ...(ask.device !== undefined && { device: ask.device }),
  ...(ask.address !== undefined && { address: ask.address }),
});

/** A corrected account is typed; everything else is one click. */
const typedIn = ({ target }: Ask) =>
  target
    ? ({
        channel: 'form',
        fieldsTyped: 1,
        fingerprint: target.mark ?? 'form',
        isPlainClick: false,
        rechargeTarget: target,
        target: 'given',
      } as const)
    : ({ channel: 'one-click', fieldsTyped: 0, fingerprint: 'one-click', isPlainClick: true } as const);
