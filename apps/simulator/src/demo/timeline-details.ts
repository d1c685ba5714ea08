import type {
  CheckResult,
  OrderEvents,
  OrderEventType,
  ResubmissionReason,
  Sentence,
} from '@bujiao/contracts';
import type { HistoryEntry } from '../product/product-answers.js';
import type { Lang } from '../screen/screen.js';
import { yuan } from '../screen/money.js';

type Details = { readonly [T in OrderEventType]?: (data: OrderEvents[T]) => readonly Sentence[] };

const REASONS: Readonly<Record<ResubmissionReason, Sentence>> = {
  'payment-timed-out': { zh: '支付超时', en: 'payment timed out' },
  'payment-notice-lost': { zh: '付款通知丢失（掉单）', en: 'payment notice lost' },
  'delivery-failed': { zh: '发货失败', en: 'delivery failed' },
  'wrong-account': { zh: '充值账号填错', en: 'wrong account' },
  'supplier-late': { zh: '货源延迟', en: 'supplier late' },
  'partly-delivered': { zh: '只发了一部分', en: 'partly delivered' },
  'wrong-goods': { zh: '商品信息错误', en: 'wrong goods' },
  'changed-demand': { zh: '需求变更', en: 'changed demand' },
  stuck: { zh: '一直未发货（卡单）', en: 'stuck' },
};
const CHANNELS: Readonly<Record<OrderEvents['ResubmissionRequested']['channel'], Sentence>> = {
  'one-click': { zh: '一键补交', en: 'one click' },
  form: { zh: '更正后补交', en: 'corrected, then sent' },
  agent: { zh: '客服代办', en: 'asked by an agent' },
  'zero-touch': { zh: '无感补交', en: 'opened by itself' },
};
const CHECKS: Readonly<Record<CheckResult['check'], Sentence>> = {
  'requester-may-act': { zh: '本人订单', en: 'own order' },
  'reason-fits-order': { zh: '原因与状态相符', en: 'reason fits' },
  'inside-window': { zh: '在时限内', en: 'in time' },
  'still-owed': { zh: '确有欠发', en: 'still owed' },
  'payment-proven': { zh: '付款属实', en: 'payment proven' },
  account: { zh: '账号与角色属实', en: 'account and role exist' },
  'role-binding': { zh: '角色归属本人', en: 'role is bound to the buyer' },
  permission: { zh: '本人已确认角色', en: 'role confirmed by its owner' },
};
/** Codes that come up often; others are shown as they are. */
const CODES: Readonly<Record<string, Sentence | undefined>> = {
  'timed-out': { zh: '货源超时未应答', en: 'the supplier did not answer in time' },
  'connection-broken': { zh: '与货源的连接中断', en: 'the connection to the supplier broke' },
  processing: { zh: '货源处理中', en: 'the supplier is still at it' },
  busy: { zh: '货源繁忙', en: 'the supplier is busy' },
  'out-of-stock': { zh: '库存不足', en: 'out of stock' },
  'no-such-order': {
    zh: '货源查无此单，确未发货',
    en: 'the supplier has no such order: nothing was delivered',
  },
  'wrong-account': { zh: '充值账号错误', en: 'wrong account' },
  'supplier-unreachable': {
    zh: '货源无法连接，请求未发出',
    en: 'the supplier cannot be reached; nothing was sent',
  },
};
const codeName = (code: string): Sentence => CODES[code] ?? both(code);
const both = (text: string): Sentence => ({ zh: text, en: text });
const checksOf = (checks: readonly CheckResult[]): Sentence => ({
  zh: checks.map(({ check, passed }) => `${passed ? '✓' : '✗'} ${CHECKS[check]?.zh ?? check}`).join('  '),
  en: checks.map(({ check, passed }) => `${passed ? '✓' : '✗'} ${CHECKS[check]?.en ?? check}`).join('  '),
});
const clock = (iso: string): string => new Date(iso).toLocaleTimeString('sv-SE');

const DETAILS: Details = {
  OrderSnapshotTaken: ({ terms }) => [both(`${terms.goods.name} ×${terms.quantity}  ${yuan(terms.amount)}`)],
  ResubmissionRequested: ({ reason, channel, fieldsTyped }) => [
    {
      zh: `原因：${REASONS[reason].zh}；${CHANNELS[channel].zh}，填写 ${fieldsTyped} 项`,
      en: `reason: ${REASONS[reason].en}; ${CHANNELS[channel].en}, fields typed: ${fieldsTyped}`,
    },
  ],
  ResubmissionApproved: ({ checks }) => [checksOf(checks)],
  ResubmissionRejected: ({ checks, sentence }) => [checksOf(checks), sentence],
  DeliveryAttemptStarted: ({ attemptNo, source, quantity, requestNo, adopted }) => [
    {
      zh: `第 ${attemptNo} 次 · ${source.kind === 'supplier' ? '货源直充' : '卡密库存'} ×${quantity} · 请求号 ${requestNo}${adopted ? '（商城早先的采购单，只反查，不重发）' : ''}`,
      en: `attempt ${attemptNo}, ${source.kind === 'supplier' ? 'supplier' : 'card stock'} ×${quantity}, number ${requestNo}${adopted ? " (the shop's earlier call: queried, never resent)" : ''}`,
    },
  ],
  DeliveryAttemptUnknown: ({ code, queryNo, nextQueryAt }) => [
    {
      zh: `${codeName(code).zh}：可能已经到账，绝不重发；${clock(nextQueryAt)} 按请求号第 ${queryNo} 次反查`,
      en: `${codeName(code).en}: it may have arrived, so it is not sent again; query ${queryNo} by its number at ${clock(nextQueryAt)}`,
    },
  ],
  DeliveryAttemptFailed: ({ code, retryAt }) => [
    retryAt
      ? {
          zh: `${codeName(code).zh}；${clock(retryAt)} 再试`,
          en: `${codeName(code).en}; next attempt at ${clock(retryAt)}`,
        }
      : codeName(code),
  ],
  DeliveryAttemptSucceeded: ({ quantity, supplierOrderNo, cardIds }) => [
    {
      zh: `到账 ×${quantity}${supplierOrderNo ? ` · 货源单号 ${supplierOrderNo}` : ''}${cardIds ? ` · 卡 ${cardIds.length} 张` : ''}`,
      en: `arrived ×${quantity}${supplierOrderNo ? `, supplier's number ${supplierOrderNo}` : ''}${cardIds ? `, ${cardIds.length} cards` : ''}`,
    },
  ],
  ResubmissionFailed: ({ sentence }) => [sentence],
  ReceiptConfirmed: ({ by }) => [
    by === 'buyer'
      ? { zh: '买家本人确认', en: 'by the buyer' }
      : { zh: '到期自动确认', en: 'automatically, in time' },
  ],
};

/** What an after-sales person needs to know about this event beyond its title; nothing personal, no secret. */
export function detailsOf({ type, data }: HistoryEntry, lang: Lang): string[] {
  const details = DETAILS[type as keyof typeof DETAILS] as
    ((data: unknown) => readonly Sentence[]) | undefined;
  return (details?.(data) ?? []).map((sentence) => sentence[lang]);
}
