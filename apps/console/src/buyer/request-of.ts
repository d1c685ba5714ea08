import type { TargetForm } from '../api/custom-goods.js';
import type { ResubmissionRequest } from '../api/orders.js';
import { fieldFault } from './field-fault.js';

/** What was typed as the API takes it; undefined while something is missing, or not as the template of the goods wants it. */
export function requestOf(
  fields: readonly string[],
  typed: Readonly<Record<string, string>>,
  form?: TargetForm,
): ResubmissionRequest | undefined {
  const given = fields.map((field) => [field, typed[field]?.trim() ?? ''] as const);
  if (given.some(([field, text]) => isWrong(field, text, form))) return undefined;
  return { rechargeTarget: Object.fromEntries(given.filter(([, text]) => text)) };
}

function isWrong(field: string, text: string, form: TargetForm | undefined): boolean {
  const asked = form?.fields.find((one) => one.field === field);
  return asked ? fieldFault(asked, text) !== undefined : !text;
}
