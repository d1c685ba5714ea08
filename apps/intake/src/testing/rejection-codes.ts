import type { Rejection } from '../order-feed/check-order-event.js';

const CODES: Readonly<Record<Rejection['code'], true>> = {
  'not-an-event': true,
  'unknown-type': true,
  'invalid-subject': true,
  'invalid-time': true,
  'invalid-data': true,
  'unknown-field': true,
  'order-terms-differ': true,
  'event-id-reused': true,
  'record-full': true,
  'not-yours-to-correct': true,
  'placing-was-rejected': true,
};

/** Every code with which an order event can be rejected. */
export const REJECTION_CODES: readonly string[] = Object.keys(CODES);
