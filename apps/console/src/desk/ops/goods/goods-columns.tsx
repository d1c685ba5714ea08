import type { GoodsLine } from '../../../api/goods.js';
import { COMPLEXITY } from '../../../texts/complexity.js';
import { GOODS } from '../../../texts/goods.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { exact, moment, money } from '../../../ui/format.js';
import type { Column } from '../../table/columns.js';
import css from '../ops.module.css';

export function useGoodsColumns(onOpen: (goodsId: string) => void): readonly Column<GoodsLine>[] {
  const t = useTexts(GOODS);
  const { kinds } = useTexts(COMPLEXITY);
  return [
    {
      id: 'goods',
      name: t.goods,
      fixed: true,
      cell: ({ goodsId, listed }) => (
        <>
          <button type="button" className={css.open} onClick={() => onOpen(goodsId)}>
            <span className="id">{goodsId}</span>
          </button>
          <small translate="no">{[listed?.name, listed?.specification].filter(Boolean).join(' · ')}</small>
        </>
      ),
    },
    { id: 'kind', name: t.kind, width: 110, cell: ({ listed }) => listed && kinds[listed.goodsKind] },
    {
      id: 'price',
      name: t.price,
      number: true,
      width: 120,
      cell: ({ listed }) => (listed ? money(listed.unitPrice) : t.noPrice),
    },
    {
      id: 'alternatives',
      name: t.alternatives,
      number: true,
      width: 120,
      cell: ({ alternatives }) => alternatives.length,
    },
    {
      id: 'set',
      name: t.setAt,
      width: 150,
      cell: ({ setAt, setBy }) => (
        <>
          <At at={setAt} />
          <small className="id">{setBy}</small>
        </>
      ),
    },
  ];
}

function At({ at }: { readonly at: string }) {
  const language = useLanguage();
  return (
    <time dateTime={at} title={exact(at, language)}>
      {moment(at, language)}
    </time>
  );
}
