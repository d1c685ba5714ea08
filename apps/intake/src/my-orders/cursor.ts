import { badRequest, type Problem } from '@bujiao/platform';
import type { MyOrdersCursor } from './my-orders.repository.js';

export const badCursor = (): Problem =>
  badRequest('bad-cursor', 'The cursor is not one that this list gave out.');

/** Opaque to clients. */
export const cursorText = ({ attention, placedAt, orderId }: MyOrdersCursor): string =>
  Buffer.from(JSON.stringify([attention, placedAt, orderId])).toString('base64url');

export function cursorOf(text: string): MyOrdersCursor {
  const [attention, placedAt, orderId] = parsed(text);
  if (typeof attention !== 'boolean' || typeof placedAt !== 'string' || typeof orderId !== 'string')
    throw badCursor();
  return { attention, placedAt, orderId };
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
