import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { orders } from '../api/orders.js';
import { useApi } from '../sign-in/session-context.js';
import { CHANGES } from '../texts/changes.js';
import { useSay, useTexts } from '../texts/language.js';
import { money } from '../ui/format.js';
import css from './buyer.module.css';
import own from './change-form.module.css';
import { differenceOf, unitsOf, type Alternative, type Change, type Changes } from './change.js';

interface ChangeFormProps {
  readonly orderId: string;
  readonly goodsName: string;
  readonly change: Change | undefined;
  /** The difference has to be accepted before the click. */
  readonly missing: boolean;
  readonly onChange: (change: Change | undefined) => void;
}

/** Fewer units, or other goods in place of the ordered ones, where the rules allow it; nothing is typed. */
export default function ChangeForm({ orderId, change, onChange, ...shown }: ChangeFormProps) {
  const t = useTexts(CHANGES);
  const api = useApi();
  const { data } = useQuery({
    queryKey: ['order', orderId, 'options'],
    queryFn: () => orders.options(api, orderId),
  });
  const changes = data?.changes;
  if (!changes || !canChange(changes)) return null;
  if (!change)
    return (
      <button type="button" className={css.quiet} onClick={() => onChange(firstChange(changes))}>
        {t.open}
      </button>
    );
  return (
    <section className={css.card} aria-labelledby="what-to-change">
      <h2 id="what-to-change" className={css.cardTitle}>
        {t.title}
      </h2>
      {fewerAllowed(changes) && <Quantity change={change} onChange={onChange} />}
      {changes.alternatives.length > 0 && (
        <Goods changes={changes} change={change} onChange={onChange} {...shown} />
      )}
      {changes.reasons.length > 0 && <Why changes={changes} change={change} onChange={onChange} />}
      <button type="button" className={css.quiet} onClick={() => onChange(undefined)}>
        {t.close}
      </button>
    </section>
  );
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

interface PartProps {
  readonly change: Change;
  readonly onChange: (change: Change) => void;
}

function Quantity({ change, onChange }: PartProps) {
  const t = useTexts(CHANGES);
  const id = useId();
  const quantity = unitsOf(change);
  const { mostUnits } = change;
  const set = (units: number): void => onChange({ ...change, quantity: units, accepted: false });
  return (
    <div role="group" aria-labelledby={id}>
      <span id={id} className={css.label}>
        {t.quantity}
      </span>
      <div className={own.stepper}>
        <button type="button" aria-label={t.fewer} disabled={quantity <= 1} onClick={() => set(quantity - 1)}>
          −
        </button>
        <output aria-live="polite">{quantity}</output>
        <button
          type="button"
          aria-label={t.more}
          disabled={quantity >= mostUnits}
          onClick={() => set(quantity + 1)}
        >
          +
        </button>
      </div>
      {quantity < mostUnits && <p className={css.hint}>{t.rest(mostUnits - quantity)}</p>}
    </div>
  );
}

interface GoodsProps extends PartProps {
  readonly changes: Changes;
  readonly goodsName: string;
  readonly missing: boolean;
}

function Goods({ changes, change, goodsName, missing, onChange }: GoodsProps) {
  const t = useTexts(CHANGES);
  const { alternative: _, ...ordered } = change;
  const difference = differenceOf(change);
  return (
    <fieldset className={own.goods}>
      <legend className={css.label}>{t.goods}</legend>
      <label className={own.choice}>
        <input
          type="radio"
          name="goods"
          checked={change.alternative === undefined}
          onChange={() => onChange({ ...ordered, accepted: false })}
        />
        <span>
          {t.ordered} · <span translate="no">{goodsName}</span>
        </span>
      </label>
      {changes.alternatives.map((one) => (
        <Choice
          key={one.goodsId}
          alternative={one}
          checked={change.alternative?.goodsId === one.goodsId}
          onChoose={() => onChange({ ...change, alternative: one, accepted: false })}
        />
      ))}
      {difference > 0 && (
        <>
          <label className={own.choice}>
            <input
              type="checkbox"
              checked={change.accepted}
              aria-invalid={missing && !change.accepted}
              onChange={({ target }) => onChange({ ...change, accepted: target.checked })}
            />
            <span>{t.accept(money(difference))}</span>
          </label>
          {missing && !change.accepted && <p className={css.fault}>{t.acceptFirst}</p>}
        </>
      )}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly alternative: Alternative;
  readonly checked: boolean;
  readonly onChoose: () => void;
}

/** Goods that a rule forbids are shown with the reason: what costs more cannot be had here. */
function Choice({ alternative, checked, onChoose }: ChoiceProps) {
  const t = useTexts(CHANGES);
  const say = useSay();
  const { name, specification, unitPrice, unitDifference = 0, open, sentence } = alternative;
  return (
    <label className={own.choice}>
      <input type="radio" name="goods" checked={checked} disabled={!open} onChange={onChoose} />
      <span>
        <span translate="no">{specification === undefined ? name : `${name} · ${specification}`}</span>{' '}
        {money(unitPrice)}
        {open ? (
          <small className={css.hint}>{unitDifference === 0 ? t.same : t.less(money(unitDifference))}</small>
        ) : (
          <small className={css.hint}>{say(sentence)}</small>
        )}
      </span>
    </label>
  );
}

function Why({ changes, change, onChange }: PartProps & { readonly changes: Changes }) {
  const t = useTexts(CHANGES);
  const say = useSay();
  const { reason: chosen, ...unsaid } = change;
  return (
    <fieldset className={own.goods}>
      <legend className={css.label}>{t.why}</legend>
      <label className={own.choice}>
        <input type="radio" name="why" checked={chosen === undefined} onChange={() => onChange(unsaid)} />
        {t.noReason}
      </label>
      {changes.reasons.map(({ reason, name }) => (
        <label key={reason} className={own.choice}>
          <input
            type="radio"
            name="why"
            checked={chosen === reason}
            onChange={() => onChange({ ...unsaid, reason })}
          />
          {say(name)}
        </label>
      ))}
    </fieldset>
  );
}
