import { Inject, Injectable } from '@nestjs/common';
import type { OrderTerms, RechargeTarget, Sealed } from '@bujiao/contracts';
import { maskAccount } from '@bujiao/input-text';
import {
  countFacts,
  decideResubmission,
  emptyHistory,
  openResubmission,
  orderOf,
  termsNow,
  type OrderHistory,
} from '@bujiao/order-history';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import { Config, KeyRing } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { OrderRecord } from '../order-record/record-row.js';
import { withRecord } from '../resubmission-requests/request-resubmission.decider.js';
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
  ) {}

  /** Undefined while the shop has not told what the order is. */
  async find(orderId: string): Promise<FoundOrder | undefined> {
    const record = await this.records.find(orderId);
    if (!record?.terms) return undefined;
    const { terms } = record;
    return { terms: termsNow(terms, countFacts(record.told).counted), record: { ...record, terms } };
  }

  async page(found: FoundOrder): Promise<OrderPage> {
    return (await this.shown(found)).page;
  }

  async shown({ record }: FoundOrder): Promise<{ readonly history: OrderHistory; readonly page: OrderPage }> {
    const { terms, told, streamOpen, orderId } = record;
    const recorded: OrderHistory = streamOpen ? await this.desk.freshHistoryOf(orderId) : emptyHistory();
    const history = withRecord(recorded, { terms, told });
    const now = Date.now();
    const decision = decideResubmission({ history, policy: await this.policies.inForce(now), now });
    const target = openResubmission(history)?.rechargeTarget ?? orderOf(history)?.terms.rechargeTarget;
    const account = await this.maskedAccount(target);
    return {
      history,
      page: orderPageView({ history, decision, account, mostLooks: this.config.mostCardLooks }),
    };
  }

  private async maskedAccount(sealed: Sealed | undefined): Promise<string | undefined> {
    if (!sealed) return undefined;
    const { rechargeAccount } = await this.keyRing.open<RechargeTarget>(sealed);
    return maskAccount(rechargeAccount);
  }
}
