import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { orders, type OrderPage } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { CHANGES } from '../texts/changes.js';
import { useSay, useTexts } from '../texts/language.js';
import { LEAN } from '../texts/lean.js';
import css from './buyer.module.css';
import { Goods, Quantity, Why } from './change-parts.js';
import { isChanged, requestOfChange, unitsOf, type Change, type Changed, type Changes } from './change.js';

interface ChangeFormProps {
  readonly page: Pick<OrderPage, 'orderId' | 'prefilled'>;
  /** The click was made, and something has to be accepted first. */
  readonly missing: boolean;
  /** Undefined: nothing is changed. */
  readonly onChange: (changed: Changed | undefined) => void;
}

/** Fewer units, or other goods in place of the ordered ones, where the rules allow it; nothing is typed. */
export default function ChangeForm({ page, missing, onChange }: ChangeFormProps) {
  const t = useTexts(CHANGES);
  const api = useApi();
  const changedBy = useChanged();
  const [change, setChange] = useState<Change>();
  const { orderId, prefilled } = page;
  const { data } = useQuery({
    queryKey: ['order', orderId, 'options'],
    queryFn: () => orders.options(api, orderId),
  });
  const changes = data?.changes;
  if (!changes || !canChange(changes)) return null;
  const set = (next: Change | undefined): void => {
    setChange(next);
    onChange(isChanged(next) ? changedBy(next) : undefined);
  };
  if (!change)
    return (
      <button type="button" className={css.quiet} onClick={() => set(firstChange(changes))}>
        {t.open}
      </button>
    );
  return (
    <section className={css.card} aria-labelledby="what-to-change">
      <h2 id="what-to-change" className={css.cardTitle}>
        {t.title}
      </h2>
      {fewerAllowed(changes) && <Quantity change={change} onChange={set} />}
      {changes.alternatives.length > 0 && (
        <Goods
          changes={changes}
          change={change}
          goodsName={prefilled.goodsName}
          missing={missing}
          onChange={set}
        />
      )}
      {changes.reasons.length > 0 && <Why changes={changes} change={change} onChange={set} />}
      <button type="button" className={css.quiet} onClick={() => set(undefined)}>
        {t.close}
      </button>
    </section>
  );
}

/** What the click will do with the change, in the words of the page. */
function useChanged(): (change: Change) => Changed {
  const t = useTexts(CHANGES);
  const plain = useTexts(LEAN).order.effects;
  const say = useSay();
  return (change) => {
    const units = unitsOf(change);
    const { alternative, mostUnits } = change;
    return {
      button: t.submit,
      request: requestOfChange(change),
      effects: [
        ...(alternative ? [say(alternative.sentence)] : plain.slice(0, 1)),
        ...(units < mostUnits ? [t.effectUnits(units, mostUnits)] : []),
        ...plain.slice(1),
      ],
    };
  };
}

const fewerAllowed = ({ allowed, mostUnits }: Changes): boolean =>
  allowed.includes('quantity-down') && mostUnits > 1;
const canChange = (changes: Changes): boolean => fewerAllowed(changes) || changes.alternatives.length > 0;

/** The usual specification of the buyer is chosen already, where it costs the same. */
function firstChange({ mostUnits, alternatives }: Changes): Change {
  const usual = alternatives.find(
    ({ preferred, open, unitDifference }) => preferred && open && unitDifference === 0,
  );
  return { mostUnits, accepted: false, ...(usual && { alternative: usual }) };
}
