import type { OrderPage } from '../../api/orders.js';
import { useSay, useTexts } from '../../texts/language.js';
import { DESK } from '../../texts/desk.js';
import { count, money } from '../../ui/format.js';
import { IconScale } from '../../ui/icons.js';
import { Units } from '../../ui/units.js';
import css from './sums.module.css';

/** Where the units and the money are: ordered = delivered + open + refunded, with the parts of what is open. */
export function Sums({ page }: { readonly page: OrderPage }) {
  const t = useTexts(DESK).order;
  const say = useSay();
  const { units } = page;
  const { amount, received, refunded } = page.money;
  const adds = units.ordered === units.delivered + units.missing + units.refunded;
  const parts = openParts(units);
  return (
    <section className={css.sums}>
      <div className={css.sum}>
        <Term n={count(units.ordered)} word={t.ordered} />
        <Sign>=</Sign>
        <Term n={count(units.delivered)} word={t.delivered} tone={units.delivered > 0 ? 'ok' : undefined} />
        <Sign>+</Sign>
        <Term n={count(units.missing)} word={t.openUnits} tone={units.unsettled > 0 ? 'unk' : undefined} />
        <Sign>+</Sign>
        <Term n={count(units.refunded)} word={t.refundedUnits} />
        <div className={css.proof}>
          <Units units={units} wordless />
          <small className={adds ? undefined : css.bad}>{adds ? t.addsUp : t.addsNot}</small>
          {parts.length > 0 && (
            <small>{parts.map(([part, n]) => t.openOf[part](count(n))).join(' · ')}</small>
          )}
        </div>
      </div>
      <div className={css.sum}>
        <Term n={money(received)} word={t.received2} />
        <Sign>=</Sign>
        <Term n={money(received - refunded)} word={t.goodsMoney} tone="ok" />
        <Sign>+</Sign>
        <Term n={money(refunded)} word={t.refunded} />
        <div className={css.proof}>
          <small>
            {t.price} {money(amount)}
          </small>
        </div>
      </div>
      {page.conflicts.map((conflict) => (
        <p key={conflict.code} className={css.conflict}>
          <IconScale size={14} stroke={1.75} /> {say(conflict)}
        </p>
      ))}
    </section>
  );
}

type OpenPart = 'open' | 'unsettled' | 'missing';

/** What the open units are: with the shop's supplier, under way or of unknown outcome, not sent. */
function openParts({
  missing,
  open,
  unsettled,
}: OrderPage['units']): readonly (readonly [OpenPart, number])[] {
  const withSupplier = Math.min(open, missing);
  const underWay = Math.min(unsettled, missing - withSupplier);
  const parts = [
    ['open', withSupplier],
    ['unsettled', underWay],
    ['missing', missing - withSupplier - underWay],
  ] as const;
  return parts.filter(([, n]) => n > 0);
}

interface TermProps {
  readonly n: string;
  readonly word: string;
  readonly tone?: 'ok' | 'unk' | undefined;
}

const Term = ({ n, word, tone }: TermProps) => (
  <span className={css.term}>
    <strong className={tone && css[tone]}>{n}</strong>
    <small>{word}</small>
  </span>
);

const Sign = ({ children }: { readonly children: string }) => <span className={css.sign}>{children}</span>;
