import { watchConflicts } from '@bujiao/after-sales/testing';
import type { OrderEvent, OrderFact, OrderTerms } from '@bujiao/contracts';
import { snapshotEvents } from '@bujiao/intake/testing';
import { addFacts, emptyHistory, evolve, type HistoryEvent, type OrderHistory } from '@bujiao/order-history';

/** The order's record and its stream, with everything that the services append. */
export class OrderStream {
  history: OrderHistory = emptyHistory();
  readonly events: HistoryEvent[] = [];
  private told: readonly OrderFact[] = [];

  constructor(private readonly terms: OrderTerms) {}

  get record(): { readonly terms: OrderTerms; readonly told: readonly OrderFact[] } {
    return { terms: this.terms, told: this.told };
  }

  hear(fact: OrderFact, now: number): void {
    this.told = addFacts(this.told, [{ ...fact, receivedAt: new Date(now).toISOString() }]);
    if (this.history.terms) this.takeOver(now);
  }

  /** The stream learns what the record knows beyond it, and opens where it is not open. */
  takeOver(now: number): void {
    this.append(snapshotEvents(this.history, this.record), now);
  }

  /** After-sales reads every append, and says what contradicts itself. */
  append(events: readonly OrderEvent[], now: number): void {
    const metadata = {
      correlationId: 'r',
      causationId: `c${this.events.length}`,
      actor: { kind: 'person', id: 'B1', role: 'buyer' } as const,
      occurredAt: new Date(now).toISOString(),
      schemaVersion: 2,
    };
    for (const event of events) {
      this.events.push({ ...event, metadata });
      this.history = evolve(this.history, { ...event, metadata });
    }
    if (events.length > 0) this.append(watchConflicts(this.history), now);
  }
}
