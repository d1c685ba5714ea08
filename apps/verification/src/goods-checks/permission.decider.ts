import type { OrderEvent, PermissionWay } from '@bujiao/contracts';
import {
  findResubmission,
  goodsStep,
  Refused,
  type GoodsChecks,
  type OrderHistory,
} from '@bujiao/order-history';
import type { Policy } from '@bujiao/policy';
import { askedAgain, permissionRules } from './goods-checks.decider.js';

export interface PermissionCommand {
  readonly resubmissionId: string;
  /** The version that the resubmission began under. */
  readonly policy: Policy;
  /** ms since the epoch. */
  readonly now: number;
}

type Asked = NonNullable<GoodsChecks['permission']>;

/** The question that waits for its answer; undefined where none does, and after its time. */
export function openPermission(
  history: OrderHistory,
  { resubmissionId, policy, now }: PermissionCommand,
): Asked | undefined {
  const resubmission = findResubmission(history, resubmissionId);
  const asked = resubmission?.goodsChecks?.permission;
  if (!resubmission || !asked || resubmission.status !== 'requested') return undefined;
  if (goodsStep(history, resubmission, policy).do !== 'wait-for-permission') return undefined;
  return now < Date.parse(asked.expiresAt) ? asked : undefined;
}

/** The owner confirmed the role. A second confirmation decides nothing. @throws {Refused} where nobody waits for one */
export function confirmPermission(
  history: OrderHistory,
  command: PermissionCommand & { readonly by: PermissionWay },
): readonly OrderEvent[] {
  const { resubmissionId, by } = command;
  if (isConfirmed(history, resubmissionId)) return [];
  if (!openPermission(history, command)) throw permissionNotAwaited();
  return [{ type: 'PermissionConfirmed', data: { resubmissionId, by } }];
}

export const isConfirmed = (history: OrderHistory, resubmissionId: string): boolean =>
  findResubmission(history, resubmissionId)?.goodsChecks?.permission?.confirmedBy !== undefined;

/** The notice once more, so that the shop sends another code. @throws {Refused} too soon, too often, or where nobody waits */
export function askPermissionAgain(history: OrderHistory, command: PermissionCommand): readonly OrderEvent[] {
  const { resubmissionId, policy, now } = command;
  const asked = openPermission(history, command);
  if (!asked) throw permissionNotAwaited();
  const { sends, sendAgainAfter } = permissionRules(history, policy);
  if (asked.asks >= sends) throw sentTooOften(sends);
  const from = Date.parse(asked.askedAt) + sendAgainAfter;
  if (now < from) throw sentJustNow(new Date(from).toISOString());
  return [askedAgain(resubmissionId, asked.asks + 1, asked.expiresAt, history.tellBuyer)];
}

/** Until when the question waits for its answer, ms since the epoch, also after that time; undefined where none waits. */
export function permissionEnd(
  history: OrderHistory,
  { resubmissionId, policy }: Omit<PermissionCommand, 'now'>,
): number | undefined {
  const resubmission = findResubmission(history, resubmissionId);
  if (resubmission?.status !== 'requested') return undefined;
  const step = goodsStep(history, resubmission, policy);
  return step.do === 'wait-for-permission' ? Date.parse(step.until) : undefined;
}

/** What the end of the time does: it is recorded, and the verdict follows from it. */
export function endPermission(history: OrderHistory, command: PermissionCommand): readonly OrderEvent[] {
  const { resubmissionId, now } = command;
  const end = permissionEnd(history, command);
  if (end === undefined || now < end) return [];
  const expiresAt = new Date(end).toISOString();
  return [{ type: 'PermissionExpired', data: { resubmissionId, expiresAt } }];
}

export const permissionNotAwaited = (): Refused =>
  new Refused('permission-not-awaited', {
    zh: '当前没有需要确认的角色。',
    en: 'No role of this request waits to be confirmed.',
  });
export const sentTooOften = (sends: number): Refused =>
  new Refused(
    'code-sent-too-often',
    {
      zh: `验证码最多发送 ${sends} 次；请登录后在订单页点击确认。`,
      en: `A code is sent ${sends} times at most. Sign in and confirm on the page of the order.`,
    },
    { sends },
  );
export const sentJustNow = (from: string): Refused =>
  new Refused(
    'code-sent-just-now',
    { zh: '验证码刚刚发送，请稍后再试。', en: 'A code was sent a moment ago. Try again in a while.' },
    { from },
  );
