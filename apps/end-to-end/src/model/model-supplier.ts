import {
  meaningOf,
  type Supplier,
  type SupplierAnswer,
  type SupplierOrder,
} from '@bujiao/fulfillment/testing';
import { LONGEST_JOURNEY } from './clock.js';
import type { Gates, Process } from './gates.js';

/** What the supplier does with the next order that it takes. */
export const MOODS = ['deliver', 'process', 'fail', 'refuse', 'refuse-for-now', 'busy'] as const;
export type Mood = (typeof MOODS)[number];

interface Entry {
  readonly quantity: number;
  status: 'processing' | 'success' | 'failed';
}

/** The supplier's side: one for the whole world. Delivers a number at most once, as it promises. */
export class SupplierLedger {
  readonly entries = new Map<string, Entry>();
  mood: Mood = 'deliver';
  /** The line to it: an answer that is lost leaves the caller with a timeout. */
  answersAreLost = false;
  /** Whether it delivers cards, and tells how many units it has delivered. */
  sellsCards = false;
  tellsUnits = true;

  take(requestNo: string, quantity: number): SupplierAnswer {
    if (this.entries.has(requestNo)) return meaningOf(102);
    if (this.mood === 'refuse') return meaningOf(116);
    if (this.mood === 'refuse-for-now') return meaningOf(112);
    if (this.mood === 'busy') return meaningOf(108);
    const status = ({ deliver: 'success', process: 'processing', fail: 'failed' } as const)[this.mood];
    this.entries.set(requestNo, { quantity, status });
    return this.answerOf(requestNo);
  }

  ask(requestNo: string): SupplierAnswer {
    const entry = this.entries.get(requestNo);
    if (entry?.status === 'processing' && this.mood === 'deliver') entry.status = 'success';
    if (entry?.status === 'processing' && this.mood === 'fail') entry.status = 'failed';
    return this.answerOf(requestNo);
  }

  unitsDelivered(): number {
    return [...this.entries.values()]
      .filter(({ status }) => status === 'success')
      .reduce((sum, { quantity }) => sum + quantity, 0);
  }

  private success(requestNo: string): SupplierAnswer {
    const quantity = this.entries.get(requestNo)?.quantity ?? 0;
    const cardNos = Array.from({ length: quantity }, (_, i) => `${requestNo}-card-${i}`);
    return {
      outcome: 'succeeded',
      supplierOrderNo: `S-${requestNo}`,
      ...(this.tellsUnits && { quantity }),
      ...(this.sellsCards && { cards: cardNos.map((cardNo) => ({ cardNo, cardPassword: 'p' })) }),
    };
  }

  private answerOf(requestNo: string): SupplierAnswer {
    switch (this.entries.get(requestNo)?.status) {
      case undefined:
        return meaningOf(101);
      case 'success':
        return this.success(requestNo);
      case 'failed':
        return { outcome: 'failed', code: 'failed-at-supplier', retryable: false };
      case 'processing':
        return { outcome: 'processing', code: 'processing' };
    }
  }
}

/** One process's way to the supplier. A request travels on by itself: it arrives though its sender has died or given up. */
export class ModelSupplier implements Supplier {
  readonly supplierId = 'default';
  readonly idempotencyHorizon = 24 * 3_600_000;
  readonly latestArrival = 2 * LONGEST_JOURNEY;

  constructor(
    private readonly ledger: SupplierLedger,
    private readonly gates: Gates,
    private readonly process: Process,
  ) {}

  place({ requestNo, quantity }: SupplierOrder): Promise<SupplierAnswer> {
    return this.call('order', () => this.ledger.take(requestNo, quantity));
  }

  checkRole(): ReturnType<Supplier['checkRole']> {
    return Promise.resolve({ answer: 'exists' });
  }

  query(requestNo: string): Promise<SupplierAnswer> {
    return this.call('query', () => this.ledger.ask(requestNo));
  }

  private async call(label: string, work: () => SupplierAnswer): Promise<SupplierAnswer> {
    const lost = this.ledger.answersAreLost;
    const worked = this.gates.pass(`${label} travels`).then(work);
    // A caller that gives up does so while its request may still be on the way.
    const answer = lost ? ({ outcome: 'unknown', code: 'timed-out' } as const) : await worked;
    await this.gates.pass(`${label} is answered`, this.process);
    return answer;
  }
}
