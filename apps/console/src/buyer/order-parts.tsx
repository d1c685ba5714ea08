import type { History, OrderPage } from '../api/orders.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { exact, moment } from '../ui/format.js';
import css from './buyer.module.css';
import { earlierResubmissions } from './journey.js';

/** What the order is for, with accounts masked. */
export function Facts({ title, page }: { readonly title?: string; readonly page: OrderPage }) {
  const t = useTexts(LEAN).order;
  const { goodsName, quantityOwed, rechargeAccountMasked } = page.prefilled;
  return (
    <section className={css.card}>
      {title && <h2 className={css.cardTitle}>{title}</h2>}
      <dl className={css.facts}>
        <dt>{t.goods}</dt>
        <dd>{goodsName}</dd>
        {quantityOwed > 0 && (
          <>
            <dt>{t.owed}</dt>
            <dd>{t.units(quantityOwed)}</dd>
          </>
        )}
        {rechargeAccountMasked && (
          <>
            <dt>{t.account}</dt>
            <dd className="id">{rechargeAccountMasked}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

export function EarlierList({
  history,
  shown,
}: {
  readonly history: History | null;
  readonly shown?: string;
}) {
  const t = useTexts(LEAN).order;
  const say = useSay();
  const language = useLanguage();
  const earlier = earlierResubmissions(history, shown);
  if (earlier.length === 0) return null;
  return (
    <section className={css.card}>
      <h2 className={css.cardTitle}>{t.earlier}</h2>
      <ul className={css.earlier}>
        {earlier.map(({ resubmissionId, at, ended }) => (
          <li key={resubmissionId}>
            <time dateTime={at} title={exact(at, language)}>
              {moment(at, language)}
            </time>
            <span>{ended ? say(ended.why ?? ended.title) : '—'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
