import {
  offerLinkPath,
  permissionCodePath,
  type EventMetadata,
  type OrderEvent,
  type OrderNotice,
} from '@bujiao/contracts';
import { noticeOfEvent } from './notices.js';

export interface NoticeSource {
  readonly orderId: string;
  readonly eventId: string;
  readonly event: OrderEvent;
  readonly metadata: Pick<EventMetadata, 'occurredAt' | 'catalogue' | 'tellBuyer'>;
  readonly revision?: number;
}

/** The message for the shop about an event that is a notice; undefined for every other event. Pure: repeated, it is the same message. */
export function orderNoticeOf({
  orderId,
  eventId,
  event,
  metadata,
  revision,
}: NoticeSource): OrderNotice | undefined {
  const notice = noticeOfEvent(event, metadata);
  if (!notice) return undefined;
  return {
    orderId,
    eventId,
    notice,
    ...('resubmissionId' in event.data && { resubmissionId: event.data.resubmissionId }),
    ...('offerId' in event.data && { offerId: event.data.offerId }),
    ...(event.type === 'ResubmissionOffered' && {
      expiresAt: event.data.expiresAt,
      linkFrom: offerLinkPath(orderId, event.data.offerId),
    }),
    ...(event.type === 'PermissionAsked' && {
      expiresAt: event.data.expiresAt,
      codeFrom: permissionCodePath(orderId, event.data.resubmissionId),
    }),
    ...(revision !== undefined && { revision }),
  };
}
