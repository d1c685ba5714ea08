import type { Notice } from '../events/notice.js';
import type { OrderEventType } from '../events/index.js';

/** CloudEvents type of the messages on `shop.order-notices`. */
export const ORDER_NOTICE = 'bujiao.order.notice';

/** What a buyer is told about an order, for the shop to pass on. Without personal data. */
export interface OrderNotice {
  readonly orderId: string;
  /** The event that is the notice: there is one notice for each. */
  readonly eventId: string;
  readonly notice: Notice;
  readonly resubmissionId?: string;
  /** Of an offer and its end. */
  readonly offerId?: string;
  /** Of an offer: until when it can be taken. */
  readonly expiresAt?: string;
  /** Of an offer: where the shop gets a link with a single-use code, by `POST`. */
  readonly linkFrom?: string;
  /** Of a role to confirm: where the shop gets the one-time code for the buyer, by `POST`. */
  readonly codeFrom?: string;
  /** Revision of the order's history that it speaks of. */
  readonly revision?: number;
}

/** The events that are notices. */
export const ORDER_NOTICE_EVENT_TYPES = [
  'ResubmissionOffered',
  'OfferWithdrawn',
  'ResubmissionRequested',
  'PersonAsked',
  'PermissionAsked',
  'ReviewRequested',
  'EvidenceRequested',
  'ManualWorkRequested',
  'ResubmissionDelivered',
  'ResubmissionRejected',
  'ResubmissionFailed',
] as const satisfies readonly OrderEventType[];

/** Where the one-time code is made with which the owner of a role confirms it. */
export const permissionCodePath = (orderId: string, resubmissionId: string): string =>
  `/orders/${encodeURIComponent(orderId)}/resubmissions/${resubmissionId}/permission/codes`;

/** Where the link of an offer is made. */
export const offerLinkPath = (orderId: string, offerId: string): string =>
  `/orders/${encodeURIComponent(orderId)}/offers/${offerId}/links`;
