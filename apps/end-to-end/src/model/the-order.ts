import type { Principal } from '@bujiao/platform';

/** The one order that the model is about, and its buyer. */
export const ORDER_ID = 'O1';
export const BUYER: Principal = {
  id: 'B1',
  role: 'buyer',
  actor: { kind: 'person', id: 'B1', role: 'buyer' },
  expiresAt: Infinity,
};
