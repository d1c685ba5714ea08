import {
  TARGET_FIELDS,
  type FieldType,
  type RechargeTemplate,
  type RechargeTarget,
  type TargetField,
  type TemplateField,
} from '@bujiao/contracts';
import { readPattern } from './pattern.js';

/** What is wrong with the value of a field. */
export type FieldFault =
  'needed' | 'unexpected' | 'too-short' | 'too-long' | 'wrong-type' | 'not-a-choice' | 'wrong-form';

export interface TargetFault {
  readonly field: TargetField;
  readonly fault: FieldFault;
}

/** Characters of a value at most, where the template says nothing. */
export const LONGEST_VALUE = 64;

const FORMS: Readonly<Record<FieldType, RegExp | undefined>> = {
  text: undefined,
  choice: undefined,
  digits: /^\d{1,64}$/,
  phone: /^\+?\d{6,15}$/,
  // Of two parts without a blank; whether it is anybody's, only a message can tell.
  email: /^[^\s@]{1,64}@[^\s@]{1,64}$/,
};

/** Without a template only the account is asked for; the rest is taken as it is. */
const isAccountOnly = (target: Partial<RechargeTarget>): readonly TargetFault[] =>
  isGiven(target.rechargeAccount) ? [] : [{ field: 'rechargeAccount', fault: 'needed' }];

/** What a template says against a delivery target, in the order of its fields; empty: it takes the target. Pure. */
export function targetFaults(
  template: Pick<RechargeTemplate, 'fields'> | undefined,
  target: Partial<RechargeTarget>,
): readonly TargetFault[] {
  if (!template) return isAccountOnly(target);
  const asked = new Set(template.fields.map(({ field }) => field));
  const unexpected = TARGET_FIELDS.filter((field) => !asked.has(field) && isGiven(target[field]));
  return [
    ...template.fields.flatMap((field) => faultOf(field, target[field.field])),
    ...unexpected.map((field) => ({ field, fault: 'unexpected' as const })),
  ];
}

/**
 * The part of an order's own target that the template asks for. Nobody typed the rest, and no form has a field in which it could be
 * mended, so it is left out in place of being refused; in a target that somebody types it is `unexpected`. Without a template: all of it.
 */
export function askedOnly<Target extends Partial<RechargeTarget>>(
  template: Pick<RechargeTemplate, 'fields'> | undefined,
  target: Target,
): Target {
  if (!template) return target;
  const asked = new Set<string>(template.fields.map(({ field }) => field));
  return Object.fromEntries(Object.entries(target).filter(([field]) => asked.has(field))) as Target;
}

/** A field that is null was left out, whatever its type says. */
const isGiven = (value: string | undefined): value is string => (value ?? '') !== '';

export const isRequired = ({ field, required = true }: TemplateField): boolean =>
  field === 'rechargeAccount' || required;

function faultOf(field: TemplateField, value: string | undefined): readonly TargetFault[] {
  const fault = isGiven(value) ? valueFault(field, value) : isRequired(field) ? 'needed' : undefined;
  return fault ? [{ field: field.field, fault }] : [];
}

/** Lengths first: no pattern reads a text that is longer than it may be. */
export function valueFault(field: TemplateField, value: string): FieldFault | undefined {
  if (field.type === 'choice') return isChoice(field, value) ? undefined : 'not-a-choice';
  return lengthFault(field, value) ?? formFault(field, value);
}

const isChoice = ({ choices = [] }: TemplateField, value: string): boolean =>
  choices.some((choice) => choice.value === value);

function lengthFault(
  { minLength = 1, maxLength = LONGEST_VALUE }: TemplateField,
  value: string,
): FieldFault | undefined {
  const length = [...value].length;
  if (length < minLength) return 'too-short';
  return length > maxLength ? 'too-long' : undefined;
}

function formFault({ type, pattern }: TemplateField, value: string): FieldFault | undefined {
  if (!(FORMS[type]?.test(value) ?? true)) return 'wrong-type';
  const read = pattern === undefined ? undefined : readPattern(pattern);
  return read && !('matches' in read && read.matches(value)) ? 'wrong-form' : undefined;
}
