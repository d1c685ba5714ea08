import type { FormField, TargetForm } from '../api/custom-goods.js';
import { CUSTOM_GOODS } from '../texts/custom-goods.js';
import { useSay, useTexts } from '../texts/language.js';
import type { Typed } from './asked-fields.js';
import css from './buyer.module.css';
import { fieldFault } from './field-fault.js';

interface TemplateFieldsProps {
  readonly form: TargetForm;
  /** Those that have to be given. */
  readonly fields: readonly string[];
  readonly typed: Typed;
  /** Faults are shown: somebody has clicked. */
  readonly missing: boolean;
  readonly onChange: (typed: Typed) => void;
}

/** Only what is wrong, as the goods ask for it: with their names, their choices and their checks. */
export function TemplateFields({ form, fields, typed, missing, onChange }: TemplateFieldsProps) {
  const asked = form.fields.filter(({ field }) => fields.includes(field));
  return (
    <section className={css.card}>
      {asked.map((field) => (
        <AskedField
          key={field.field}
          field={field}
          value={typed[field.field] ?? ''}
          checked={missing}
          onChange={(value) => onChange({ ...typed, [field.field]: value })}
        />
      ))}
    </section>
  );
}

interface AskedFieldProps {
  readonly field: FormField;
  readonly value: string;
  readonly checked: boolean;
  readonly onChange: (value: string) => void;
}

function AskedField({ field, value, checked, onChange }: AskedFieldProps) {
  const t = useTexts(CUSTOM_GOODS);
  const say = useSay();
  const fault = checked ? fieldFault(field, value) : undefined;
  const id = field.field;
  const hints = [
    field.hint && say(field.hint),
    field.example && t.example(field.example),
    field.given && field.fault && t.now(t.faults[field.fault]),
  ];
  return (
    <div>
      <label className={css.label} htmlFor={id}>
        {say(field.label)}
      </label>
      <Control field={field} value={value} invalid={fault !== undefined} onChange={onChange} />
      <p id={`${id}-hint`} className={fault ? css.fault : css.hint}>
        {fault ? t.faults[fault] : hints.filter(Boolean).join(' · ')}
      </p>
    </div>
  );
}

interface ControlProps {
  readonly field: FormField;
  readonly value: string;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
}

function Control({ field, value, invalid, onChange }: ControlProps) {
  const t = useTexts(CUSTOM_GOODS);
  const say = useSay();
  const common = {
    id: field.field,
    className: css.field,
    value,
    'aria-invalid': invalid,
    'aria-describedby': `${field.field}-hint`,
    'aria-required': field.required,
  };
  if (field.choices)
    return (
      <select {...common} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t.choose}</option>
        {field.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label ? say(choice.label) : choice.value}
          </option>
        ))}
      </select>
    );
  return (
    <input
      {...common}
      onChange={(event) => onChange(event.target.value)}
      inputMode={INPUT_MODES[field.type]}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      maxLength={128}
    />
  );
}

const INPUT_MODES = {
  text: 'text',
  choice: 'text',
  digits: 'numeric',
  phone: 'tel',
  email: 'email',
} as const;
