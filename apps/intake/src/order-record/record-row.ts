import type { Column } from '@bujiao/fast-pg';
import type { OrderFact, OrderFacts, OrderTerms } from '@bujiao/contracts';
import { legacyFacts } from '@bujiao/order-history';

/** A fact as intake keeps it: with a keyed hash of its content, so that a reused event id is noticed. */
export type KeptFact = OrderFact & { readonly hash: string };

/** What was told about one order: its terms, and every accepted order event. */
export interface OrderRecord {
  readonly orderId: string;
  /** Absent while the order's placing has not been told. */
  readonly terms?: OrderTerms;
  /** In no order; values of the first version are among them as legacy facts. */
  readonly told: readonly OrderFact[];
  /** The order's stream may exist. */
  readonly streamOpen: boolean;
}

/** The columns of a {@link RecordRow}, in its order. */
export const RECORD_COLUMNS = 'order_id, terms, facts, legacy_facts, stream_open';

/** As text, in the order of {@link RECORD_COLUMNS}; then what a statement adds. */
export type RecordRow = readonly [
  orderId: string,
  terms: Column,
  facts: string,
  legacyFacts: Column,
  streamOpen: 't' | 'f',
  ...added: Column[],
];

/** The facts of a row by their key. */
export const keptFacts = ([, , facts]: RecordRow): Readonly<Record<string, KeptFact>> =>
  JSON.parse(facts) as Record<string, KeptFact>;

export function recordOf(row: RecordRow): OrderRecord {
  const [orderId, terms, , legacy, streamOpen] = row;
  const kept = Object.values(keptFacts(row)).map(factOf);
  const told = legacy === null ? kept : [...legacyFacts(JSON.parse(legacy) as OrderFacts), ...kept];
  return {
    orderId,
    told,
    streamOpen: streamOpen === 't',
    ...(terms !== null && { terms: JSON.parse(terms) as OrderTerms }),
  };
}

/** Field by field: a rest of properties costs several times as much, and every request does this to each fact. */
const factOf = ({ source, id, type, time, receivedAt, publisher, data }: KeptFact): OrderFact =>
  ({ source, id, type, time, receivedAt, publisher, data }) as OrderFact;
