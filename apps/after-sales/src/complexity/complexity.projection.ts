import type { OrderEvents } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import type { Projection } from '@bujiao/projections';

/**
 * Whom a resubmission waits for. `proof`: the payment gateway. `reviewer`, `support`: a person of verification, of after-sales.
 * `supplier`: stock or supplier, with retries. `buyer`: the confirmation of a role or of the receipt. `platform`: our own machines.
 */
export const WAITS = ['proof', 'platform', 'reviewer', 'supplier', 'support', 'buyer'] as const;
export type WaitsFor = (typeof WAITS)[number];

/** One event of a resubmission, as far as complexity is measured by it; or the kind of goods of an order. */
export interface ComplexityMoment {
  readonly eventId: string;
  readonly orderId: string;
  readonly revision: number;
  readonly resubmissionId?: string;
  readonly type: string;
  readonly at: string;
  /** From this event on. */
  readonly waitsFor?: WaitsFor;
  /** What one act of a person led to has one value. */
  readonly act?: string;
  readonly reason?: string;
  readonly channel?: string;
  readonly fieldsTyped?: number;
  readonly policyVersion?: string;
  readonly goodsKind?: string;
}

/** Absent: nobody is waited for any more. */
const WAITS_AFTER = {
  PaymentProofUnclear: 'proof',
  PaymentProofExpired: 'proof',
  PaymentProofObtained: 'platform',
  AccountChecked: 'supplier',
  RoleChecked: 'platform',
  PermissionAsked: 'buyer',
  PermissionConfirmed: 'platform',
  PermissionExpired: 'platform',
  ReviewRequested: 'reviewer',
  EvidenceRequested: 'buyer',
  EvidenceAdded: 'reviewer',
  EvidenceOverdue: 'reviewer',
  ResubmissionApproved: 'supplier',
  ManualWorkRequested: 'support',
  ManualWorkResolved: 'supplier',
  ResubmissionDelivered: 'buyer',
  CardSecretsRevealed: 'buyer',
  ReceiptConfirmed: undefined,
  ResubmissionClosed: undefined,
  ResubmissionRejected: undefined,
  ResubmissionFailed: undefined,
} as const satisfies { readonly [Type in keyof OrderEvents]?: WaitsFor | undefined };

const ON: Projection<ComplexityMoment>['on'] = {
  OrderSnapshotTaken: (event) => {
    const { terms } = event.data as OrderEvents['OrderSnapshotTaken'];
    return momentOf(event, { goodsKind: terms.goods.kind });
  },
  ResubmissionRequested: (event) => {
    const { reason, channel, fieldsTyped } = event.data as OrderEvents['ResubmissionRequested'];
    const version = event.recorded?.metadata.ruleVersion;
    return ofResubmission(event, {
      waitsFor: 'proof',
      reason,
      channel,
      fieldsTyped,
      ...(version !== undefined && { policyVersion: version }),
    });
  },
  ReviewDecided: (event) => {
    const { needsSecond } = event.data as OrderEvents['ReviewDecided'];
    return ofResubmission(event, { waitsFor: needsSecond ? 'reviewer' : 'platform' });
  },
  ...Object.fromEntries(
    Object.entries(WAITS_AFTER).map(([type, waitsFor]) => [
      type,
      (event: BusEvent) => ofResubmission(event, waitsFor === undefined ? {} : { waitsFor }),
    ]),
  ),
};

function momentOf(
  { id, orderId, type, time, recorded }: BusEvent,
  more: Partial<ComplexityMoment>,
): ComplexityMoment | undefined {
  if (!recorded) return undefined;
  return { eventId: id, orderId, revision: recorded.revision, type, at: time, ...more };
}

function ofResubmission(event: BusEvent, more: Partial<ComplexityMoment>): ComplexityMoment | undefined {
  const { resubmissionId } = event.data as { readonly resubmissionId: string };
  const { actor, causationId } = event.recorded?.metadata ?? {};
  return momentOf(event, {
    resubmissionId,
    ...(actor?.kind === 'person' && causationId !== undefined && { act: causationId }),
    ...more,
  });
}

/** One row an event: steps and waits follow from all events of a resubmission, and a row may be written in any order. */
export const COMPLEXITY: Projection<ComplexityMoment> = {
  name: 'after-sales-complexity',
  version: 1,
  table: {
    schema: 'after_sales',
    name: 'complexity_moments',
    columns: {
      eventId: { name: 'event_id', type: 'uuid', keep: 'key' },
      orderId: { name: 'order_id', type: 'text', keep: 'fixed' },
      revision: { name: 'revision', type: 'integer', keep: 'revision' },
      resubmissionId: { name: 'resubmission_id', type: 'uuid', keep: 'fixed' },
      type: { name: 'type', type: 'text', keep: 'fixed' },
      at: { name: 'at', type: 'timestamptz', keep: 'fixed' },
      waitsFor: { name: 'waits_for', type: 'text', keep: 'fixed' },
      act: { name: 'act', type: 'text', keep: 'fixed' },
      reason: { name: 'reason', type: 'text', keep: 'fixed' },
      channel: { name: 'channel', type: 'text', keep: 'fixed' },
      fieldsTyped: { name: 'fields_typed', type: 'integer', keep: 'fixed' },
      policyVersion: { name: 'policy_version', type: 'text', keep: 'fixed' },
      goodsKind: { name: 'goods_kind', type: 'text', keep: 'fixed' },
    },
  },
  on: ON,
};
