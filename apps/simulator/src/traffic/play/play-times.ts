import { MINUTE } from '../draft-order.js';

// How long people and services of the simulation take, ms.

/** Verification asks the gateway a moment after the click. */
export const VERIFIED_AFTER = 200;
/** Until a reviewer decides, from the verdict or from the evidence. */
export const REVIEW_TAKES = 30 * MINUTE;
export const EVIDENCE_ASKED_AFTER = 10 * MINUTE;
export const UPLOAD_TAKES = 20 * MINUTE;
