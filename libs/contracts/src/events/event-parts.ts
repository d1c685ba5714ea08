// Shapes of what several events hold.
import { GOODS_CHANGES, GOODS_KINDS } from '../orders/order.js';
import { LANGUAGES, NOTICE_CHANNELS, NOTICE_CODES } from './notice.js';
import { RISK_BANDS } from './risk-assessment.js';
import {
  anyObject,
  flag,
  list,
  moment,
  number,
  object,
  oneOf,
  optional,
  record,
  scalar,
  text,
  whole,
} from './shape.js';

export const sentence = object({ zh: text, en: text });
export const sealed = object({ keyOf: text, sealed: text });
export const checks = list(object({ check: text, passed: flag, on: record(scalar) }));
export const payments = list(
  object({
    paymentId: text,
    status: oneOf(['paid', 'unpaid', 'refunded', 'unknown', 'other-order', 'unclear']),
    amount: optional(whole),
  }),
);
export const known = record(scalar);
export const notice = object({
  code: oneOf(NOTICE_CODES),
  values: record(scalar),
  catalogue: whole,
  languages: list(oneOf(LANGUAGES)),
  channel: optional(oneOf(NOTICE_CHANNELS)),
  sentence,
});
export const noticeWish = object({
  languages: optional(list(oneOf(LANGUAGES))),
  channel: optional(oneOf(NOTICE_CHANNELS)),
});
export const risk = object({
  points: number,
  band: oneOf(RISK_BANDS),
  thresholds: object({ secondCheck: number, human: number, refuse: number }),
  factors: list(object({ factor: text, points: number, values: record(scalar), sentence })),
  notEvaluated: list(object({ factor: text, missing: list(text), points: number })),
  asOf: moment,
});
export const features = optional(object({ values: record(scalar), withoutData: list(text) }));
export const resubmissionId = text;
export const template = object({ id: text, version: whole });
export const lookedFrom = object({ program: text, system: optional(text) });
/** Terms and facts have rules of their own where they are taken; they may hold more with each version. */
export const facts = anyObject;
export const told = optional(list(anyObject));
const goods = object({ goodsId: text, name: text, kind: oneOf(GOODS_KINDS), unitPrice: whole });
export const goodsChange = object({
  change: oneOf(GOODS_CHANGES),
  before: goods,
  after: goods,
  acceptedDifference: optional(whole),
});
