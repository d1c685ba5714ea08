import css from '../buyer.module.css';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly most: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function Field({ id, label, most, value, onChange }: FieldProps) {
  return (
    <div>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className={css.field}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        maxLength={most}
      />
    </div>
  );
}
