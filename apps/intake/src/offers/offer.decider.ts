import type { NoticeWish, OrderEvent, ProvenPayment, TargetField, TemplateRef } from '@bujiao/contracts';
import {
  codeOfDecision,
  decideResubmission,
  openOffer,
  orderOf,
  standingCause,
  unitsOf,
  windowEnd,
  type Anomaly,
  type Decision,
  type DecisionInput,
  type OrderHistory,
} from '@bujiao/order-history';
import { policyFor, type OfferPolicy, type Policy, type RulesFor } from '@bujiao/policy';
import { noticeOf } from '@bujiao/texts';
import { snapshotEvents, type ToldOrder } from '../order-record/snapshot-events.js';
import { withRecord } from '../resubmission-requests/request-resubmission.decider.js';

/** A look at an order that may have gone wrong. */
export interface OfferLook {
  /** The order as intake's record has it now. */
  readonly record: ToldOrder;
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
  /** The buyer agreed that resubmissions are opened with nobody acting. */
  readonly consent: boolean;
  /** What the gateway said about each number; absent while it was not asked. */
  readonly proofs?: readonly ProvenPayment[];
  /** Fields of the order's target that the recharge template of the goods does not take: a click would be asked for them. */
  readonly wrongFields?: readonly TargetField[];
  /** The recharge template of the goods, by which the order's target was read. */
  readonly template?: TemplateRef;
  /** How the buyer wants to be told. @default in both languages, by the shop's choice */
  readonly tellBuyer?: NoticeWish;
}

type Go = Extract<Decision, { do: 'go' }>;

/** What one click would do now, and whether the buyer is offered it or it is done with nobody acting. */
export interface OfferReady {
  readonly do: 'offer' | 'zero-touch';
  readonly anomaly: Anomaly;
  readonly decision: Go;
  readonly quantity: number;
  readonly paymentProven: boolean;
  readonly expiresAt: string;
}

export type OfferJudgement =
  | OfferReady
  /** `code` says why: of the decision that stands against a click, or one of {@link NO_OFFER_CODES}. */
  | { readonly do: 'nothing'; readonly code: string }
  /** The click would need the gateway's proof: these numbers are asked about first. */
  | { readonly do: 'ask-gateway'; readonly numbers: readonly string[] };

export const NO_OFFER_CODES = [
  'nothing-wrong',
  'not-offered-by-policy',
  'offer-open',
  'offered-before',
  'asked-before',
] as const;

/**
 * Whether the order is offered a resubmission: a dry run of the very decision that the click takes, so that nothing is offered that would
 * be refused. Where the click would need the gateway's proof, the gateway has to have given it: a buyer who never paid is offered nothing.
 */
export function judgeOffer(history: OrderHistory, look: OfferLook): OfferJudgement {
  const seen = withProofs(withRecord(history, look.record), look.proofs);
  const { policy, now, proofs } = look;
  const decision = decideResubmission({ history: seen, policy, now, ...asked(look) });
  if (decision.do !== 'go') return { do: 'nothing', code: codeOfDecision(decision) };
  const anomaly = standingCause(seen, policy, now);
  const order = orderOf(seen);
  if (!anomaly || !order) return { do: 'nothing', code: 'nothing-wrong' };
  const rules = policyFor(policy, order.terms);
  const against = offerProblem(history, anomaly, { rules, now });
  if (against) return { do: 'nothing', code: against };
  if (decision.proofOf.length > 0) return { do: 'ask-gateway', numbers: decision.proofOf };
  return {
    do: isZeroTouch(rules, look) ? 'zero-touch' : 'offer',
    anomaly,
    decision,
    quantity: decision.quantity ?? unitsOf(seen).missing,
    paymentProven: proofs !== undefined,
    expiresAt: expiryOf(seen, look, rules.offer as OfferPolicy),
  };
}

