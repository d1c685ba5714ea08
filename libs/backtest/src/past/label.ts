import type { OrderEvents, OrderFact } from '@bujiao/contracts';
import { isDispute, rejectionSignals } from '@bujiao/risk';

/** How a request turned out, as later events say. The first that applies holds. */
export const LABELS = [
  'dispute',
  'refund',
  'refused-proof',
  'refused-by-reviewer',
  'confirmed',
  'no-complaint',
  'not-known',
] as const;
export type Label = (typeof LABELS)[number];

export type LabelGroup = 'good' | 'bad' | 'unknown';
const GROUPS: Readonly<Record<Label, LabelGroup>> = {
  dispute: 'bad',
  refund: 'bad',
  'refused-proof': 'bad',
  'refused-by-reviewer': 'bad',
  confirmed: 'good',
  'no-complaint': 'good',
  'not-known': 'unknown',
};
export const groupOf = (label: Label): LabelGroup => GROUPS[label];

const DAY = 86_400_000;
/** ms without a complaint after which a delivery counts as good. */
export const QUIET = 14 * DAY;

/** An event of an order's stream, as far as labels read it. */
export interface LaterEvent {
  readonly type: string;
  readonly data: object;
  readonly metadata: { readonly occurredAt: string };
}

interface Seen {
  disputed: boolean;
  refunded: boolean;
  refusedProof: boolean;
  refused: boolean;
  confirmed: boolean;
  deliveredAt: number | undefined;
}

/**
 * @param later what the order's stream holds after the decision, oldest first
 * @param code of the decision, where it was a refusal
 * @param asOf ms since the epoch, until which events were read
 */
export function labelOf(
  resubmissionId: string,
  {
    later,
    code,
    asOf,
  }: { readonly later: readonly LaterEvent[]; readonly code?: string | undefined; readonly asOf: number },
): Label {
  const seen: Seen = {
    disputed: false,
    refunded: false,
    refusedProof: code !== undefined && isRefusedProof(code),
    refused: false,
    confirmed: false,
    deliveredAt: undefined,
  };
  for (const event of later) SEE[event.type]?.(seen, event, resubmissionId);
  return ENDS.find(([, holds]) => holds(seen, asOf))?.[0] ?? 'not-known';
}

type End = readonly [label: Label, holds: (seen: Seen, asOf: number) => boolean];
const ENDS: readonly End[] = [
  ['dispute', ({ disputed }) => disputed],
  ['refund', ({ refunded }) => refunded],
  ['refused-proof', ({ refusedProof }) => refusedProof],
  ['refused-by-reviewer', ({ refused }) => refused],
  ['confirmed', ({ confirmed }) => confirmed],
  ['no-complaint', ({ deliveredAt }, asOf) => deliveredAt !== undefined && asOf - deliveredAt >= QUIET],
];

const isRefusedProof = (code: string): boolean =>
  rejectionSignals(0, code).some(({ kind }) => kind === 'refused-proof');

type See = (seen: Seen, event: LaterEvent, resubmissionId: string) => void;
const isOf = ({ data }: LaterEvent, resubmissionId: string): boolean =>
  (data as { readonly resubmissionId?: string }).resubmissionId === resubmissionId;

const SEE: Readonly<Record<string, See>> = {
  ResubmissionDelivered: (seen, event, id) => {
    if (isOf(event, id)) seen.deliveredAt = Date.parse(event.metadata.occurredAt);
  },
  // Automatic confirmation says nothing about the buyer.
  ReceiptConfirmed: (seen, event, id) => {
    if (isOf(event, id) && (event.data as OrderEvents['ReceiptConfirmed']).by === 'buyer')
      seen.confirmed = true;
  },
  ReviewDecided: (seen, event, id) => {
    if (isOf(event, id) && (event.data as OrderEvents['ReviewDecided']).decision === 'refuse')
      seen.refused = true;
  },
  OrderConflictFound: (seen, event) => {
    if (isDispute((event.data as OrderEvents['OrderConflictFound']).conflict.code)) seen.disputed = true;
  },
  // Money that goes back for goods that never went out is no sign against the buyer.
  OriginalOrderChanged: (seen, event) => {
    const { told } = event.data as { readonly told?: readonly OrderFact[] };
    if (seen.deliveredAt !== undefined && told?.some(({ type }) => type === 'shop.order.refunded'))
      seen.refunded = true;
  },
};
