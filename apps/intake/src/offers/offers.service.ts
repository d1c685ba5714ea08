import { Inject, Injectable } from '@nestjs/common';
import { systemActor } from '@bujiao/contracts';
import { uuidOf } from '@bujiao/event-store';
import { currentTerms, emptyHistory, Refused, type Anomaly, type OrderHistory } from '@bujiao/order-history';
import { ORDER_DESK, PaymentProofs, type OrderDesk } from '@bujiao/order-desk';
import { policyFor } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { BuyerPreferences } from '../buyer-profile/preferences/preferences.service.js';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { OrderRecord } from '../order-record/record-row.js';
import { toldOrderOf, type ToldOrder } from '../order-record/snapshot-events.js';
import { GivenTargets } from '../resubmission-requests/given-targets.service.js';
import {
  requestResubmission,
  type RequestResubmission,
} from '../resubmission-requests/request-resubmission.decider.js';
import { judgeOffer, offerResubmission, type OfferLook, type OfferReady } from './offer.decider.js';
import { OfferRows } from './offers.repository.js';
import { ZERO_TOUCH_CONSENTS, type ZeroTouchConsents } from '../buyer-profile/zero-touch-consents.port.js';

/** What a look at an order came to. `nothing`: `code` says why. */
export type Looked =
  | { readonly outcome: 'offered'; readonly offerId: string }
  | { readonly outcome: 'resubmitted'; readonly resubmissionId: string }
  | { readonly outcome: 'nothing'; readonly code: string };

type PlacedRecord = OrderRecord & { readonly terms: ToldOrder['terms'] };

/** Looks whether an order went wrong and one click would settle it; offers the click to the buyer, or makes it where the buyer agreed. */
@Injectable()
export class Offers {
  private readonly oneClick: string;

  constructor(
    private readonly records: OrderRecords,
    private readonly proofs: PaymentProofs,
    private readonly rows: OfferRows,
    private readonly preferences: BuyerPreferences,
    private readonly targets: GivenTargets,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    @Inject(ZERO_TOUCH_CONSENTS) private readonly consents: ZeroTouchConsents,
  ) {
    this.oneClick = targets.oneClick;
  }

  /**
   * Idempotent: one offer for each anomaly, however often and by however many processes the order is looked at.
   * @throws {PaymentGatewayUnavailable} where the click would need a proof and the gateway does not answer; nothing is recorded then
   */
  async look(orderId: string): Promise<Looked> {
    const record = await this.records.find(orderId);
    if (!record?.terms) return nothing('order-incomplete');
    const { terms, told } = record;
    const history = record.streamOpen ? await this.desk.freshHistoryOf(orderId) : emptyHistory();
    const look = await this.lookOf({ terms, told });
    return this.judged({ ...record, terms }, history, look);
  }

  private async judged(record: PlacedRecord, history: OrderHistory, look: OfferLook): Promise<Looked> {
    const judged = judgeOffer(history, look);
    if (judged.do === 'nothing') return nothing(judged.code);
    if (judged.do === 'ask-gateway') {
      const proofs = await this.proofs.of(record.orderId, judged.numbers);
      return this.judged(record, history, { ...look, proofs });
    }
    return judged.do === 'offer' ? this.offer(record, look, judged) : this.resubmit(record, look, judged);
  }

  /** By the terms as they are now: the shop may have corrected them. */
  private async lookOf(record: ToldOrder): Promise<OfferLook> {
    const now = Date.now();
    const policy = await this.policies.inForce(now);
    const terms = currentTerms(record.terms, record.told);
    const asks = policyFor(policy, terms).zeroTouch === 'consent';
    const consent = asks && (await this.consents.given(terms.buyerId)) !== undefined;
    return { record, policy, now, consent, ...(await this.targets.ofOrder(terms)) };
  }

  /** The row is written first: without its event it is passed over, an event without its row would be missing in the buyer's list. */
  private async offer(record: PlacedRecord, look: OfferLook, judged: OfferReady): Promise<Looked> {
    const { orderId, terms, streamOpen } = record;
    const offerId = idOf('offer', orderId, judged.anomaly);
    await this.rows.add({ offerId, orderId, buyerId: terms.buyerId, expiresAt: judged.expiresAt });
    const tellBuyer = await this.preferences.wishOf(terms.buyerId);
    const opened = await this.opened(record);
    const decided = await this.desk.decide(
      {
        orderId,
        causationId: `offer:${offerId}`,
        actor: systemActor('intake'),
        assumeNew: !streamOpen,
        ruleVersion: look.policy.version,
      },
      (history) =>
        offerResubmission(history, offerId, {
          ...look,
          record: opened,
          ...(tellBuyer && { tellBuyer }),
        }),
    );
    return decided.state.offers.some((offer) => offer.offerId === offerId)
      ? { outcome: 'offered', offerId }
      : nothing('overtaken');
  }

  /** The very decision of a click, with nobody acting: the actor is the service, by the version of the policy that allows it. */
  private async resubmit(record: PlacedRecord, look: OfferLook, judged: OfferReady): Promise<Looked> {
    const { orderId, terms, streamOpen } = record;
    const tellBuyer = await this.preferences.wishOf(terms.buyerId);
    const resubmissionId = idOf('zero-touch', orderId, judged.anomaly);
    const opened = await this.opened(record);
    const command: RequestResubmission = {
      resubmissionId,
      channel: 'zero-touch',
      fieldsTyped: 0,
      fingerprint: this.oneClick,
      requesterId: systemActor('intake').id,
      isPlainClick: true,
      record: opened,
      policy: look.policy,
      now: look.now,
      ...(look.template && { template: look.template }),
      ...(look.wrongFields && { wrongFields: look.wrongFields }),
      ...(tellBuyer && { tellBuyer }),
    };
    try {
      await this.desk.decide(
        {
          orderId,
          causationId: `request:${resubmissionId}`,
          correlationId: resubmissionId,
          actor: systemActor('intake'),
          assumeNew: !streamOpen,
          ruleVersion: look.policy.version,
          tellBuyer: tellBuyer ?? {},
        },
        (history) => requestResubmission(history, command),
      );
      return { outcome: 'resubmitted', resubmissionId };
    } catch (error) {
      if (error instanceof Refused) return nothing(error.code);
      throw error;
    }
  }

  /** Marked, so that what the shop tells from now on reaches the stream. */
  private async opened({ orderId, terms, told }: PlacedRecord): Promise<ToldOrder> {
    return toldOrderOf(await this.records.openStream(orderId, null)) ?? { terms, told };
  }
}

const nothing = (code: string): Looked => ({ outcome: 'nothing', code });

/** One for each anomaly of an order: two looks record one offer. */
const idOf = (kind: 'offer' | 'zero-touch', orderId: string, anomaly: Anomaly): string =>
  uuidOf(`${kind}\n${orderId}\n${anomaly.kind}\n${anomaly.at}`);