/** What the click would say, and whether the gateway has spoken. */
const asked = ({ wrongFields, proofs }: OfferLook): Pick<DecisionInput, 'ask' | 'gatewayAsked'> => ({
  gatewayAsked: proofs !== undefined,
  ...(wrongFields && { ask: { wrongFields } }),
});

/** One offer for each anomaly, one at a time, and none once the buyer has asked. */
function offerProblem(
  history: OrderHistory,
  { kind, at }: Anomaly,
  { rules, now }: { readonly rules: RulesFor; readonly now: number },
): (typeof NO_OFFER_CODES)[number] | undefined {
  if (!rules.offer?.for.includes(kind)) return 'not-offered-by-policy';
  if (openOffer(history, now)) return 'offer-open';
  if (history.offers.some(({ anomaly }) => anomaly.kind === kind && anomaly.at === at))
    return 'offered-before';
  return history.resubmissions.some(({ requestedAt }) => requestedAt > at) ? 'asked-before' : undefined;
}

/** Only what needs nothing from the buyer gets here: an account that has to be given is another decision. */
const isZeroTouch = ({ zeroTouch }: RulesFor, { consent }: OfferLook): boolean =>
  zeroTouch === 'always' || (zeroTouch === 'consent' && consent);

function expiryOf(seen: OrderHistory, { policy, now }: OfferLook, { lasts }: OfferPolicy): string {
  const end = windowEnd(seen, policy, now) ?? now + lasts;
  return new Date(Math.min(now + lasts, end)).toISOString();
}

const withProofs = (history: OrderHistory, proofs: readonly ProvenPayment[] = []): OrderHistory =>
  proofs.length === 0
    ? history
    : {
        ...history,
        proofs: new Map([...history.proofs, ...proofs.map((proof) => [proof.paymentId, proof] as const)]),
      };

/** Records the offer, if it still holds on this history; nothing otherwise. The stream opens with it. */
export function offerResubmission(
  history: OrderHistory,
  offerId: string,
  look: OfferLook,
): readonly OrderEvent[] {
  const judged = judgeOffer(history, look);
  if (judged.do !== 'offer') return [];
  const { anomaly, decision, quantity, paymentProven, expiresAt } = judged;
  const { kind, at } = anomaly;
  return [
    ...snapshotEvents(history, look.record),
    {
      type: 'ResubmissionOffered',
      data: {
        offerId,
        anomaly: { kind, at },
        reason: decision.reason,
        quantity,
        paymentProven,
        expiresAt,
        notice: noticeOf('offer-made', { kind, quantity, expiresAt }, look.tellBuyer),
      },
    },
  ];
}

/**
 * The end of the open offer, where what the shop told now stands against the click: the order healed by itself, or a person has to decide.
 * Nothing where the offer stands, and where there is none.
 */
export function withdrawOffer(
  history: OrderHistory,
  { record, policy, now }: Pick<OfferLook, 'record' | 'policy' | 'now'>,
): readonly OrderEvent[] {
  const offer = openOffer(history, now);
  if (!offer) return [];
  const decision = decideResubmission({ history: withRecord(history, record), policy, now });
  if (decision.do === 'go') return [];
  const code = codeOfDecision(decision);
  const { languages, channel } = offer.notice;
  const wish: NoticeWish = { languages, ...(channel && { channel }) };
  return [
    {
      type: 'OfferWithdrawn',
      data: { offerId: offer.offerId, code, notice: noticeOf('offer-withdrawn', { code }, wish) },
    },
  ];
}

/** That the time of the offer is over: recorded once, and only where it was neither taken nor withdrawn. @param now ms since the epoch */
export function expireOffer(history: OrderHistory, offerId: string, now: number): readonly OrderEvent[] {
  const offer = history.offers.find((one) => one.offerId === offerId);
  if (!offer || offer.ended || Date.parse(offer.expiresAt) > now) return [];
  return [{ type: 'OfferExpired', data: { offerId, expiresAt: offer.expiresAt } }];
}
