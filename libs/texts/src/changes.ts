import type { Sentence } from '@bujiao/contracts';
import { money, type Values } from './format.js';

const NAMES: Readonly<Record<string, Sentence>> = {
  'recharge-target': { zh: '充值账号', en: 'the recharge account' },
  'quantity-down': { zh: '数量减少', en: 'fewer units' },
  specification: { zh: '规格', en: 'the specification' },
  product: { zh: '商品', en: 'the product' },
};

/** What a resubmission changes, from codes with commas between. */
export function changeNames(changes: Values[string]): Sentence {
  const names = String(changes ?? '')
    .split(',')
    .flatMap((one) => (Object.hasOwn(NAMES, one) ? [NAMES[one] as Sentence] : []));
  if (names.length === 0) return { zh: '无', en: 'nothing' };
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

/** What becomes of the money where other goods cost less; read before the click, so that it can be accepted. @param difference integer 分 */
export const differenceText = (difference: Values[string]): Sentence => ({
  zh: `差价 ${money(difference)} 不会随本次补交退还，退款须另找客服办理。`,
  en: `The difference of ${money(difference)} is not paid back by this resubmission; ask support for a refund.`,
});

/** What goes out in place of what, with prices; nothing where the goods stay. */
export function goodsSwapped({ goodsBefore, goodsAfter, paid, price }: Values): Sentence {
  if (goodsAfter === undefined) return { zh: '', en: '' };
  return {
    zh: `商品 ${String(goodsBefore)}（${money(paid)}）换为 ${String(goodsAfter)}（${money(price)}）。`,
    en: ` Goods: ${String(goodsAfter)} (${money(price)}) in place of ${String(goodsBefore)} (${money(paid)}).`,
  };
}

export interface Wanted {
  readonly ordered: string;
  /** Other goods, and integer 分 that the requester accepted not to be paid back. */
  readonly goods?: { readonly name: string; readonly difference?: number } | undefined;
  readonly quantity?: number | undefined;
}

/** What is to go where it is not what was ordered, for staff who decide about it. */
export function wantedText({ ordered, goods, quantity }: Wanted): Sentence {
  const name = goods?.name ?? ordered;
  const units = quantity === undefined ? { zh: '', en: '' } : { zh: ` × ${quantity}`, en: ` × ${quantity}` };
  const zh = goods ? `，代替「${ordered}」` : '';
  const en = goods ? ` in place of “${ordered}”` : '';
  const difference = goods?.difference
    ? {
        zh: `；申请人同意不退差价 ${money(goods.difference)}`,
        en: `; the requester accepted that ${money(goods.difference)} is not paid back`,
      }
    : { zh: '', en: '' };
  return {
    zh: `申请补发「${name}」${units.zh}${zh}${difference.zh}。`,
    en: `To be redelivered: “${name}”${units.en}${en}${difference.en}.`,
  };
}

/** What the click will do about the goods, before it is made. */
export const goodsEffect = (name: string): Sentence => ({
  zh: `补发「${name}」，不再补发原商品。`,
  en: `“${name}” is redelivered in place of the ordered goods.`,
});
