// The parts of intake that tests put together without Nest and without a database.
export { OrderFeed } from '../order-feed/order-feed.service.js';
export type { RejectedOrderEvents } from '../order-feed/rejected-order-events.repository.js';
export type { OrderSnapshots, SnapshotUpdate } from '../order-snapshots/order-snapshots.repository.js';
export type { OrderSnapshot } from '../order-snapshots/snapshot-row.js';
export { ResubmissionRequests } from '../resubmission-requests/resubmission-requests.service.js';
