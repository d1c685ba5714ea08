import type { CancellationCause, Sentence } from '@bujiao/contracts';

/** Why an order was cancelled, as it stands in brackets after "cancelled". */
export const CANCELLATION_CAUSE_NAMES: Readonly<Record<CancellationCause, Sentence>> = {
  'payment-timed-out': { zh: '支付超时', en: 'the payment timed out' },
  buyer: { zh: '买家取消', en: 'by the buyer' },
  shop: { zh: '商城取消', en: 'by the shop' },
  risk: { zh: '风控取消', en: 'by risk control' },
  other: { zh: '未说明原因', en: 'no reason was given' },
};

/** The same for a value that came out of a record; one that is not known counts as not said. */
export function cancellationCause(cause: string | number | boolean | undefined): Sentence {
  const name = String(cause);
  return Object.hasOwn(CANCELLATION_CAUSE_NAMES, name)
    ? CANCELLATION_CAUSE_NAMES[name as CancellationCause]
    : CANCELLATION_CAUSE_NAMES.other;
}
