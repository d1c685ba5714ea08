import { useTexts } from '../texts/language.js';
import { LEAN, type LeanTexts } from '../texts/lean.js';
import css from './buyer.module.css';

export type Typed = Readonly<Record<string, string>>;

/** Only what the decision asks for; everything else is taken from the order. */
export function AskedFields({
  fields,
  typed,
  missing,
  onChange,
}: {
  readonly fields: readonly string[];
  readonly typed: Typed;
  readonly missing: boolean;
  readonly onChange: (typed: Typed) => void;
}) {
  const t = useTexts(LEAN).order;
  return (
    <section className={css.card}>
      {fields.map((field) => {
        const isMissing = missing && !typed[field]?.trim();
        const hint = field === 'rechargeAccount' ? t.newAccountHint : undefined;
        return (
          <div key={field}>
            <label className={css.label} htmlFor={field}>
              {t.fields[field as keyof LeanTexts['order']['fields']] ?? field}
            </label>
            <input
              id={field}
              className={css.field}
              value={typed[field] ?? ''}
              onChange={(event) => onChange({ ...typed, [field]: event.target.value })}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={128}
              aria-invalid={isMissing}
              aria-describedby={`${field}-hint`}
            />
            <p id={`${field}-hint`} className={isMissing ? css.fault : css.hint}>
              {isMissing ? t.fieldMissing : hint}
            </p>
          </div>
        );
      })}
    </section>
  );
}
