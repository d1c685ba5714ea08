import { cursorText as textOf, cursorValues } from '@bujiao/platform';
import type { MyOrdersCursor } from './my-orders.repository.js';

export const cursorText = ({ attention, placedAt, orderId }: MyOrdersCursor): string =>
  textOf([attention, placedAt, orderId]);

export function cursorOf(text: string): MyOrdersCursor {
  const [attention, placedAt, orderId] = cursorValues(text, ['boolean', 'text', 'id']);
  return { attention, placedAt, orderId };
}
