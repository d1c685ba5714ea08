// The parts of intake that tests put together without Nest and without a database.
export { OrderFeedHandler } from '../order-feed/order-feed.handler.js';
export { OrderFeed } from '../order-feed/order-feed.service.js';
export { Facts } from '../order-feed/facts.service.js';
export { StreamNews } from '../order-feed/stream-news.service.js';
export { PlacingJudge } from '../order-feed/placing-judge.service.js';
export { ZERO_TOUCH_CONSENTS, type ZeroTouchConsents } from '../buyer-profile/zero-touch-consents.port.js';
export { OfferWatch } from '../offers/offer-watch.service.js';
export type { OrderNumbers } from '../find-orders/order-numbers.repository.js';
export type { RejectedOrderEvents } from '../order-feed/rejected-order-events.repository.js';
export type {
  Added,
  Judgement,
  OrderRecords,
  RecordUpdate,
} from '../order-record/order-records.repository.js';
export type { KeptFact, OrderRecord } from '../order-record/record-row.js';
export { GivenTargets } from '../resubmission-requests/given-targets.service.js';
export { ResubmissionRequests } from '../resubmission-requests/resubmission-requests.service.js';
export { BuyerCounter } from '../resubmission-requests/buyer-counts.service.js';
export { FACT_LIMITS } from '../order-record/order-records.sql.js';
export { REJECTION_CODES } from '../order-feed/rejection.js';
export { snapshotEvents } from '../order-record/snapshot-events.js';
export { requestResubmission, withRecord } from '../resubmission-requests/request-resubmission.decider.js';
export { recordedDecisions, type RecordedDecision } from '../explanation/recorded-decisions.js';
export type { BuyerProfile } from '../buyer-profile/buyer-profile.port.js';
export type { GoodsCatalogue } from '../goods-catalogue/goods-catalogue.repository.js';
