import type { OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import type { Projection } from '@bujiao/projections';
import { rejectionSignals } from '@bujiao/risk';

/** What the score of later requests reads of a request and its end. Without personal data. */
export interface RiskRequestRow {
  readonly resubmissionId: string;
  readonly revision: number;
  readonly orderId: string;
  readonly requestedAt?: string;
  readonly reason?: string;
  /** Id of a merchant who asked; buyers are counted by their orders. */
  readonly merchantId?: string;
  /** Keyed hashes; of the account only where the request changed it. */
  readonly accountMark?: string;
  readonly deviceMark?: string;
  readonly addressMark?: string;
  readonly refusedAt?: string;
  readonly refusedCode?: string;
  readonly deliveredAt?: string;
  /** When the buyer confirmed the receipt in person. */
  readonly confirmedAt?: string;
}

const ON: Projection<RiskRequestRow>['on'] = {
  ResubmissionRequested: (event) => {
    const { reason, rechargeTarget, device, address } = event.data as OrderEvents['ResubmissionRequested'];
    const actor = event.recorded?.metadata.actor;
    return rowOf(event, {
      requestedAt: event.time,
      reason,
      ...(actor?.role === 'merchant' && { merchantId: actor.id }),
      ...(rechargeTarget?.mark !== undefined && { accountMark: rechargeTarget.mark }),
      ...(device !== undefined && { deviceMark: device }),
      ...(address !== undefined && { addressMark: address }),
    });
  },
  ResubmissionRejected: (event) => {
    const { code } = event.data as OrderEvents['ResubmissionRejected'];
    const counts = rejectionSignals(0, code).length > 0;
    return counts ? rowOf(event, { refusedAt: event.time, refusedCode: code }) : undefined;
  },
  ResubmissionDelivered: (event) => rowOf(event, { deliveredAt: event.time }),
  ReceiptConfirmed: (event) => {
    const { by } = event.data as OrderEvents['ReceiptConfirmed'];
    return by === 'buyer' ? rowOf(event, { confirmedAt: event.time }) : undefined;
  },
};

function rowOf(
  { orderId, data, recorded }: BusEvent,
  values: Partial<RiskRequestRow>,
): RiskRequestRow | undefined {
  const { resubmissionId } = data as { readonly resubmissionId: string };
  return recorded && { resubmissionId, orderId, revision: recorded.revision, ...values };
}

/** One row a resubmission. */
export const RISK_REQUESTS: Projection<RiskRequestRow> = {
  name: 'verification-risk-requests',
  version: 1,
  table: {
    schema: 'verification',
    name: 'risk_requests',
    columns: {
      resubmissionId: { name: 'resubmission_id', type: 'uuid', keep: 'key' },
      revision: { name: 'revision', type: 'integer', keep: 'revision' },
      orderId: { name: 'order_id', type: 'text', keep: 'fixed' },
      requestedAt: { name: 'requested_at', type: 'timestamptz', keep: 'first' },
      reason: { name: 'reason', type: 'text', keep: 'first' },
      merchantId: { name: 'merchant_id', type: 'text', keep: 'first' },
      accountMark: { name: 'account_mark', type: 'text', keep: 'first' },
      deviceMark: { name: 'device_mark', type: 'text', keep: 'first' },
      addressMark: { name: 'address_mark', type: 'text', keep: 'first' },
      refusedAt: { name: 'refused_at', type: 'timestamptz', keep: 'first' },
      refusedCode: { name: 'refused_code', type: 'text', keep: 'first' },
      deliveredAt: { name: 'delivered_at', type: 'timestamptz', keep: 'first' },
      confirmedAt: { name: 'confirmed_at', type: 'timestamptz', keep: 'first' },
    },
  },
  on: ON,
};
