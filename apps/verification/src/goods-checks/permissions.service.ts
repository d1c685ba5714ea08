import { createHmac, randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { OrderEvent, PermissionWay } from '@bujiao/contracts';
import { maySee, ORDER_DESK, orderNotFound, problemOfRefusal, type OrderDesk } from '@bujiao/order-desk';
import { findResubmission, orderOf, type OrderHistory } from '@bujiao/order-history';
import { Config, type Principal } from '@bujiao/platform';
import { POLICIES, type Policies } from '@bujiao/policy-desk';
import { permissionRules } from './goods-checks.decider.js';
import { PermissionCodes } from './permission-codes.repository.js';
import { codeProblem, signInNeeded } from './permission-problems.js';
import {
  askPermissionAgain,
  confirmPermission,
  isConfirmed,
  openPermission,
  permissionNotAwaited,
  type PermissionCommand,
} from './permission.decider.js';

/** Digits of a code: with five tries for each of five notices, a guess succeeds once in forty thousand requests. */
const DIGITS = 6;

export interface PermissionOf {
  readonly orderId: string;
  readonly resubmissionId: string;
}

export interface PermissionView {
  readonly confirmed: boolean;
  /** Until when it can be confirmed. ISO 8601. */
  readonly expiresAt: string;
  /** Notices that were sent. */
  readonly sends: number;
}

export interface PermissionCodeView {
  readonly code: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

interface Loaded {
  readonly history: OrderHistory;
  readonly command: PermissionCommand;
}

/** The owner of a role confirms it: by a code that the shop passed on, or by a click while signed in. */
@Injectable()
export class Permissions {
  private readonly key: Buffer;

  constructor(
    @Inject(ORDER_DESK) private readonly desk: OrderDesk,
    @Inject(POLICIES) private readonly policies: Policies,
    private readonly codes: PermissionCodes,
    { dataKey }: Config,
  ) {
    this.key = dataKey;
  }

  /** Idempotent. @param code absent: by the click itself */
  async confirm(of: PermissionOf, user: Principal, code?: string): Promise<PermissionView> {
    const { history, command } = await this.load(of, user);
    if (isConfirmed(history, of.resubmissionId)) return viewOf(history, of);
    if (!openPermission(history, command)) throw problemOfRefusal(permissionNotAwaited());
    if (code === undefined && user.onlyOrder !== undefined) throw signInNeeded();
    const confirm = (by: PermissionWay): Promise<PermissionView> =>
      this.decide(of, { user, command, cause: 'confirm' }, (known) =>
        confirmPermission(known, { ...command, by }),
      );
    return code === undefined ? confirm('click') : this.withCode(of, code, () => confirm('code'));
  }

  /** The notice once more: the shop then fetches another code. */
  async sendAgain(of: PermissionOf, user: Principal): Promise<PermissionView> {
    const { history, command } = await this.load(of, user);
    const { asks = 0 } = findResubmission(history, of.resubmissionId)?.goodsChecks?.permission ?? {};
    return this.decide(of, { user, command, cause: `send:${asks + 1}` }, (known) =>
      askPermissionAgain(known, command),
    );
  }

  /** A code for the shop to pass on; an earlier one no longer counts. It is in no event, no log and no address. */
  async makeCode(of: PermissionOf): Promise<PermissionCodeView> {
    const { history, command } = await this.load(of);
    const asked = openPermission(history, command);
    if (!asked) throw problemOfRefusal(permissionNotAwaited());
    const { codeLasts, codeTries } = permissionRules(history, command.policy);
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
    const { resubmissionId } = of;
    const lasts = Math.min(codeLasts, Date.parse(asked.expiresAt) - command.now);
    const hash = this.hashOf(resubmissionId, code);
    const expiresAt = await this.codes.put({
      resubmissionId,
      askNo: asked.asks,
      hash,
      tries: codeTries,
      lasts,
    });
    return { code, expiresAt: expiresAt.toISOString() };
  }

  /** Used only when the confirmation is recorded: where that fails, the same code confirms again. A second confirmation decides nothing. */
  private async withCode(
    { resubmissionId }: PermissionOf,
    code: string,
    confirm: () => Promise<PermissionView>,
  ): Promise<PermissionView> {
    const hash = this.hashOf(resubmissionId, code);
    const tried = await this.codes.try(resubmissionId, hash);
    if (tried.result !== 'right') throw codeProblem(tried);
    const view = await confirm();
    await this.codes.use(resubmissionId, hash);
    return view;
  }

  /** An unknown order and somebody else's look the same. @param user absent: the shop, which tells every buyer */
  private async load({ orderId, resubmissionId }: PermissionOf, user?: Principal): Promise<Loaded> {
    const history = await this.desk.freshHistoryOf(orderId);
    const terms = orderOf(history)?.terms;
    const resubmission = findResubmission(history, resubmissionId);
    if (!terms || !resubmission || (user && !maySee(user, terms))) throw orderNotFound();
    const policy = await this.policies.ofVersion(resubmission.policyVersion);
    return { history, command: { resubmissionId, policy, now: Date.now() } };
  }

  private async decide(
    of: PermissionOf,
    {
      user,
      command,
      cause,
    }: { readonly user: Principal; readonly command: PermissionCommand; readonly cause: string },
    decide: (history: OrderHistory) => readonly OrderEvent[],
  ): Promise<PermissionView> {
    const { orderId, resubmissionId } = of;
    try {
      const { state } = await this.desk.decide(
        {
          orderId,
          causationId: `permission:${resubmissionId}:${cause}`,
          correlationId: resubmissionId,
          actor: user.actor,
          ruleVersion: command.policy.version,
        },
        decide,
      );
      return viewOf(state, of);
    } catch (error) {
      throw problemOfRefusal(error);
    }
  }

  private hashOf(resubmissionId: string, code: string): Buffer {
    return createHmac('sha256', this.key)
      .update(JSON.stringify(['permission-code', resubmissionId, code]))
      .digest();
  }
}

function viewOf(history: OrderHistory, { resubmissionId }: PermissionOf): PermissionView {
  const asked = findResubmission(history, resubmissionId)?.goodsChecks?.permission;
  if (!asked) throw problemOfRefusal(permissionNotAwaited());
  return { confirmed: asked.confirmedBy !== undefined, expiresAt: asked.expiresAt, sends: asked.asks };
}
