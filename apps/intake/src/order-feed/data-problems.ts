import { validateSync, type ValidationError } from 'class-validator';
import { CANCELLATION_CAUSES, GOODS_KINDS, REFUND_CAUSES } from '@bujiao/contracts';
import { misspeltGuards, nearestValue, shapeOf, unknownFieldsOf } from './field-check/index.js';
import { describeErrors } from './order-event.dto.js';
import type { Rejection } from './rejection.js';

/** Fields without which goods may go out twice or money be missed: one that is misspelt is rejected, never ignored. */
const GUARDS: readonly string[] = [
  'pendingSupplierOrder',
  'pendingSupplierOrders',
  'supplierOrder',
  'supplierId',
  'requestNo',
  'deliveryId',
  'quantity',
  'amount',
  'paymentId',
  'refundId',
  'cause',
  'delivered',
  'resubmissionId',
  'withdraws',
];
/** Fields that matter so much that they are rejected where they stand in the wrong event, too. */
const GUARDS_ANYWHERE = ['pendingSupplierOrder', 'pendingSupplierOrders', 'supplierOrder'];

/** Values that a field takes, by its name. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  kind: GOODS_KINDS,
  cause: [...new Set([...CANCELLATION_CAUSES, ...REFUND_CAUSES])],
};

export interface CheckedFields {
  /** JSON pointers, into the event, of fields that the contract does not know. */
  readonly ignored: readonly string[];
  readonly rejection?: Rejection;
}

/** The fields that the contract does not know: those that guard goods or money reject the event, others are ignored by name. */
export function checkFields(dto: new () => object, plain: object): CheckedFields {
  const unknown = unknownFieldsOf(shapeOf(dto), plain, GUARDS_ANYWHERE);
  const ignored = unknown.map(({ pointer }) => `/data${pointer}`);
  const [misspelt] = misspeltGuards(unknown, GUARDS);
  if (!misspelt) return { ignored };
  const { name, nearest = '' } = misspelt;
  const known = Object.keys(shapeOf(dto));
  const place = known.includes(nearest) ? '' : '; it belongs to another type';
  return {
    ignored,
    rejection: {
      code: 'unknown-field',
      detail: `${name} is not known here and reads like ${nearest}${place}`,
      pointer: `/data${misspelt.pointer}`,
      expected: known,
      didYouMean: nearest,
    },
  };
}

/** Why the data does not fit its type: every problem in words, and the place of the first one. */
export function checkShape(data: object): Rejection | undefined {
  const errors = validateSync(data, { whitelist: true, forbidUnknownValues: false });
  const [first] = errors;
  if (!first) return undefined;
  const { path, error } = deepest(first, ['data']);
  const values = VALUES[error.property];
  const near = values && nearestValue(error.value, values);
  return {
    code: 'invalid-data',
    detail: describeErrors(errors).slice(0, 10).join('; '),
    pointer: `/${path.join('/')}`,
    ...(near && { expected: near.expected }),
    ...(near?.nearest !== undefined && { didYouMean: near.nearest }),
  };
}

function deepest(
  error: ValidationError,
  above: readonly string[],
): { path: readonly string[]; error: ValidationError } {
  const path = [...above, error.property];
  const [child] = error.children ?? [];
  return child && !error.constraints ? deepest(child, path) : { path, error };
}
