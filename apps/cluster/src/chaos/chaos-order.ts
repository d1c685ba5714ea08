import type { Goods } from '@bujiao/contracts';
import type { HeldOrder, Payment, ShopEvent } from '@bujiao/simulator';

/** In which ways the shop's orders went wrong; each with its share. */
export const CHAOS_WAYS = [
  ['failed', 0.3],
  ['partly-delivered', 0.12],
  ['two-parts-then-failed', 0.12],
  ['second-payment', 0.1],
  ['two-suppliers-late', 0.1],
  ['delivery-taken-back', 0.1],
  ['stuck', 0.1],
  ['partly-refunded', 0.06],
] as const satisfies readonly (readonly [string, number])[];
export type ChaosWay = (typeof CHAOS_WAYS)[number][0];

/** An order that went wrong at the shop, paid and owed. */
export interface ChaosOrder extends HeldOrder {
  readonly buyerId: string;
  readonly way: ChaosWay;
  readonly goods: Goods;
  readonly quantity: number;
  /** Units that the shop refunded. */
  readonly refundedQuantity: number;
  /** Every try to pay, as the gateway knows it; the last one is paid. */
  readonly payments: readonly Payment[];
  /** Of a direct top-up; no two orders have the same. */
  readonly account?: string;
  readonly events: readonly ShopEvent[];
  /** Decides what goes wrong with it outside. */
  readonly luck: number;
}
