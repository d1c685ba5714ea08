import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the caller's clock may be off before a request counts as replayed, seconds. */
export const SIGNATURE_TOLERANCE_S = 300;

/** Hex HMAC-SHA256 of `${timestamp}.${body}`; `timestamp` in unix seconds. */
export function signSupplierRequest(key: string, timestamp: string, body: string): string {
  return createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex');
}

export interface SignedRequest {
  readonly timestamp: string | undefined;
  readonly signature: string | undefined;
  readonly body: string;
}

/** True where the signature is of this key, this body and a fresh timestamp. `now` in unix seconds. */
export function isGenuine(key: string, { timestamp, signature, body }: SignedRequest, now: number): boolean {
  if (!timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp)) > SIGNATURE_TOLERANCE_S) return false;
  const expected = Buffer.from(signSupplierRequest(key, timestamp, body));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
