import {
  describedEvent,
  type Actor,
  type EventMetadata,
  type Notice,
  type OrderEvent,
  type OrderFact,
  type Sentence,
} from '@bujiao/contracts';
import { verifySlice, type RecordedEvent, type StreamSlice } from '@bujiao/event-store';
import { upcast } from '@bujiao/order-history';
import { noticeOfEvent, noticeWay } from '@bujiao/texts';
import { changesOf, type HistoryChange } from './changes.js';
import { measuresOf, type ResubmissionMeasures } from './measures.js';
import { toldLines, withoutSealed, type ToldLine } from './told-line.js';
import { whyOf } from './why.js';

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
  /** What it changed: before and after. Absent where nothing that people see changed. */
  readonly changes?: readonly HistoryChange[];
  /** What the shop had told, where the event is about that. */
  readonly told?: readonly ToldLine[];
  /** What the buyer was told with it, in the words of that time. */
  readonly notice?: ToldNotice;
  /** Without personal data: what is sealed stays sealed. Owners see a part of it. */
  readonly data: object;
  readonly hash: string;
}

/** What the buyer was told, and in words in which languages and by which way. */
export interface ToldNotice extends Notice {
  readonly way: Sentence;
}

/** An order event that was not taken, as staff see it beside the order. */
export interface RejectedLine {
  readonly at: string;
  readonly type: string | null;
  readonly source: string | null;
  readonly publisher: string | null;
  readonly code: string;
  readonly detail: string;
}

export interface HistoryView {
  readonly orderId: string;
  /** True when no event was changed, removed, added or moved since it was recorded. */
  readonly chainIntact: boolean;
  /** Where the chain breaks, if it does. */
  readonly chainBreak?: { readonly revision: number; readonly detail: string };
  readonly measures: readonly ResubmissionMeasures[];
  readonly events: readonly HistoryLine[];
  /** What the shop told of an order that has no stream yet, since nobody resubmitted it. */
  readonly told?: readonly ToldLine[];
  /** For staff: order events about it that were rejected, newest first. */
  readonly rejected?: readonly RejectedLine[];
}

const UNKNOWN: Sentence = { zh: '其他事件', en: 'Another event' };

/** The whole history of an order as people read it. `forStaff`: shows who of the staff acted, and every field. */
export function historyView(orderId: string, slice: StreamSlice, forStaff: boolean): HistoryView {
  const { events } = slice;
  const broken = verifySlice(slice);
  const changes = changesOf(events);
  return {
    orderId,
    chainIntact: broken === undefined,
    ...(broken && { chainBreak: { revision: broken.revision, detail: broken.kind } }),
    measures: measuresOf(events),
    events: events.map((event, i) => lineOf(event, changes[i] ?? [], forStaff)),
  };
}

/** The history of an order that nobody has resubmitted: what the shop told. There is no chain to break yet. */
export const toldHistory = (orderId: string, told: readonly OrderFact[], forStaff: boolean): HistoryView => ({
  orderId,
  chainIntact: true,
  measures: [],
  events: [],
  told: toldLines(told, forStaff),
});

function lineOf(recorded: RecordedEvent, changes: readonly HistoryChange[], forStaff: boolean): HistoryLine {
  const { revision, type, metadata, hash } = recorded;
  const { data } = upcast(recorded);
  const { occurredAt, ruleVersion } = metadata;
  const event = { type, data } as OrderEvent;
  const { told } = data as { readonly told?: readonly OrderFact[] };
  return {
    revision,
    at: occurredAt,
    type,
    title: describedEvent(type)?.title ?? UNKNOWN,
    ...originOf(metadata, forStaff),
    ...wordsOf(event, metadata, forStaff),
    ...(ruleVersion && { ruleVersion }),
    ...changed(changes),
    ...(told && { told: toldLines(told, forStaff) }),
    data: withoutSealed(forStaff ? withoutTold(data) : forOwners(type, data)) as object,
    hash,
  };
}

/** Why it came about, and what the buyer was told with it. */
function wordsOf(
  event: OrderEvent,
  metadata: EventMetadata,
  forStaff: boolean,
): Pick<HistoryLine, 'why' | 'notice'> {
  const why = describedEvent(event.type) && whyOf(event, forStaff);
  const notice = noticeOfEvent(event, metadata);
  return { ...(why && { why }), ...(notice && { notice: { ...notice, way: noticeWay(notice) } }) };
}

const changed = (changes: readonly HistoryChange[]): Pick<HistoryLine, 'changes'> =>
  changes.length > 0 ? { changes } : {};

/** Who did it and what caused it. Buyers and merchants are told the names of their own people only. */
function originOf(
  { actor: { kind, role, id }, causationId }: EventMetadata,
  forStaff: boolean,
): Pick<HistoryLine, 'who' | 'causedBy'> {
  const isTold = forStaff || role === 'buyer' || role === 'merchant';
  return {
    who: { kind, ...(role && { role }), ...(isTold && { id }) },
    causedBy: isTold ? causationId : 'internal',
  };
}

/** Facts are shown as lines of their own. */
function withoutTold(data: object): object {
  const { told: _, ...rest } = data as { readonly told?: unknown };
  return rest;
}

/** A list of what owners may see: a field that is added to an event stays with the staff until somebody lists it. */
function forOwners(type: string, data: object): object {
  const listed: readonly string[] = describedEvent(type)?.ownerReads ?? [];
  return Object.fromEntries(Object.entries(data).filter(([name]) => listed.includes(name)));
}
