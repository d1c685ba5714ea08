/**
 * A key for one intention of a person, such as one click. Keep it until the answer has come: a request with the same key is the
 * same request, and gets the same answer. Works without a secure context too, where `crypto.randomUUID` is missing.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
