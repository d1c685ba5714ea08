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
  return lengthFault(field, [...value].length) ?? formFault(field, value);
}

function lengthFault({ minLength = 1, maxLength }: FormField, length: number): Fault | undefined {
  if (length < minLength) return 'too-short';
  return length > maxLength ? 'too-long' : undefined;
}

function formFault({ type, pattern }: FormField, value: string): Fault | undefined {
  if (!(FORMS[type]?.test(value) ?? true)) return 'wrong-type';
  return pattern !== undefined && !matches(pattern, value) ? 'wrong-form' : undefined;
}

/** The API takes only patterns that cannot run long. */
const matches = (pattern: string, value: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(value);
