import type { OrderEvents, Sentence } from '@bujiao/contracts';

type Resolution = OrderEvents['ManualWorkResolved']['resolution'];

/** What each way of resolving a delivery that waits for a person means. */
export const RESOLUTION_TEXTS: Readonly<Record<Resolution, Sentence>> = {
  delivered: {
    zh: '已向供货方核实到货：计入已发货，不再补发这部分',
    en: 'The supplier confirms the delivery: it counts as delivered, and is not sent again',
  },
  'not-delivered': {
    zh: '已核实未到货也不会再到货（或没有未决的发货）：继续补发',
    en: 'It was not delivered and never will be, or nothing is open: the redelivery goes on',
  },
  'give-up': {
    zh: '不再补发：补交结束，款项转售后处理；结果未知的件数不再补发',
    en: 'Nothing more is sent: the resubmission ends and the payment goes to after-sales; units of unknown outcome stay unsent',
  },
};
