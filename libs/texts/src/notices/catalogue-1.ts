import type { NoticeCode } from '@bujiao/contracts';
import { count, fixed, notBefore, units, type Text, type Values } from '../format.js';

/** Within which support decides, as `with-support` promises it, ms. */
export const PERSON_DEADLINE_1 = 2 * 60 * 60_000;

/** What went wrong, as the first part of an offer. */
const SEEN: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'payment-timed-out': [
    '检测到您的订单支付超时，款项已由支付渠道证实',
    'The payment of your order timed out; the payment gateway confirms that you paid',
  ],
  'payment-notice-lost': ['检测到您已付款，但订单没有更新', 'You paid, but your order was not updated'],
  'delivery-failed': ['检测到您的订单发货失败', 'The delivery of your order failed'],
  delayed: ['检测到您的订单供货延迟', 'The supplier of your order is late'],
  'partly-delivered': ['检测到您的订单只到了一部分', 'Only a part of your order arrived'],
  stuck: ['检测到您的订单已付款但一直没有发货', 'Your order is paid, and nothing has been delivered'],
};

function offerMade({ kind, quantity, expiresAt }: Values): ReturnType<Text> {
  const [zh, en] = (Object.hasOwn(SEEN, String(kind)) ? SEEN[String(kind)] : undefined) ?? [
    '检测到您的订单异常',
    'Something went wrong with your order',
  ];
  return {
    zh: `${zh}。点一下即可补发 ${count(quantity)} 件，什么都不用填，不会重复发货。${notBefore(expiresAt)} 前有效。`,
    en: `${en}. One click redelivers ${units(quantity)}: nothing has to be typed, and nothing is delivered twice. Valid until ${notBefore(expiresAt)}.`,
  };
}

/** Codes that version 1 has. */
export type NoticeCode1 = Exclude<NoticeCode, 'evidence-asked' | 'confirm-role'>;

/**
 * Version 1 of what buyers are told. It refers to no other texts and never changes once it was released: what people read then is shown
 * from here. Another wording is another version.
 */
export const CATALOGUE_1: Readonly<Record<NoticeCode1, Text>> = {
  'offer-made': offerMade,
  'offer-withdrawn': fixed(
    '之前的补交提示已撤回：这笔订单现在不需要或不能一键补交。',
    'The earlier offer is withdrawn: the order does not need it any more, or one click can no longer settle it.',
  ),
  'zero-touch-opened': ({ quantity }) =>
    quantity === undefined
      ? {
          zh: '系统发现订单异常，已自动为您补交，不用操作。',
          en: 'Your order went wrong, and it is being resubmitted for you: there is nothing to do.',
        }
      : {
          zh: `系统发现订单异常，已自动为您补交 ${count(quantity)} 件，不用操作。`,
          en: `Your order went wrong, and the missing ${units(quantity)} will be sent for you: there is nothing to do.`,
        },
  'with-reviewer': ({ until }) => ({
    zh: `您的补交申请已转人工审核，最晚 ${notBefore(until)} 前处理。`,
    en: `A reviewer looks at your request, by ${notBefore(until)} at the latest.`,
  }),
  'with-support': ({ until }) =>
    until === undefined
      ? {
          zh: '您的订单已转客服核实，有结果会通知您。',
          en: 'Support is checking your order, and you are told the result.',
        }
      : {
          zh: `您的订单已转客服核实，应在 ${notBefore(until)} 前处理。`,
          en: `Support is checking your order, due by ${notBefore(until)}.`,
        },
  delivered: ({ quantity }) => ({
    zh: `补发的 ${count(quantity)} 件已到货，请在订单页查看。`,
    en: `${units(quantity)} arrived: see the page of your order.`,
  }),
  'returned-for-correction': ({ zh, en }) => ({ zh: String(zh), en: String(en) }),
  refused: ({ zh, en }) => ({ zh: String(zh), en: String(en) }),
};
