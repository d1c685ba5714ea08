import type { CardStock, Claim } from '@bujiao/fulfillment/testing';
import type { Gates, Process } from './gates.js';

interface Card {
  readonly cardId: string;
  state: 'AVAILABLE' | 'RESERVED' | 'DELIVERED';
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
      if (card.state === 'RESERVED') Object.assign(card, { state: 'AVAILABLE', attemptId: undefined });
  }

  markDelivered(attemptId: string): void {
    for (const card of this.heldBy(attemptId)) card.state = 'DELIVERED';
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

  release(attemptId: string): Promise<void> {
    return this.statement('release', () => this.rows.release(attemptId));
  }

  markDelivered(attemptIds: readonly string[]): Promise<void> {
    return this.statement('mark delivered', () =>
      attemptIds.forEach((attemptId) => this.rows.markDelivered(attemptId)),
    );
  }

  async staleReservations(): Promise<readonly { readonly attemptId: string; readonly orderId: string }[]> {
    return this.statement('stale reservations', () =>
      this.rows.reservations().map((attemptId) => ({ attemptId, orderId: this.orderId })),
    );
  }

  private async statement<Result>(label: string, work: () => Result): Promise<Result> {
    await this.gates.pass(label, this.process);
    const result = work();
    await this.gates.pass(`${label} is answered`, this.process);
    return result;
  }
}
