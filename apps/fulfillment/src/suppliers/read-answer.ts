import { meaningOf } from './jd-codes.js';
import type { SupplierAnswer, SupplierCard } from './supplier.port.js';

/** An answer that cannot be believed; `code` says why. */
export const oddAnswer = (code: string): SupplierAnswer => ({ outcome: 'unknown', code, odd: true });

/** Answers of what stands before a supplier while it is down: they say nothing about the order. */
const UNAVAILABLE: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** What an answer with this status is worth before it is read; undefined where it is to be read. */
export function answerOfStatusCode(status: number): SupplierAnswer | undefined {
  if (status >= 200 && status < 300) return undefined;
  return UNAVAILABLE.has(status)
    ? { outcome: 'unknown', code: 'supplier-unavailable' }
    : oddAnswer('http-error-answered');
}

/** What the body of an answer says about `requestNo`. */
export function readText(body: string, requestNo: string): SupplierAnswer {
  try {
    return readAnswer(JSON.parse(body), requestNo);
  } catch {
    return oddAnswer('unreadable-answer');
  }
}

/** What `answer`, parsed JSON, says about `requestNo`. One about another number, or without what it needs, is odd. */
export function readAnswer(answer: unknown, requestNo: string): SupplierAnswer {
  if (typeof answer !== 'object' || answer === null) return oddAnswer('unreadable-answer');
  const { code, order_no: orderNo } = answer as Record<string, unknown>;
  if (orderNo !== undefined && orderNo !== requestNo) return oddAnswer('other-order-answered');
  if (typeof code !== 'number') return oddAnswer('unreadable-answer');
  if (code !== 0) return meaningOf(code);
  return orderNo === undefined ? oddAnswer('order-not-named') : answerOfOrder(answer);
}

function answerOfOrder(answer: object): SupplierAnswer {
  const { order_status: status, out_order_no: supplierOrderNo } = answer as Record<string, unknown>;
  if (status === 'failed') return { outcome: 'failed', code: 'failed-at-supplier', retryable: false };
  if (status === 'processing') return { outcome: 'processing', code: 'processing' };
  if (status !== 'success') return oddAnswer('unreadable-answer');
  if (typeof supplierOrderNo !== 'string' || supplierOrderNo === '')
    return oddAnswer('success-without-number');
  return successOf(answer, supplierOrderNo);
}

function successOf(answer: object, supplierOrderNo: string): SupplierAnswer {
  const { buy_quantity: quantity, cards } = answer as Record<string, unknown>;
  const read = cards === undefined ? undefined : readCards(cards);
  if (read === 'unreadable') return oddAnswer('cards-unreadable');
  if (quantity !== undefined && !isUnits(quantity)) return oddAnswer('quantity-unreadable');
  return {
    outcome: 'succeeded',
    supplierOrderNo,
    ...(quantity !== undefined && { quantity }),
    ...(read && { cards: read }),
  };
}

const isUnits = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

/** Most cards of one order. */
const MOST_CARDS = 1_000;

function readCards(cards: unknown): readonly SupplierCard[] | 'unreadable' {
  if (!Array.isArray(cards) || cards.length > MOST_CARDS) return 'unreadable';
  const read = cards.map(readCard);
  return read.every((card) => card !== undefined) ? read : 'unreadable';
}

const NO_EXPIRY: ReadonlySet<unknown> = new Set([undefined, null, '']);

function readCard(card: unknown): SupplierCard | undefined {
  if (typeof card !== 'object' || card === null) return undefined;
  const { card_no: cardNo, card_password: cardPassword, expiry } = card as Record<string, unknown>;
  if (!isCardText(cardNo, 256) || !isCardText(cardPassword, 1024)) return undefined;
  if (NO_EXPIRY.has(expiry)) return { cardNo, cardPassword };
  return isCardText(expiry, 32) ? { cardNo, cardPassword, expiry } : undefined;
}

/** Not blank, and without control or invisible characters: an apology or a broken text must not pass for goods. */
const isCardText = (text: unknown, most: number): text is string =>
  typeof text === 'string' && text.trim() !== '' && text.length <= most && !/[\p{C}]/u.test(text);
