import type { GoodsChange } from '../../../api/goods.js';
import { GOODS } from '../../../texts/goods.js';
import { COMPLEXITY } from '../../../texts/complexity.js';
import { useTexts } from '../../../texts/language.js';
import { money } from '../../../ui/format.js';

type Value = GoodsChange['becomes'];

/** A price or a list of alternatives on one line, in the reader's language. */
export function useGoodsWords(): (value: Value | undefined) => string {
  const t = useTexts(GOODS);
  const { kinds } = useTexts(COMPLEXITY);
  return (value) => {
    if (value === undefined) return t.nothing;
    if ('unitPrice' in value) {
      const { name, goodsKind, specification, unitPrice } = value;
      return [name, specification, kinds[goodsKind], money(unitPrice)].filter(Boolean).join(' · ');
    }
    const named = value.map(({ goodsId, change }) => `${goodsId}（${t.change[change] ?? change}）`);
    return named.length === 0 ? t.nothing : named.join('、');
  };
}
