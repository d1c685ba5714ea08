import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type {
  OrderFact,
  OrderTerms,
  RechargeTarget,
  ResubmissionReason,
  RuleOverride,
  Sealed,
} from '@bujiao/contracts';
import { uuidOf } from '@bujiao/event-store';
import {
  countFacts,
  findResubmission,
  termsNow,
  type Ask,
  type OrderHistory,
  type Resubmission,
} from '@bujiao/order-history';
import { BASELINE } from '@bujiao/policy';
import {
  isOwner,
  isStaff,
  ORDER_DESK,
  orderNotFound,
  problemOfRefusal,
  type OrderDesk,
} from '@bujiao/order-desk';
import { Config, forbidden, KeyRing, type Principal } from '@bujiao/platform';
import { OrderRecords } from '../order-record/order-records.repository.js';
import type { OrderRecord } from '../order-record/record-row.js';
import {
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
  readonly rechargeTarget?: RechargeTarget;
  readonly confirmSameAccount?: boolean;
  readonly override?: RuleOverride;
  readonly traceparent?: string;
}

export interface ResubmissionAnswer {
  readonly resubmissionId: string;
  readonly orderId: string;
  readonly reason: ResubmissionReason;
  readonly stage: 'requested';
  readonly links: { readonly progress: string; readonly history: string };
}

export const RESUBMISSION_ANSWER_EXAMPLE: ResubmissionAnswer = {
  resubmissionId: '0b9d3c1e-7f0a-8c55-9a54-2f1f6a0c7d11',
  orderId: 'SO20261123000017',
  reason: 'delivery-failed',
  stage: 'requested',
  links: { progress: '/orders/SO20261123000017/progress', history: '/orders/SO20261123000017/history' },
};

@Injectable()
export class ResubmissionRequests {
  /** The fingerprint of a request that says nothing. */
  private oneClick: string | undefined;

  constructor(
    private readonly records: OrderRecords,
    private readonly keyRing: KeyRing,
    private readonly config: Config,
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
  ) {}

  /**
   * Opens a resubmission of an order that `user` may act for. When it resolves, the request is recorded and will be seen through.
   * Idempotent by user, order and key.
   */
  async request(call: ResubmissionCall): Promise<ResubmissionAnswer> {
    const { orderId, user } = call;
    const agent = isStaff(user);
    const record = await this.records.openStream(orderId, agent ? null : user.id);
    const terms = record?.terms && termsNow(record.terms, countFacts(record.told).counted);
    if (!record?.terms || !terms || !(agent || isOwner(user, terms))) throw orderNotFound();
    if (call.override && user.actor.role !== 'after-sales')
      throw forbidden('override-not-allowed', 'Only after-sales may set a rule aside.');
    const resubmissionId = uuidOf(`resubmission\n${orderId}\n${user.id}\n${call.key}`);
    const command = await this.commandOf(call, resubmissionId, {
      terms,
      placed: record.terms,
      told: record.told,
    });
    const history = await this.decide(call, command, record);
    const resubmission = findResubmission(history, resubmissionId) ?? ownOpenResubmission(history, command);
    return answerOf(orderId, resubmission as Resubmission);
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
          ...(traceparent && { traceparent }),
        },
        (history) => requestResubmission(history, command),
      );
      return decided.state;
    } catch (error) {
      throw problemOfRefusal(error);
    }
  }

  private async commandOf(
    call: ResubmissionCall,
    resubmissionId: string,
    {
      terms,
      placed,
      told,
    }: { readonly terms: OrderTerms; readonly placed: OrderTerms; readonly told: readonly OrderFact[] },
  ): Promise<RequestResubmission> {
    const { reason, user, override } = call;
    const correction = call.rechargeTarget && typed(call.rechargeTarget);
    const target = correction && (await this.corrected(terms, correction, call.confirmSameAccount ?? false));
    const fieldsTyped = correction ? Object.keys(correction).length : 0;
    return {
      resubmissionId,
      channel: channelOf(user, fieldsTyped),
      fieldsTyped,
      fingerprint: this.fingerprintOf(call),
      requesterId: user.id,
      isPlainClick: !reason && !correction && !override,
      record: { terms: placed, told },
      policy: BASELINE,
      now: Date.now(),
      ...(reason && { reason }),
      ...(target && { rechargeTarget: target.sealed, target: target.given }),
      ...(override && { override }),
    };
  }

  /** Only what is wrong has to be typed: the rest is the original order's. */
  private async corrected(
    terms: OrderTerms,
    correction: Partial<RechargeTarget>,
    confirmed: boolean,
  ): Promise<{ readonly sealed: Sealed; readonly given: Ask['target'] }> {
    const original = terms.rechargeTarget && (await this.keyRing.open<RechargeTarget>(terms.rechargeTarget));
    const target = { ...original, ...correction };
    const same = original !== undefined && TARGET_FIELDS.every((field) => original[field] === target[field]);
    const sealed = await this.keyRing.seal(terms.buyerId, target);
    return { sealed, given: !same ? 'given' : confirmed ? 'same-confirmed' : 'same' };
  }

  /** Keyed: an account is easily guessed, so its plain hash would give it away. */
  private fingerprintOf({ reason, rechargeTarget: target, override }: ResubmissionCall): string {
    if (override) return this.keyed([reason, JSON.stringify(target), JSON.stringify(override)]);
    if (!reason && !target) return (this.oneClick ??= this.keyed([]));
    return this.keyed([
      reason,
      target?.rechargeAccount,
      target?.gameArea,
      target?.gameServer,
      target?.gameRole,
    ]);
  }

  private keyed(meaning: readonly (string | undefined)[]): string {
    const all = Array.from({ length: 5 }, (_, i) => meaning[i]);
    return createHmac('sha256', this.config.dataKey).update(JSON.stringify(all)).digest('hex');
  }
}

const TARGET_FIELDS = ['rechargeAccount', 'gameArea', 'gameServer', 'gameRole'] as const;

/** A field that was not typed is there, and undefined: it must not take the place of the original order's. */
function typed(given: Partial<RechargeTarget>): Partial<RechargeTarget> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function channelOf(user: Principal, fieldsTyped: number): RequestResubmission['channel'] {
  if (isStaff(user)) return 'agent';
  return fieldsTyped === 0 ? 'one-click' : 'form';
}

const answerOf = (orderId: string, { resubmissionId, reason }: Resubmission): ResubmissionAnswer => ({
  resubmissionId,
  orderId,
  reason,
  stage: 'requested',
  links: { progress: `/orders/${orderId}/progress`, history: `/orders/${orderId}/history` },
});
