import { Inject, Injectable } from '@nestjs/common';
import type { OrderTerms, RechargeTarget, Sealed } from '@bujiao/contracts';
import { maskAccount } from '@bujiao/input-text';
import {
  currentTerms,
  decideResubmission,
  emptyHistory,
  openOffer,
  openResubmission,
  orderOf,
  outlookOf,
  receiptWait,
  targetOf,
  type OrderHistory,
  type OutlookTimes,
} from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { Config, KeyRing } from '@bujiao/platform';
import { DELIVERY_POLICY, PERSON_DEADLINE, type Policy } from '@bujiao/policy';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { OrderRecord } from '../order-record/record-row.js';
import { BuyerCounter, type BuyerCounts } from '../resubmission-requests/buyer-counts.service.js';
import { withRecord } from '../resubmission-requests/request-resubmission.decider.js';
import { roleToConfirm } from '../recharge-templates/role-to-confirm.js';
import { asking, TargetForms } from '../recharge-templates/target-forms.service.js';
import { orderPageView, type OrderPage } from './order-page.view.js';

export interface FoundOrder {
  /** The terms as they are now. */
  readonly terms: OrderTerms;
  readonly record: OrderRecord & { readonly terms: OrderTerms };
}

@Injectable()
export class OrderPages {
  constructor(
    private readonly records: OrderRecords,
    private readonly keyRing: KeyRing,
    private readonly config: Config,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly counter: BuyerCounter,
    private readonly forms: TargetForms,
  ) {}

  /** Undefined while the shop has not told what the order is. */
  async find(orderId: string): Promise<FoundOrder | undefined> {
    const record = await this.records.find(orderId);
    if (!record?.terms) return undefined;
    const { terms } = record;
    return { terms: currentTerms(terms, record.told), record: { ...record, terms } };
  }

  async page(found: FoundOrder): Promise<OrderPage> {
    return (await this.shown(found)).page;
  }

  /** Everything that is known of the order, what the shop told since included. */
  async historyOf({ record }: FoundOrder): Promise<OrderHistory> {
    const { terms, told, streamOpen, orderId } = record;
    const recorded: OrderHistory = streamOpen ? await this.desk.freshHistoryOf(orderId) : emptyHistory();
    return withRecord(recorded, { terms, told });
  }

  async shown(found: FoundOrder): Promise<{ readonly history: OrderHistory; readonly page: OrderPage }> {
    const history = await this.historyOf(found);
    const now = Date.now();
    const policy = await this.policies.inForce(now);
    const [counts, form] = await Promise.all([
      this.counts(found, policy, now),
      this.forms.of(orderOf(history)?.terms ?? found.terms),
    ]);
    const decision = decideResubmission({ history, policy, now, ...counts, ...asking(form) });
    const begun = await this.begunUnder(history, policy);
    const times = this.times(history, begun);
    const outlook = outlookOf({ history, decision, policy: begun, times, now });
    const target = targetOf(history, openResubmission(history));
    const account = await this.maskedAccount(target);
    return {
      history,
      page: orderPageView({
        history,
        decision,
        outlook,
        account,
        mostLooks: this.config.mostCardLooks,
        offer: decision.do === 'go' ? openOffer(history, now) : undefined,
        form,
        role: roleToConfirm(history, begun, now),
      }),
    };
  }

  /** What a decision about the order reads of its buyer. @param asOf ms since the epoch */
  counts({ terms }: FoundOrder, policy: Policy, asOf: number): Promise<BuyerCounts> {
    return this.counter.countsFor(policy, terms, asOf);
  }

  /** What the open resubmission is finished under; the policy in force where none is open. */
  private async begunUnder(history: OrderHistory, inForce: Policy): Promise<Policy> {
    const open = openResubmission(history);
    return open ? this.policies.ofVersion(open.policyVersion) : inForce;
  }

  private times(history: OrderHistory, begunUnder: Policy): OutlookTimes {
    const { autoConfirmAfterMs } = this.config;
    return {
      unknownDeadline: DELIVERY_POLICY.unknownDeadline,
      personDeadline: PERSON_DEADLINE,
      autoConfirmAfter: receiptWait(history, openResubmission(history), begunUnder, autoConfirmAfterMs).ms,
    };
  }

  private async maskedAccount(sealed: Sealed | undefined): Promise<string | undefined> {
    if (!sealed) return undefined;
    const { rechargeAccount } = await this.keyRing.open<RechargeTarget>(sealed);
    return maskAccount(rechargeAccount);
  }
}
