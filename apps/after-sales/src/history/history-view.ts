import type { Actor, OrderEventType, ResubmissionReason, Sentence } from '@bujiao/contracts';
import { verifySlice, type RecordedEvent, type StreamSlice } from '@bujiao/event-store';
import { REASON_SENTENCES } from '@bujiao/order-history';
import { EVENT_TITLES } from './event-titles.js';
import { measuresOf, type ResubmissionMeasures } from './measures.js';

export interface HistoryLine {
  readonly revision: number;
  readonly at: string;
  readonly type: string;
  readonly title: Sentence;
  readonly who: { readonly kind: Actor['kind']; readonly role?: string; readonly id?: string };
  /** The event or request that led here. */
  readonly causedBy: string;
  readonly why?: Sentence;
  readonly ruleVersion?: string;
  /** Without personal data: what is sealed stays sealed. */
  readonly data: object;
  readonly hash: string;
}

export interface HistoryView {
  readonly orderId: string;
  /** True when no event was changed, removed, added or moved since it was recorded. */
  readonly chainIntact: boolean;
  /** Where the chain breaks, if it does. */
  readonly chainBreak?: { readonly revision: number; readonly detail: string };
  readonly measures: readonly ResubmissionMeasures[];
  readonly events: readonly HistoryLine[];
}

const UNKNOWN: Sentence = { zh: '其他事件', en: 'Another event' };

/** The whole history of an order as people read it. `forStaff`: shows who of the staff acted. */
export function historyView(orderId: string, slice: StreamSlice, forStaff: boolean): HistoryView {
  const { events } = slice;
  const broken = verifySlice(slice);
  return {
    orderId,
    chainIntact: broken === undefined,
    ...(broken && { chainBreak: { revision: broken.revision, detail: broken.kind } }),
    measures: measuresOf(events),
    events: events.map((event) => lineOf(event, forStaff)),
  };
}

function lineOf(event: RecordedEvent, forStaff: boolean): HistoryLine {
  const { revision, type, data, metadata, hash } = event;
  const { actor, occurredAt, causationId, ruleVersion } = metadata;
  const why = whyOf(data);
  const namesActor = forStaff || actor.role === 'buyer' || actor.role === 'merchant';
  return {
    revision,
    at: occurredAt,
    type,
    title: EVENT_TITLES[type as OrderEventType] ?? UNKNOWN,
    who: { kind: actor.kind, ...(actor.role && { role: actor.role }), ...(namesActor && { id: actor.id }) },
    causedBy: causationId,
    ...(why && { why }),
    ...(ruleVersion && { ruleVersion }),
    data: withoutSealed(data) as object,
    hash,
  };
}

function whyOf(data: object): Sentence | undefined {
  const { reason, sentence, code } = data as {
    reason?: ResubmissionReason;
    sentence?: Sentence;
    code?: string;
  };
  if (sentence) return sentence;
  if (reason) return REASON_SENTENCES[reason];
  return code ? { zh: code, en: code } : undefined;
}

/** Noise without the buyer's key, and none of a reader's business with it. */
function withoutSealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSealed);
  if (typeof value !== 'object' || value === null) return value;
  if ('sealed' in value) return { sealed: true };
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutSealed(member)]));
}
