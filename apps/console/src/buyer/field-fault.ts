import type { FormField } from '../api/custom-goods.js';

type Fault = NonNullable<FormField['fault']>;

const FORMS: Readonly<Partial<Record<FormField['type'], RegExp>>> = {
  digits: /^\d+$/,
  phone: /^\+?\d{6,15}$/,
  email: /^[^\s@]+@[^\s@]+$/,
};

/** What is wrong with a typed value, as the API will say it; undefined where nothing is. */
export function fieldFault(field: FormField, typed: string): Fault | undefined {
  const value = typed.trim();
  if (value === '') return field.required ? 'needed' : undefined;
  if (field.choices)
    return field.choices.some((choice) => choice.value === value) ? undefined : 'not-a-choice';
  const length = [...value].length;
  if (length < (field.minLength ?? 1)) return 'too-short';
  if (length > field.maxLength) return 'too-long';
  if (!(FORMS[field.type]?.test(value) ?? true)) return 'wrong-type';
  return field.pattern !== undefined && !matches(field.pattern, value) ? 'wrong-form' : undefined;
}

/** The API takes only patterns that cannot run long. */
const matches = (pattern: string, value: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(value);
