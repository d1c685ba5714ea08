import { hash } from 'node:crypto';

/**
 * The id of the `ordinal`-th event that `causationId` led to: a UUID (version 8) out of SHA-256.
 * It is the dedup key of every event ever recorded; never change it.
 */
export function eventId(causationId: string, type: string, ordinal: number): string {
  return uuidOf(`${causationId}\n${type}\n${ordinal}`);
}

/** A UUID (version 8) that depends on nothing but `name`. */
export function uuidOf(name: string): string {
  const hex = hash('sha256', name, 'hex');
  const variant = ((parseInt(hex[16] as string, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
