import { Controller, Inject } from '@nestjs/common';
import {
  isRechargeKind,
  type OrderEvents,
  type RechargeKind,
  type RechargeTarget,
  type Sealed,
  type TemplateRef,
} from '@bujiao/contracts';
import { ProjectsEvents, type BusEvent } from '@bujiao/event-bus';
import { ORDER_DESK, type OrderDesk } from '@bujiao/order-desk';
import {
  findResubmission,
  orderOf,
  targetOf,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { KeyDestroyed, KeyRing } from '@bujiao/platform';
import { askedOnly, TemplateReader } from '@bujiao/recharge-templates';
import { BuyerPreferences } from '../preferences/preferences.service.js';
import { SavedRecipients } from './recipients.service.js';

type Receipt = OrderEvents['ReceiptConfirmed'];

/** Accounts are learnt from deliveries that the buyer confirmed; what was confirmed by time alone proves no account. */
@Controller()
export class LearnRecipientsHandler {
  constructor(
    private readonly recipients: SavedRecipients,
    private readonly preferences: BuyerPreferences,
    private readonly keyRing: KeyRing,
    private readonly templates: TemplateReader,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  @ProjectsEvents('intake-recipients', ['ReceiptConfirmed'])
  async project(events: readonly BusEvent[]): Promise<void> {
    for (const event of events) await this.learn(event as BusEvent<Receipt>);
  }

  private async learn({ orderId, data, time, recorded }: BusEvent<Receipt>): Promise<void> {
    const history = data.by === 'buyer' && (await this.desk.historyOf(orderId, recorded?.revision));
    const delivered = history && deliveredTo(history, data.resubmissionId);
    if (!delivered || !(await this.preferences.view(delivered.buyerId)).learnRecipients) return;
    try {
      await this.keep(delivered, new Date(time));
    } catch (error) {
      // The person was forgotten: there is nothing to learn.
      if (!(error instanceof KeyDestroyed)) throw error;
    }
  }

  /** With the fields that the template asks for, in the version that it was asked by. */
  private async keep({ buyerId, goodsKind, sealed, ref }: DeliveredTo, confirmedAt: Date): Promise<void> {
    const template = ref && (await this.templates.of(ref)).template;
    const target = askedOnly(template, await this.keyRing.open<RechargeTarget>(sealed));
    const given = { goodsKind, target, ...(template && { templateId: template.id }) };
    await this.recipients.learn(buyerId, given, confirmedAt);
  }
}

interface DeliveredTo {
  readonly buyerId: string;
  readonly goodsKind: RechargeKind;
  readonly sealed: Sealed;
  /** The recharge template that it was asked by. */
  readonly ref?: TemplateRef;
}

/** Where the resubmission went; undefined for goods that go to no account. */
function deliveredTo(history: OrderHistory, resubmissionId: string): DeliveredTo | undefined {
  const terms = orderOf(history)?.terms;
  if (!terms) return undefined;
  const { buyerId, goods } = terms;
  const resubmission = findResubmission(history, resubmissionId);
  const sealed = sentTo(resubmission) ?? targetOf(history, resubmission);
  if (!sealed || !isRechargeKind(goods.kind)) return undefined;
  const ref = resubmission?.template;
  return { buyerId, goodsKind: goods.kind, sealed, ...(ref && { ref }) };
}

const sentTo = (resubmission: Resubmission | undefined): Sealed | undefined =>
  resubmission?.attempts.findLast(({ status }) => status === 'succeeded')?.target;
