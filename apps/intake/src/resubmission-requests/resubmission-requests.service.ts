import { Inject, Injectable } from '@nestjs/common';
import type { OrderTerms, RechargeTarget, ResubmissionReason, RuleOverride } from '@bujiao/contracts';
import { uuidOf } from '@bujiao/event-store';
import {
  currentTerms,
  findResubmission,
  isPersonsWork,
  Refused,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import {
  isOwner,
  isStaff,
  ORDER_DESK,
  orderNotFound,
  problemOfRefusal,
  type OrderDesk,
} from '@bujiao/order-desk';
import { Config, type Principal } from '@bujiao/platform';
import { BUYER_PROFILE, type BuyerProfile } from '../buyer-profile/buyer-profile.port.js';
import { askedGoods } from '../goods-catalogue/asked-goods.js';
import { GoodsCatalogue } from '../goods-catalogue/goods-catalogue.repository.js';
import { OrderRecords, type OpenedRecord } from '../order-record/order-records.repository.js';
import type { OrderRecord } from '../order-record/record-row.js';
import { askedFor, channelOf, fieldsTyped, isPlainClick, withSavedTarget } from './asked-target.js';
import { BuyerCounter, type ReadAhead } from './buyer-counts.service.js';
import { GivenTargets } from './given-targets.service.js';
import { Fingerprints } from './fingerprint.js';
import { Marks } from './marks.js';
import { answerOf, type ResubmissionAnswer } from './resubmission-answer.js';
import { overrideNotAllowed } from './resubmission-problems.js';
import {
  askPerson,
  ownOpenResubmission,
  requestResubmission,
  type RequestResubmission,
} from './request-resubmission.decider.js';

export interface ResubmissionCall {
  readonly orderId: string;
  /** The client's idempotency key. */
  readonly key: string;
  readonly user: Principal;
  readonly reason?: ResubmissionReason;
  readonly rechargeTarget?: Partial<RechargeTarget>;
  /** A saved recipient of the buyer: the whole target, but for the fields that are typed beside it. */
  readonly recipientId?: string;
  /** Fewer units than are owed. */
  readonly quantity?: number;
  /** Other goods than the ordered ones, and the difference in price that was accepted, integer 分. */
  readonly goods?: { readonly goodsId: string; readonly acceptedDifference?: number };
  readonly confirmSameAccount?: boolean;
  readonly override?: RuleOverride;
  readonly traceparent?: string;
  /** The id that the buyer's client gives its device. */
  readonly device?: string;
}

@Injectable()
export class ResubmissionRequests {
  private readonly fingerprints: Fingerprints;
  private readonly marks: Marks;

  constructor(
    private readonly records: OrderRecords,
    private readonly targets: GivenTargets,
    { dataKey }: Config,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    @Inject(BUYER_PROFILE) private readonly profile: BuyerProfile,
    private readonly counter: BuyerCounter,
    private readonly catalogue: GoodsCatalogue,
  ) {
    this.fingerprints = new Fingerprints(dataKey);
    this.marks = new Marks(dataKey);
  }

  /**
   * Opens a resubmission of an order that `user` may act for. When it resolves, the request is recorded and will be seen through.
   * Idempotent by user, order and key.
   */
  async request(asked: ResubmissionCall): Promise<ResubmissionAnswer> {
    const { orderId, user } = asked;
    if (asked.override && user.actor.role !== 'after-sales') throw overrideNotAllowed();
    const [record, ahead] = await Promise.all([this.ownRecord(orderId, user), this.counter.readAhead(user)]);
    const call = await withSavedTarget(asked, this.profile);
    const resubmissionId = uuidOf(`resubmission\n${orderId}\n${user.id}\n${call.key}`);
    const typed = fieldsTyped(asked);
    const command = await this.commandOf({ call, ahead, typed }, resubmissionId, record);
    const history = await this.decide(call, command, record);
    const resubmission = findResubmission(history, resubmissionId) ?? ownOpenResubmission(history, command);
    return answerOf(orderId, resubmission as Resubmission);
  }

  /** The order's record, marked as one whose stream is about to be opened. An unknown order and somebody else's look the same. */
  private async ownRecord(orderId: string, user: Principal): Promise<PlacedRecord> {
    const agent = isStaff(user);
    const record = await this.records.openStream(orderId, agent ? null : user.id);
    if (!record?.terms) throw orderNotFound();
    const terms = currentTerms(record.terms, record.told);
    if (!agent && !isOwner(user, terms)) throw orderNotFound();
    return { ...record, placed: record.terms, terms };
  }

  private async decide(
    call: ResubmissionCall,
    command: RequestResubmission,
    { streamOpen }: OrderRecord,
  ): Promise<OrderHistory> {
    const { orderId, user, traceparent } = call;
    const { resubmissionId } = command;
    try {
      const decided = await this.desk.decide(
        {
          orderId,
          causationId: `request:${resubmissionId}`,
          correlationId: resubmissionId,
          actor: user.actor,
          assumeNew: !streamOpen,
          ruleVersion: command.policy.version,
          tellBuyer: command.tellBuyer ?? {},
          ...(traceparent && { traceparent }),
        },
        (history) => requestResubmission(history, command),
      );
      return decided.state;
    } catch (error) {
      if (error instanceof Refused && isPersonsWork(error.code)) await this.askPerson(call, command, error);
      throw problemOfRefusal(error);
    }
  }

  /** Under a cause of its own: a retry of the request is decided on the order as it is then. */
  private async askPerson(
    { orderId, user, traceparent }: ResubmissionCall,
    command: RequestResubmission,
    { code, data }: Refused,
  ): Promise<void> {
    const asked = uuidOf(`person\n${command.resubmissionId}\n${code}\n${JSON.stringify(data)}`);
    const cause = {
      orderId,
      causationId: `person-asked:${asked}`,
      actor: user.actor,
      ruleVersion: command.policy.version,
      tellBuyer: command.tellBuyer ?? {},
      ...(traceparent && { traceparent }),
    };
    await this.desk.decide(cause, (history) => askPerson(history, command));
  }

  private async commandOf(
    { call, ahead, typed }: ReadCall,
    resubmissionId: string,
    { terms, placed, told, preferences }: PlacedRecord,
  ): Promise<RequestResubmission> {
    const { user } = call;
    const given = await this.targets.of(terms, call, call.confirmSameAccount);
    const now = Date.now();
    const policy = await this.policies.inForce(now);
    const tellBuyer = await this.profile.noticeWish(terms.buyerId, preferences);
    return {
      resubmissionId,
      channel: channelOf(user, call, typed),
      fieldsTyped: typed,
      fingerprint: this.fingerprints.of(call),
      requesterId: user.id,
      isPlainClick: isPlainClick(call),
      record: { terms: placed, told },
      policy,
      now,
      ...askedFor(call),
      ...given,
      ...(user.onlyOrder !== undefined && { byLink: true }),
      ...(call.goods && { goods: await askedGoods(this.catalogue, terms, acceptedBy(user, call.goods)) }),
      ...(await this.counter.countsFor(policy, terms, now, ahead)),
      ...this.markedFrom(call),
      ...(tellBuyer && { tellBuyer }),
    };
  }

  /** The device of a buyer or a merchant; the desks of staff say nothing about them. */
  private markedFrom({ user, device }: ResubmissionCall): Pick<RequestResubmission, 'device'> {
    return device && !isStaff(user) ? { device: this.marks.device(device) } : {};
  }
}

/** What is not paid back is the buyer's money: a merchant cannot accept that. */
const acceptedBy = (
  { role }: Principal,
  goods: NonNullable<ResubmissionCall['goods']>,
): NonNullable<ResubmissionCall['goods']> => (role === 'merchant' ? { goodsId: goods.goodsId } : goods);

/** A call with the target of its saved recipient, with what was read beside it, and how many fields were typed. */
interface ReadCall {
  readonly call: ResubmissionCall;
  readonly ahead: ReadAhead | undefined;
  readonly typed: number;
}

/** An order's record with the terms as they were placed and as they are now. */
type PlacedRecord = OpenedRecord & { readonly terms: OrderTerms; readonly placed: OrderTerms };
