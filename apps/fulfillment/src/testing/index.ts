// The parts of fulfillment that tests put together without Nest and without a database, and what they set otherwise.
export type { CardStock, Claim, StaleReservation } from '../card-stock/card-stock.repository.js';
export type { DeliveredCards, SupplierCards } from '../card-stock/supplier-cards.repository.js';
export { DELIVERY_POLICY_TOKEN, type DeliveryPolicy } from '../delivery/delivery-policy.js';
export { DeliveryService } from '../delivery/delivery.service.js';
export type { VoidReservation } from '../delivery/judge-reservation.decider.js';
export { ReservationSweep } from '../delivery/reservation-sweep.service.js';
export { StockIssue } from '../delivery/stock-issue.service.js';
export { SupplierCalls } from '../delivery/supplier-calls.service.js';
export { SupplierOutcomes } from '../delivery/supplier-outcomes.service.js';
export { resolveManualWork, type ResolveManualWork } from '../manual-work/resolve-manual-work.decider.js';
export { HttpSupplier } from '../suppliers/http-supplier.js';
export { meaningOf } from '../suppliers/jd-codes.js';
export type { Supplier, SupplierAnswer, SupplierCard, SupplierOrder } from '../suppliers/supplier.port.js';
export { Suppliers } from '../suppliers/suppliers.js';
