import type { History, OrderPage } from '../api/orders.js';
import { useLanguage, useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import { duration, exact, isChinaTime, moment, money } from '../ui/format.js';
import { useNow } from '../ui/now.js';
import { Units } from '../ui/units.js';
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
        <dd translate="no">{goodsName}</dd>
        <dt>{t.paid}</dt>
        <dd>
          {page.money.refunded > 0
            ? t.refunded(money(page.money.received), money(page.money.refunded))
            : money(page.money.received)}
        </dd>
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
      {page.units.ordered > 1 && (
        <div className={css.sum}>
          <Units units={page.units} />
        </div>
      )}
    </section>
  );
}

/** Money, units, what happens and what comes next, in the one sentence of the order. */
export function Summary({ page }: { readonly page: OrderPage }) {
  const t = useTexts(LEAN).usual;
  const say = useSay();
  return (
    <p className={css.summary}>
      {say(page.outlook.sentence)}
      {!isChinaTime() && <small>{t.zone}</small>}
    </p>
  );
}

/** Goods and money contradict each other: said, since nothing goes on before a person has looked. */
export function Conflicts({ page }: { readonly page: OrderPage }) {
  const t = useTexts(LEAN).order;
  const say = useSay();
  if (page.conflicts.length === 0) return null;
  return (
    <section className={css.bad}>
      {page.conflicts.map((conflict) => (
        <p key={conflict.code}>{say(conflict)}</p>
      ))}
      <p>{t.conflictHow}</p>
    </section>
  );
}

/** Until when it can be asked for. */
export function Until({ until }: { readonly until: string }) {
  const t = useTexts(LEAN).usual;
  const language = useLanguage();
  const left = Date.parse(until) - useNow(true);
  return (
    <p className={css.note}>
      <time dateTime={until} title={exact(until, language)}>
        {t.askUntil(
          left > 0 ? t.inTime(moment(until, language), duration(left, language)) : moment(until, language),
        )}
      </time>
    </p>
  );
}

/** When the answer may be another one, counted down. */
export function WaitsUntil({ until }: { readonly until: string }) {
  const t = useTexts(LEAN).order;
  const language = useLanguage();
  const left = Date.parse(until) - useNow(true);
  return (
    <p className={css.note}>
      <time dateTime={until} title={exact(until, language)}>
        {left > 0 ? t.waitUntil(moment(until, language), duration(left, language)) : t.waitOver}
      </time>
    </p>
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
