import type { Sentence } from '@bujiao/contracts';
import { failureOf } from '../failures.js';
import { count, fixed, notBefore, units, type Text, type Values } from '../format.js';
import { reasonNames } from '../reasons.js';

const FIELD_NAMES: Readonly<Record<string, Sentence>> = {
  rechargeAccount: { zh: '充值账号', en: 'account' },
  gameArea: { zh: '游戏大区', en: 'game area' },
  gameServer: { zh: '服务器', en: 'server' },
  gameRole: { zh: '角色', en: 'role' },
};
const ACCOUNT: Sentence = { zh: '充值账号', en: 'account' };

function fieldsOf(fields: Values[string]): Sentence {
  const names = String(fields ?? 'rechargeAccount')
    .split(',')
    .map((f) => (Object.hasOwn(FIELD_NAMES, f) ? FIELD_NAMES[f] : undefined) ?? ACCOUNT);
  return { zh: names.map((n) => n.zh).join('、'), en: names.map((n) => n.en).join(' and ') };
}

/** The order can be resubmitted, now or once something was given, or in a while. */
export const GOING_ON = {
  resubmittable: ({ quantity, afterProof }) =>
    afterProof
      ? {
          zh: `该订单可以补交 ${count(quantity)} 件：确认后先向支付渠道核实付款，无需填写。`,
          en: `${units(quantity)} can be resubmitted. Once you confirm, the payment gateway is asked for your payment; there is nothing to fill in.`,
        }
      : {
          zh: `该订单可以补交 ${count(quantity)} 件，确认即可，无需填写。`,
          en: `${units(quantity)} can be resubmitted. Just confirm; there is nothing to fill in.`,
        },
  'account-needed': ({ code, fields }) =>
    code === undefined
      ? {
          zh: '该订单可以补交，请填写充值账号。',
          en: 'This order can be resubmitted. Please give the account to top up.',
        }
      : {
          zh: `上次未能充值：${failureOf(code).zh}。请更正${fieldsOf(fields).zh}后补交。`,
          en: `The top-up failed: ${failureOf(code).en}. Please correct the ${fieldsOf(fields).en} and resubmit.`,
        },
  'same-account': ({ code }) =>
    code === undefined
      ? {
          zh: '所填与原订单的充值账号相同。请更正，或确认仍用该账号。',
          en: 'This is the account of the original order. Please correct it, or confirm that it is meant.',
        }
      : {
          zh: `所填与上次失败时相同（${failureOf(code).zh}）。请更正，或确认仍用该账号。`,
          en: `This is the account that failed before (${failureOf(code).en}). Please correct it, or confirm that it is meant.`,
        },
  'account-invalid': ({ fields }) => ({
    zh: `所填内容不符合该商品的要求，请更正${fieldsOf(fields).zh}。`,
    en: `The goods do not take what was given. Please correct the ${fieldsOf(fields).en}.`,
  }),
  'too-early': ({ until }) => ({
    zh: `付款结果可能还在途中，请在 ${notBefore(until)} 后再试。`,
    en: `The payment may still be on its way. Please try again after ${notBefore(until)}.`,
  }),
  'order-in-progress': ({ until }) => ({
    zh: `订单正在正常处理中；到 ${notBefore(until)} 仍未到货即可补交。`,
    en: `The order is being processed normally. If nothing has arrived by ${notBefore(until)}, it can be resubmitted.`,
  }),
  'reason-does-not-fit': ({ fitting }) => ({
    zh: `补交原因与订单状态不符；可选：${reasonNames(fitting).zh}。`,
    en: `The reason does not fit the state of the order; these do: ${reasonNames(fitting).en}.`,
  }),
  'recharge-target-unexpected': fixed(
    '该商品不充到账号，无需填写充值账号。',
    'These goods are not delivered to an account.',
  ),
  'order-incomplete': fixed(
    '商城还没有告知订单内容，请稍后再试。',
    'The shop has not told us yet what was ordered. Please try again in a moment.',
  ),
} satisfies Readonly<Record<string, Text>>;
