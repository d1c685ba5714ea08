import type {
  CardStock,
  Claim,
  DeliveredCards,
  StaleReservation,
  SupplierCards,
  VoidReservation,
} from '@bujiao/fulfillment/testing';
import type { Gates, Process } from './gates.js';

interface Card {
  readonly cardId: string;
  state: 'AVAILABLE' | 'RESERVED' | 'DELIVERED' | 'VOID';
  /** A supplier delivered it for an order: it never gets into stock. */
  readonly ofSupplier?: boolean;
  attemptId?: string;
}

/** The rows of the card stock: one for the whole world. Each statement is atomic, as it is in Postgres. */
export class StockRows {
  readonly cards: Card[] = [];

  add(count: number): void {
    for (let i = 0; i < count; i += 1)
      this.cards.push({ cardId: `card-${this.cards.length}`, state: 'AVAILABLE' });
  }

  claim(attemptId: string, quantity: number): readonly string[] | undefined {
    const held = this.heldBy(attemptId);
    if (held.length > 0) return held.map(({ cardId }) => cardId);
    const free = this.cards.filter(({ state }) => state === 'AVAILABLE').slice(0, quantity);
    if (free.length < quantity) return undefined;
    for (const card of free) Object.assign(card, { state: 'RESERVED', attemptId });
    return free.map(({ cardId }) => cardId);
  }

  release(attemptId: string): void {
    for (const card of this.heldBy(attemptId))
      if (card.state === 'RESERVED')
        Object.assign(
          card,
          card.ofSupplier ? { state: 'VOID' } : { state: 'AVAILABLE', attemptId: undefined },
        );
  }

  keep(attemptId: string, cardIds: readonly string[]): boolean {
    for (const cardId of cardIds)
      if (!this.cards.some((card) => card.cardId === cardId))
        this.cards.push({ cardId, state: 'RESERVED', attemptId, ofSupplier: true });
    const held = this.heldBy(attemptId).map(({ cardId }) => cardId);
    return cardIds.every((cardId) => held.includes(cardId));
  }

  markDelivered(attemptId: string): void {
    for (const card of this.heldBy(attemptId)) if (card.state === 'RESERVED') card.state = 'DELIVERED';
  }

  reservations(): string[] {
    return [
      ...new Set(
        this.cards.filter(({ state }) => state === 'RESERVED').map(({ attemptId }) => attemptId as string),
      ),
    ];
  }

  private heldBy(attemptId: string): Card[] {
    return this.cards.filter((card) => card.attemptId === attemptId);
  }
}

type StockPort = Pick<CardStock, 'claim' | 'release' | 'markDelivered' | 'staleReservations'>;

/** One process's way to the stock: a statement may be carried out and its answer lost with the process. */
export class ModelStock implements StockPort {
  constructor(
    private readonly rows: StockRows,
    private readonly gates: Gates,
    private readonly process: Process,
    private readonly orderId: string,
  ) {}

  claim({ attemptId, quantity }: Claim): Promise<readonly string[] | undefined> {
    return this.statement('claim', () => this.rows.claim(attemptId, quantity));
  }

  release({ attemptId }: VoidReservation): Promise<void> {
    return this.statement('release', () => this.rows.release(attemptId));
  }

  markDelivered(attemptIds: readonly string[]): Promise<void> {
    return this.statement('mark delivered', () =>
      attemptIds.forEach((attemptId) => this.rows.markDelivered(attemptId)),
    );
  }

  staleReservations(): Promise<readonly StaleReservation[]> {
    return this.statement('stale reservations', () =>
      this.rows.reservations().map((attemptId) => ({ attemptId, orderId: this.orderId, since: '' })),
    );
  }

  private async statement<Result>(label: string, work: () => Result): Promise<Result> {
    await this.gates.pass(label, this.process);
    const result = work();
    await this.gates.pass(`${label} is answered`, this.process);
    return result;
  }
}

/** One process's way to keep what the supplier delivered. */
export class ModelSupplierCards implements Pick<SupplierCards, 'keep'> {
  constructor(
    private readonly rows: StockRows,
    private readonly gates: Gates,
    private readonly process: Process,
  ) {}

  async keep({ attemptId, cards }: DeliveredCards): Promise<readonly string[] | undefined> {
    const cardIds = cards.map(({ cardNo }) => cardNo);
    await this.gates.pass('keep cards', this.process);
    const kept = this.rows.keep(attemptId, cardIds);
    await this.gates.pass('cards are kept', this.process);
    return kept ? cardIds : undefined;
  }
}
