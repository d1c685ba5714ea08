import { useQuery } from '@tanstack/react-query';
import { goods, type GoodsChange, type GoodsDifference } from '../../../api/goods.js';
import { useApi } from '../../../sign-in/session-context.js';
import { GOODS } from '../../../texts/goods.js';
import { useLanguage, useTexts } from '../../../texts/language.js';
import { LEAN } from '../../../texts/lean.js';
import { exact, moment } from '../../../ui/format.js';
import { NotRead, NotReadAgain } from '../../../ui/not-read.js';
import plain from '../../plain-table.module.css';
import css from '../ops.module.css';
import { useGoodsWords } from './goods-words.js';

/** Who changed the goods, when and why; the newest first. */
export function GoodsChanges({ goodsId }: { readonly goodsId: string }) {
  const t = useTexts(GOODS);
  const api = useApi();
  const list = useQuery({
    queryKey: ['goods', 'changes', goodsId],
    queryFn: () => goods.changes(api, goodsId),
  });
  if (!list.data) return <NotRead reading={list} lines={3} />;
  return (
    <section className={css.payload} aria-label={t.changes}>
      <h3>{t.changes}</h3>
      <NotReadAgain reading={list} />
      {list.data.length === 0 && <p>{t.noChanges}</p>}
      <ol className={css.changes}>
        {list.data.map((change) => (
          <Change key={change.changeId} change={change} />
        ))}
      </ol>
    </section>
  );
}

function Change({ change }: { readonly change: GoodsChange }) {
  const t = useTexts(GOODS);
  const roles: Readonly<Record<string, string>> = useTexts(LEAN).roles;
  const language = useLanguage();
  const words = useGoodsWords();
  const { at, by, role, what, merchantId, was, becomes, because } = change;
  return (
    <li>
      <time dateTime={at} title={exact(at, language)}>
        {moment(at, language)}
      </time>{' '}
      <span className="id">{by}</span> {roles[role] ?? role} · {t.whats[what] ?? what}
      {merchantId !== undefined && ` · ${t.of(merchantId)}`}
      <small translate="no">
        {words(was)} → {words(becomes)}
      </small>
      {because !== undefined && <small translate="no">{t.because(because)}</small>}
    </li>
  );
}

/** What an import would change, or has changed. */
export function GoodsDifferences({ changes }: { readonly changes: readonly GoodsDifference[] }) {
  const t = useTexts(GOODS);
  const words = useGoodsWords();
  return (
    <div className={plain.scroll} role="region" tabIndex={0} aria-label={t.changes}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th>{t.goods}</th>
            <th>{t.was}</th>
            <th>{t.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ goodsId, what, was, becomes }) => (
            <tr key={`${goodsId} ${what}`}>
              <td className="id">{goodsId}</td>
              <td translate="no">{words(was)}</td>
              <td translate="no">{words(becomes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
