import type { ManualWorkReason, OrderEvents, Sentence } from '@bujiao/contracts';
import { failureOf } from './failures.js';
import { count, notBefore, units, type Text, type Values } from './format.js';
import { capital } from './outlook/order-sentence.js';

export type ManualResolution = OrderEvents['ManualWorkResolved']['resolution'];

export const RESOLUTION_NAMES: Readonly<Record<ManualResolution, Sentence>> = {
  delivered: { zh: '判定已经发货', en: 'Find that it was delivered' },
  'not-delivered': { zh: '判定没有发货', en: 'Find that it was not delivered' },
  'give-up': { zh: '不再补发', en: 'Give the redelivery up' },
};

export const MANUAL_REASON_NAMES: Readonly<Record<ManualWorkReason, Sentence>> = {
  'supplier-confirmed': {
    zh: '供货方书面或电话确认',
    en: 'Confirmed by the supplier, in writing or by phone',
  },
  'statement-checked': { zh: '核对过供货方对账文件', en: 'Checked in the supplier’s statement' },
  'stock-checked': { zh: '核对过库存和发放记录', en: 'Checked in stock and issue records' },
  'buyer-said': { zh: '买家反馈', en: 'The buyer said so' },
  other: { zh: '其他，见备注', en: 'Other, see the note' },
};

/** What a person's finding records about the goods. */
const RECORDED: Readonly<Record<ManualResolution, Text>> = {
  delivered: ({ quantity }) => ({
    zh: `${count(quantity)} 件记为已发`,
    en: `${units(quantity)} ${Number(quantity) === 1 ? 'counts' : 'count'} as delivered`,
  }),
  'not-delivered': ({ quantity }) =>
    Number(quantity ?? 0) === 0
      ? { zh: '补交继续', en: 'the resubmission continues' }
      : {
          zh: `${count(quantity)} 件记为没发，那次请求作废`,
          en: `${units(quantity)} ${Number(quantity) === 1 ? 'counts' : 'count'} as not delivered, and that request is void`,
        },
  'give-up': ({ quantity }) =>
    Number(quantity ?? 0) === 0
      ? { zh: '不再补发', en: 'nothing more is sent' }
      : {
          zh: `不再补发，结果不明的 ${count(quantity)} 件以后也不会再发`,
          en: `nothing more is sent, and ${units(quantity)} of unknown outcome never will be`,
        },
};

/** What delivery does after it, by its own next step. */
const THEN: Readonly<Record<string, Text>> = {
  start: ({ owed, source }) => ({
    zh: `马上${source === 'card-stock' ? '用库存' : '向供货方'}补发 ${count(owed)} 件`,
    en: `${units(owed)} ${Number(owed) === 1 ? 'is' : 'are'} sent at once, ${source === 'card-stock' ? 'from stock' : 'by the supplier'}`,
  }),
  adopt: ({ owed }) => ({
    zh: `先按商城的请求号查清另外 ${count(owed)} 件`,
    en: `another ${units(owed)} of the shop’s own request ${Number(owed) === 1 ? 'is' : 'are'} asked about first`,
  }),
  query: () => ({ zh: '系统再查询供货方', en: 'the supplier is asked again' }),
  wait: ({ until }) => ({ zh: `${notBefore(until)} 接着补发`, en: `it continues at ${notBefore(until)}` }),
  'ask-a-person': ({ code }) => ({
    zh: `又会转人工（${failureOf(code).zh}）`,
    en: `it comes back to a person (${failureOf(code).en})`,
  }),
  finish: () => ({
    zh: '这次补交完成，等买家确认',
    en: 'the resubmission is complete and waits for the buyer to confirm',
  }),
  fail: ({ code }) => ({
    zh: `这次补交结束（${failureOf(code).zh}）`,
    en: `the resubmission ends (${failureOf(code).en})`,
  }),
  end: () => ({
    zh: '这次补交结束，退款由商城另办',
    en: 'the resubmission ends; a refund is the shop’s to make',
  }),
};

const NOTHING: Text = () => ({ zh: '没有别的变化', en: 'nothing else changes' });

/** What a finding will do: what it records, and what delivery does then. `then`: a key of the next step. */
export function resolutionEffect(resolution: ManualResolution, then: string, values: Values): Sentence {
  const recorded = RECORDED[resolution](values);
  const next = ((Object.hasOwn(THEN, then) ? THEN[then] : undefined) ?? NOTHING)(values);
  return { zh: `${recorded.zh}；${next.zh}。`, en: `${capital(recorded.en)}; ${next.en}.` };
}

/** What the order waits for, in a line. */
export function manualWorkSentence({ code, quantity, delivered, ordered }: Values): Sentence {
  const { zh, en } = failureOf(code);
  return {
    zh: `${count(ordered)} 件到了 ${count(delivered)} 件，另 ${count(quantity)} 件要人判定：${zh}。`,
    en: `${count(delivered)} of ${units(ordered)} delivered; a person has to decide about ${units(quantity)}: ${en}.`,
  };
}

const ENDED: Readonly<Record<string, Text>> = {
  unknown: ({ code, queryNo }) => ({
    zh: `结果未知（${failureOf(code).zh}），查询过 ${count(queryNo)} 次`,
    en: `outcome unknown (${failureOf(code).en}), asked ${Number(queryNo) === 1 ? 'once' : `${count(queryNo)} times`}`,
  }),
  failed: ({ code }) => ({ zh: `没有发成（${failureOf(code).zh}）`, en: `not sent (${failureOf(code).en})` }),
  succeeded: () => ({ zh: '已发', en: 'delivered' }),
};

const STARTED: Text = () => ({ zh: '已发出，还没有结果', en: 'sent, no result yet' });

/** One attempt, as it stands. */
export function attemptSentence(values: Values & { readonly status: string }): Sentence {
  const { attemptNo, quantity, source, requestNo, status } = values;
  const from =
    source === 'card-stock'
      ? { zh: '从库存', en: 'from stock' }
      : {
          zh: `向供货方 ${String(source)}（请求号 ${String(requestNo)}）`,
          en: `by supplier ${String(source)} (request ${String(requestNo)})`,
        };
  const end = (ENDED[status] ?? STARTED)(values);
  return {
    zh: `第 ${count(attemptNo)} 次${from.zh}发 ${count(quantity)} 件：${end.zh}。`,
    en: `Attempt ${count(attemptNo)}, ${units(quantity)} ${from.en}: ${end.en}.`,
  };
}
