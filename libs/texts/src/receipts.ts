import type { Sentence } from '@bujiao/contracts';
import { moment } from './format.js';

/** Why a receipt confirmed itself when it did, where its time did not count from the delivery. */
export const receiptCountedFrom = (closedAt: string): Sentence => ({
  zh: `订单的货和款在 ${moment(closedAt)} 处理清楚，从那时起重新计时，到时没有人确认。`,
  en: `The time counted anew from ${moment(closedAt)}, when the contradiction of goods and money was closed; nobody confirmed until it was over.`,
});
