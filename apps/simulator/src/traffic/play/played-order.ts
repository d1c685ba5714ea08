import type { EventMetadata, OrderEvent, OrderEvents, OrderFact } from '@bujiao/contracts';
import { emptyHistory, evolve, type OrderHistory } from '@bujiao/order-history';
import type { RiskLedger } from '@bujiao/risk';
import type { Ask, TrafficOrder } from '../traffic-order.js';

/** How one order of the traffic ended, over all its requests. */
export interface Played {
  delivered: boolean;
  /** A person was needed. */
  human: boolean;
  /** The score refused it. */
  declined: boolean;
  /** A rule refused it. */
  refused: boolean;
  /** Factors that held at any request, and the highest points. */
  readonly factors: Set<string>;
  points: number;
}

const SYSTEM: EventMetadata['actor'] = { kind: 'system', id: 'simulator' };

/** What requests are judged on. */
export type Ledger = Pick<RiskLedger, 'take' | 'featuresOf'>;

/** The stream of one order, kept in memory: what is appended is folded at once, also into the ledger of buyers. */
export class PlayedOrder {
  history: OrderHistory = emptyHistory();
  revision = -1;
  requests = 0;
  readonly played: Played = {
    delivered: false,
    human: false,
    declined: false,
    refused: false,
    factors: new Set(),
    points: 0,
  };

  constructor(
    readonly order: TrafficOrder,
    private readonly ledger: Ledger,
  ) {}

  /** The shop's facts that intake has by then. */
  readonly toldBy = (now: number): readonly OrderFact[] =>
    this.order.facts.filter(({ receivedAt }) => Date.parse(receivedAt) <= now);

  append(events: readonly OrderEvent[], now: number, ask?: Ask): void {
    const metadata: EventMetadata = {
      correlationId: this.order.orderId,
      causationId: `${this.order.orderId}-${this.revision}`,
      actor: ask ? { kind: 'person', id: ask.requesterId, role: ask.role } : SYSTEM,
      occurredAt: new Date(now).toISOString(),
      schemaVersion: 2,
    };
    for (const event of events) {
      this.history = evolve(this.history, { ...event, metadata });
      this.revision += 1;
      this.ledger.take({ orderId: this.order.orderId, event, metadata });
    }
  }
}

/** Adds what verification said, with its score. */
export function noteVerdict(played: Played, { type, data }: OrderEvent): void {
  if (type === 'ResubmissionRejected' && data.code === 'declined') played.declined = true;
  else if (type === 'ResubmissionRejected') played.refused = true;
  if (type === 'ReviewRequested') played.human = true;
  if ('risk' in data) noteScore(played, data.risk);
}

function noteScore(played: Played, risk: OrderEvents['ResubmissionApproved']['risk']): void {
  if (!risk) return;
  played.points = Math.max(played.points, risk.points);
  for (const { factor } of risk.factors) played.factors.add(factor);
}
