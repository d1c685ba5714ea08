export { CATALOGUE } from './catalogue/catalogue.js';
export type { CatalogueGoods, RechargeForm } from './catalogue/catalogue-goods.js';
export { asGoods, asSupplierGoods, isDirect } from './catalogue/catalogue-goods.js';
export { masked } from './catalogue/made-up-secrets.js';
export type { FaultRule, FaultScript } from './faults/fault-script.js';
export {
  startPaymentGateway,
  type PaymentGateway,
  type PaymentGatewayOptions,
} from './payment-gateway/payment-gateway.js';
export type { Payment, PaymentFault, PaymentStatus } from './payment-gateway/payment.js';
export { SeededRandom } from './random/seeded-random.js';
export { SHOP_SUPPLIER_ID } from './shop/order-events.js';
export { Shop } from './shop/shop.js';
export { planOrders, type OrderPlanOptions } from './shop/order-plan.js';
export {
  owedUnits,
  type HeldOrder,
  type PlannedOrder,
  type ShopEvent,
  type Way,
} from './shop/planned-order.js';
export { startSupplier, type Supplier, type SupplierOptions } from './supplier/supplier.js';
export type { SupplierGoods } from './supplier/supplier-goods.js';
export type { LedgerEntry, SupplierLedger } from './supplier/supplier-ledger.js';
export type { SupplierAnswer, SupplierFault, SupplierOrderRequest } from './supplier/supplier-protocol.js';
export { isGenuine, signSupplierRequest } from './supplier/supplier-signature.js';
export { feedFailedOrders, buyerIdOf, orderIdOf, type FailedOrders } from './load/failed-orders.js';
export { Latencies } from './load/latencies.js';
export { postRequest, RawHttpPool, type RequestParts } from './load/raw-http-pool.js';
export {
  prepareResubmissionLoad,
  type ResubmissionLoad,
  type ResubmissionLoadOptions,
} from './load/resubmission-load.js';
export {
  runClosedLoop,
  runOpenLoop,
  type ClosedLoop,
  type LoadResult,
  type OpenLoop,
  type SendOne,
} from './load/run-load.js';
export { makeUpCard, type MadeUpCard } from './catalogue/made-up-secrets.js';
export { ProductClient } from './product/product-client.js';
export { oneAddress, type ProductUrls } from './product/product-urls.js';
export type { History, HistoryEntry, OrderPage, Progress, PublishAnswer } from './product/product-answers.js';
export { stockLoadCards } from './load/load-stock.js';
