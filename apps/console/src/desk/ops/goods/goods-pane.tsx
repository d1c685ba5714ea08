import { Link } from '@tanstack/react-router';
import type { GoodsLine } from '../../../api/goods.js';
import { GOODS } from '../../../texts/goods.js';
import { useTexts } from '../../../texts/language.js';
import css from '../ops.module.css';
import { GoodsChanges } from './goods-changes.js';
import { useGoodsWords } from './goods-words.js';

/** Price, alternatives and changes of goods. */
export function GoodsPane({ line }: { readonly line: GoodsLine }) {
  const t = useTexts(GOODS);
  const words = useGoodsWords();
  const { goodsId, listed, alternatives, ownLists } = line;
  return (
    <div className={css.pane}>
      <p translate="no">{listed ? words(listed) : t.noPrice}</p>
      <section className={css.payload} aria-label={t.alternatives}>
        <h3>{t.alternatives}</h3>
        {alternatives.length === 0 && <p>{t.noAlternatives}</p>}
        <ul className={css.changes}>
          {alternatives.map((one) => (
            <li key={one.goodsId}>
              <Link className="id" to="/desk/ops/goods" search={{ q: one.goodsId, open: one.goodsId }}>
                {one.goodsId}
              </Link>{' '}
              {t.change[one.change] ?? one.change}
            </li>
          ))}
        </ul>
        {ownLists > 0 && <p>{t.ownLists(ownLists)}</p>}
      </section>
      <div className={css.buttons}>
        <Link className={css.linkButton} to="/desk/ops/goods/import" search={{ goods: goodsId }}>
          {t.edit}
        </Link>
      </div>
      <GoodsChanges goodsId={goodsId} />
    </div>
  );
}
