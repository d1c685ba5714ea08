import type { Sentence } from '@bujiao/contracts';
import type { Values } from './format.js';

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
