import type { History, HistoryLine } from '../../api/orders.js';

export const LINE_KINDS = ['shop', 'checks', 'goods', 'people'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

const KINDS: Readonly<Record<string, LineKind>> = {
  OrderSnapshotTaken: 'shop',
  OriginalOrderChanged: 'shop',
  ResubmissionRequested: 'people',
  ResubmissionOffered: 'people',
  OfferExpired: 'people',
  OfferWithdrawn: 'people',
  PersonAsked: 'people',
  ParkedEventEdited: 'people',
  NoticePreferenceChanged: 'people',
  ResubmissionApproved: 'checks',
  ResubmissionRejected: 'checks',
  DeliveryAttemptStarted: 'goods',
  DeliveryAttemptSucceeded: 'goods',
  DeliveryAttemptFailed: 'goods',
  DeliveryAttemptUnknown: 'goods',
  ResubmissionDelivered: 'goods',
  ResubmissionFailed: 'goods',
  ReviewRequested: 'people',
  ReviewReminded: 'people',
  ReviewOverdue: 'people',
  ReviewDecided: 'people',
  EvidenceRequested: 'people',
  EvidenceAdded: 'people',
  EvidenceLookedAt: 'people',
  EvidenceOverdue: 'people',
  ManualWorkRequested: 'people',
  ManualWorkResolved: 'people',
  CardSecretsRevealed: 'people',
  CardSecretsCopied: 'people',
  ReceiptConfirmed: 'people',
  ResubmissionClosed: 'goods',
  PaymentProofObtained: 'checks',
  PaymentProofExpired: 'checks',
  PaymentProofUnclear: 'checks',
  AccountChecked: 'checks',
  RoleChecked: 'checks',
  RoleBindingChecked: 'checks',
  RoleBound: 'checks',
  PermissionAsked: 'people',
  PermissionConfirmed: 'people',
  PermissionExpired: 'people',
  OrderConflictFound: 'checks',
  OrderConflictClosed: 'people',
};

/** An event type that the page does not know yet is of the goods: it is shown, and counted somewhere. */
export const kindOf = ({ type }: HistoryLine): LineKind => KINDS[type] ?? 'goods';

export function countByKind(events: readonly HistoryLine[]): Readonly<Record<LineKind, number>> {
  const counts: Record<LineKind, number> = { shop: 0, checks: 0, goods: 0, people: 0 };
  for (const event of events) counts[kindOf(event)] += 1;
  return counts;
}

/** One line of the history: one event, or the repeated queries of one attempt. */
export interface Line {
  /** The latest of them: a fold must not make a stuck order look finished. */
  readonly event: HistoryLine;
  readonly folded: readonly HistoryLine[];
  /** ms since the line before; shown where it is a wait. */
  readonly waited: number;
}

export const LEAST_WAIT_MS = 60_000;

/** Oldest first. An error is never folded, only the same unknown answer again. */
export function linesOf(events: readonly HistoryLine[], kind: LineKind | undefined): readonly Line[] {
  const lines: Line[] = [];
  let before: HistoryLine | undefined;
  for (const event of events) {
    if (kind && kindOf(event) !== kind) continue;
    const waited = before ? Date.parse(event.at) - Date.parse(before.at) : 0;
    const last = lines.at(-1);
    if (last && isSameQuery(last.event, event))
      lines[lines.length - 1] = { ...last, event, folded: [...last.folded, last.event] };
    else lines.push({ event, folded: [], waited });
    before = event;
  }
  return lines;
}

const isSameQuery = (a: HistoryLine, b: HistoryLine): boolean =>
  a.type === 'DeliveryAttemptUnknown' &&
  b.type === a.type &&
  a.data['attemptId'] === b.data['attemptId'] &&
  a.data['code'] === b.data['code'];

export type Tone = 'ok' | 'bad' | 'unk' | 'wait' | 'plain';

const TONES: Readonly<Record<string, Tone>> = {
  ResubmissionRejected: 'bad',
  DeliveryAttemptFailed: 'bad',
  ResubmissionFailed: 'bad',
  DeliveryAttemptUnknown: 'unk',
  ReviewRequested: 'wait',
  EvidenceRequested: 'wait',
  ManualWorkRequested: 'wait',
  OrderConflictFound: 'wait',
  ResubmissionDelivered: 'ok',
  DeliveryAttemptSucceeded: 'ok',
};

export const toneOf = ({ type }: HistoryLine): Tone => TONES[type] ?? 'plain';

/** Numbers and codes of an event that people compare or search for. */
export function factsOf({ data, why }: HistoryLine): readonly string[] {
  const source = data['source'] as { supplierId?: string } | undefined;
  const facts = [source?.supplierId, data['requestNo'], data['supplierOrderNo'], data['code'], data['note']];
  // A code without a sentence stands as the reason already.
  return facts.filter((fact): fact is string => typeof fact === 'string' && fact !== '' && fact !== why?.zh);
}

export const unitsOf = ({ data }: HistoryLine): number | undefined =>
  typeof data['quantity'] === 'number' && data['quantity'] > 0 ? data['quantity'] : undefined;

/** The history without the lines that a filter hides; in stream order, as the API gives it. */
export const seenHistory = (history: History, kind: LineKind | undefined): History =>
  kind ? { ...history, events: history.events.filter((event) => kindOf(event) === kind) } : history;
