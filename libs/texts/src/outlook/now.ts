import type { Sentence } from '@bujiao/contracts';
import { evidenceName } from '../evidence.js';
import { failureOf } from '../failures.js';
import { count, fixed, notBefore, units, type Text, type Values } from '../format.js';

/** What happens with an order now. An order without an open resubmission has the sentence of its decision instead. */
const NOW: Readonly<Record<string, Text>> = {
  verifying: fixed('系统正在核验申请', 'the system is verifying the request'),
  'checking-role': fixed('正在向货源核实账号和角色', 'the supplier is asked about the account and the role'),
  'confirm-role': ({ until }) => ({
    zh: `请在 ${notBefore(until)} 前确认这是你的角色`,
    en: `confirm by ${notBefore(until)} that this is your role`,
  }),
  'waiting-for-gateway': fixed('在等支付渠道核实付款', 'the payment gateway has to prove the payment'),
  'waiting-for-shop': ({ until }) => ({
    zh: `在等商城确认已停止处理原订单，最晚 ${notBefore(until)}`,
    en: `the shop has to confirm that it stopped the original order, by ${notBefore(until)} at the latest`,
  }),
  'waiting-for-evidence': ({ wanted, until }) => {
    const { zh, en } = evidenceName(wanted);
    return {
      zh: `审核员请您上传${zh}，${notBefore(until)} 前有效`,
      en: `a reviewer asks you to upload ${en}, by ${notBefore(until)}`,
    };
  },
  'evidence-with-reviewer': ({ until }) => ({
    zh: `审核员在查看您的凭证，应在 ${notBefore(until)} 前处理`,
    en: `a reviewer is looking at your evidence, due by ${notBefore(until)}`,
  }),
  'in-review': ({ until }) => ({
    zh: `审核员正在核验申请，应在 ${notBefore(until)} 前决定`,
    en: `a reviewer is checking the request, due by ${notBefore(until)}`,
  }),
  'about-to-send': ({ quantity }) => ({
    zh: `核验通过，系统马上补发 ${count(quantity)} 件`,
    en: `verified; the system is about to send ${units(quantity)}`,
  }),
  sending: ({ quantity, until }) =>
    until === undefined
      ? {
          zh: `系统正在从库存补发 ${count(quantity)} 件`,
          en: `the system is sending ${units(quantity)} from stock`,
        }
      : {
          zh: `供货方正在发 ${count(quantity)} 件`,
          en: `the supplier is sending ${units(quantity)}`,
        },
  'outcome-unknown': ({ quantity }) => ({
    zh: `供货方没有给出 ${count(quantity)} 件的结果，只查询、不会重复发`,
    en: `the supplier has not said what became of ${units(quantity)}; it is only asked, nothing is sent twice`,
  }),
  retrying: ({ code, attemptNo }) => ({
    zh: `第 ${count(attemptNo)} 次没有发成（${failureOf(code).zh}），系统会再试`,
    en: `attempt ${count(attemptNo)} did not succeed (${failureOf(code).en}); the system tries again`,
  }),
  'with-person': ({ code, until }) => ({
    zh: `客服在核实（${failureOf(code).zh}）${until === undefined ? '' : `，应在 ${notBefore(until)} 前处理`}`,
    en: `support is checking it (${failureOf(code).en})${until === undefined ? '' : `, due by ${notBefore(until)}`}`,
  }),
  completed: ({ quantity }) => ({
    zh: `这次补交已完成，补发的 ${count(quantity)} 件已确认收货`,
    en: `this resubmission is complete: the receipt of ${units(quantity)} is confirmed`,
  }),
  arrived: ({ quantity, waits }) => ({
    zh: `补发的 ${count(quantity)} 件已到，请先用，能用再确认${waits === undefined ? '' : '；订单的货和款对不上，客服处理完之前不会自动确认收货'}`,
    en: `${units(quantity)} arrived: use the goods first, then confirm${waits === undefined ? '' : '; goods and money of the order do not agree, and the receipt is not confirmed automatically before support has closed that'}`,
  }),
};

/** Undefined for what a decision's own sentence says. */
export const nowText = (code: string, values: Values): Sentence | undefined =>
  Object.hasOwn(NOW, code) ? NOW[code]?.(values) : undefined;

/** What comes next, if nothing else happens before. */
const NEXT: Readonly<Record<string, Text>> = {
  'asks-about-role': fixed('再次向货源核实角色', 'the supplier is asked about the role again'),
  'role-not-confirmed': fixed('没有确认就关闭申请', 'the request is closed if nobody confirms the role'),
  'asks-gateway': fixed('再次查询支付渠道', 'the payment gateway is asked again'),
  'asks-supplier': ({ queryNo }) => ({
    zh: `第 ${count(queryNo)} 次查询供货方`,
    en: `the supplier is asked, for the ${ordinal(queryNo)} time`,
  }),
  'goes-to-person': fixed('还没有结果就转客服', 'it goes to support if there is no result'),
  'goes-to-person-if-none-works': fixed('几次都不成就转客服', 'if no attempt succeeds it goes to support'),
  'person-decides': fixed('客服给出处理结果', 'support decides'),
  'is-reviewed': fixed('审核员看过凭证后作出决定', 'a reviewer looks at the evidence and decides'),
  'sends-rest': ({ quantity }) => ({
    zh: `补发没到的 ${count(quantity)} 件`,
    en: `the missing ${units(quantity)} ${Number(quantity) === 1 ? 'is' : 'are'} sent`,
  }),
  'tries-again': ({ attemptNo }) => ({
    zh: `第 ${count(attemptNo)} 次补发`,
    en: `attempt ${count(attemptNo)} begins`,
  }),
  'is-delivered': fixed('到货，在这一页查看', 'the goods arrive and show on this page'),
  'confirmed-by-itself': fixed(
    '没有人确认就自动确认收货',
    'if nobody confirms, the receipt is confirmed automatically',
  ),
  'confirmed-after-conflict': fixed(
    '客服处理完后重新计时，没有人确认才自动确认收货',
    'the time begins anew once support has closed it; then the receipt is confirmed automatically if nobody does',
  ),
  'is-verified': fixed('申请后自动核验', 'the request is verified'),
  'may-be-asked': fixed('还没到货就可以补交', 'if nothing has arrived it can be resubmitted'),
};

export function nextText(code: string, values: Values): Sentence {
  const text = Object.hasOwn(NEXT, code) ? NEXT[code] : undefined;
  if (!text) throw new Error(`no sentence for ${code}`);
  return text(values);
}

const STOPPED: Readonly<Record<string, Sentence>> = {
  'checked-then-person': {
    zh: '系统会自己查清，查不清就转客服。不会重复发货，也不用重新申请。',
    en: 'The system finds out what happened, else it goes to support. Nothing is sent twice; you need not ask again.',
  },
  'person-decides': {
    zh: '到时自动转客服判定。不会重复发货，也不用重新申请。',
    en: 'It goes to support at that time. Nothing is sent twice; you need not ask again.',
  },
  'overdue-with-person': {
    zh: '过了这个时间还没有结果，把订单号发给商城客服：客服看得到全部经过。',
    en: 'If nothing happens by then, send the order number to the shop’s support: they see everything that happened.',
  },
};

/** What becomes of it when it takes longer than it may. */
export function stoppedSentence(code: string): Sentence {
  const sentence = Object.hasOwn(STOPPED, code) ? STOPPED[code] : undefined;
  if (!sentence) throw new Error(`no sentence for ${code}`);
  return sentence;
}

function ordinal(value: Values[string]): string {
  const n = Number(value ?? 0);
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${count(n)}${ending}`;
}
