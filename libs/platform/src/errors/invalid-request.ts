import type { ValidationError } from 'class-validator';
import { badRequest, type Problem } from './problem.js';

export interface FieldError {
  /** Path of the field, e.g. `rechargeTarget.rechargeAccount` or `cards.3.cardNo`. */
  readonly field: string;
  readonly message: string;
}

const MAX_ERRORS = 20;
const MAX_FIELD_LENGTH = 100;

/** Never repeats a value of the client, which may be a misplaced secret. */
export function invalidRequest(errors: readonly FieldError[]): Problem {
  const shown = errors.slice(0, MAX_ERRORS);
  const fields = [...new Set(shown.map(({ field }) => field))].join(', ');
  return badRequest(
    'invalid-request',
    fields ? `These fields are not right: ${fields}.` : 'The request is not right.',
    {
      data: { errors: shown },
    },
  );
}

export const invalidRequestOf = (errors: readonly ValidationError[]): Problem =>
  invalidRequest(errors.flatMap((e) => fieldErrors(e, '')));

function fieldErrors(error: ValidationError, prefix: string): FieldError[] {
  const field = (prefix + error.property).slice(0, MAX_FIELD_LENGTH);
  const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
    field,
    message: rule === 'whitelistValidation' ? 'is not a known field' : sayWithout(error.property, message),
  }));
  return [
    ...own,
    ...(error.children ?? []).flatMap((child) => fieldErrors(child, `${prefix}${error.property}.`)),
  ];
}

/** "quantity must be an integer" → "must be an integer": the field is named beside it. */
const sayWithout = (property: string, message: string): string =>
  message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
