import { useId } from 'react';
import { CHANGES } from '../texts/changes.js';
import { useSay, useTexts } from '../texts/language.js';
import { money } from '../ui/format.js';
import css from './buyer.module.css';
import own from './change-form.module.css';
import { differenceOf, unitsOf, type Alternative, type Change, type Changes } from './change.js';

interface PartProps {
  readonly change: Change;
  readonly onChange: (change: Change) => void;
}

/** Buttons, no field: nothing is typed. */
export function Quantity({ change, onChange }: PartProps) {
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

export function Goods({ changes, change, goodsName, missing, onChange }: GoodsProps) {
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

export function Why({ changes, change, onChange }: PartProps & { readonly changes: Changes }) {
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
