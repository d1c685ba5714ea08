import { failureOf } from '../failures.js';
import { count, moment, span, type Text } from '../format.js';

/** Rules of time and number; after-sales can set them aside. */
export const LIMITS = {
  'outside-window': ({ since, windowMs, placedAt, neverAfterMs }) =>
    neverAfterMs === undefined
      ? {
          zh: `补交须在出问题后 ${span(windowMs).zh}内申请（${moment(since)} 起算），现已超过；客服可以代为补交。`,
          en: `A resubmission has to be asked for within ${span(windowMs).en} of the problem (since ${moment(since)}). Support can still do it.`,
        }
      : {
          zh: `补交须在下单后 ${span(neverAfterMs).zh}内申请（${moment(placedAt)} 下单），现已超过；客服可以代为补交。`,
          en: `A resubmission has to be asked for within ${span(neverAfterMs).en} of the order (placed ${moment(placedAt)}). Support can still do it.`,
        },
  'buyer-limit-reached': ({ requests, most, withinMs }) => ({
    zh: `您在 ${span(withinMs).zh}内已申请补交 ${count(requests)} 次，上限 ${count(most)} 次，请稍后再试或联系客服。`,
    en: `You have asked for ${count(requests)} resubmissions within ${span(withinMs).en}, of ${count(most)} at most. Try again later, or contact support.`,
  }),
  'too-many-resubmissions': ({ tries, limit }) => ({
    zh: `该订单已补发 ${count(tries)} 次（上限 ${count(limit)} 次），客服可以代为补交。`,
    en: `Redeliveries of this order: ${count(tries)}, of ${count(limit)} at most. Support can still do it.`,
  }),
  'refund-announced': ({ code, at }) => ({
    zh: `上次补交于 ${moment(at)} 结束：${failureOf(code).zh}，款项已转售后处理；如需再次补发请联系客服。`,
    en: `The last resubmission ended at ${moment(at)}: ${failureOf(code).en}. Its payment went to after-sales; support can open the order again.`,
  }),
} satisfies Readonly<Record<string, Text>>;
