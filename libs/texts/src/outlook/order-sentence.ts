import type { Sentence } from '@bujiao/contracts';
import { count, money, notBefore, units, type Values } from '../format.js';
import { nextText } from './now.js';

export interface OrderSums {
  /** Integer 分. */
  readonly amount: number;
  readonly received: number;
  readonly refunded: number;
  readonly ordered: number;
  readonly delivered: number;
  readonly refundedUnits: number;
}

export interface NextMoveText {
  readonly code: string;
  readonly at?: string;
  readonly known: Values;
}

/** Money, units, what happens now, and what comes next: the line that a page opens with. */
export function orderSentence(sums: OrderSums, now: Sentence, next: readonly NextMoveText[]): Sentence {
  const paid = moneyText(sums);
  const goods = unitsText(sums);
  const timed = next.filter(({ at }) => at !== undefined).map(nextWithTime);
  const then = { zh: timed.map(({ zh }) => zh).join('，'), en: timed.map(({ en }) => en).join('; ') };
  return {
    zh: `${paid.zh}，${goods.zh}。${withoutStop(now.zh)}。${then.zh && `${then.zh}。`}`,
    en: `${paid.en}, ${goods.en}. ${capital(withoutStop(now.en))}.${then.en && ` ${capital(then.en)}.`}`,
  };
}

function nextWithTime({ code, at, known }: NextMoveText): Sentence {
  const { zh, en } = nextText(code, known);
  return { zh: `${notBefore(at)} ${zh}`, en: `at ${notBefore(at)} ${en}` };
}

export function moneyText({ amount, received, refunded }: OrderSums): Sentence {
  if (amount === 0) return { zh: '免费订单', en: 'A free order' };
  const back = refunded > 0 ? { zh: `，已退 ${money(refunded)}`, en: `, ${money(refunded)} refunded` } : NONE;
  if (received === 0)
    return { zh: `应付 ${money(amount)}，没有收到付款`, en: `${money(amount)} due, no payment received` };
  if (received < amount)
    return {
      zh: `应付 ${money(amount)}，收到 ${money(received)}${back.zh}`,
      en: `${money(received)} of ${money(amount)} paid${back.en}`,
    };
  return { zh: `已付 ${money(received)}${back.zh}`, en: `${money(received)} paid${back.en}` };
}

const NONE: Sentence = { zh: '', en: '' };

export function unitsText({ ordered, delivered, refundedUnits }: OrderSums): Sentence {
  const back =
    refundedUnits > 0
      ? { zh: `，退了 ${count(refundedUnits)} 件`, en: `, ${units(refundedUnits)} refunded` }
      : NONE;
  return {
    zh: `${count(ordered)} 件到了 ${count(delivered)} 件${back.zh}`,
    en: `${count(delivered)} of ${units(ordered)} delivered${back.en}`,
  };
}

const withoutStop = (text: string): string => text.replace(/[。.]$/, '');
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
