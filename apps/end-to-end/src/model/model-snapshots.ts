import type { OrderFacts, OrderTerms } from '@bujiao/contracts';
import type { OrderSnapshot, OrderSnapshots, SnapshotUpdate } from '@bujiao/intake/testing';
import { mergeFacts } from '@bujiao/order-history';
import type { Gates, Process } from './gates.js';

/** Intake's row of the one order of this world. */
export class SnapshotOfOrder {
  terms: OrderTerms | undefined;
  facts: OrderFacts = {};
  streamOpen = false;
}

type SnapshotsPort = Pick<OrderSnapshots, 'merge' | 'openStream' | 'find'>;

/** One process's way to that row. Each statement is atomic; reading and marking are one, as its contract on Postgres promises. */
export class ModelSnapshots implements SnapshotsPort {
  constructor(
    private readonly row: SnapshotOfOrder,
    private readonly gates: Gates,
    private readonly process: Process,
  ) {}

  merge({ orderId, terms, facts }: SnapshotUpdate): Promise<OrderSnapshot> {
    return this.statement('merge', () => {
      this.row.terms ??= terms;
      this.row.facts = mergeFacts(this.row.facts, facts);
      return this.told(orderId);
    });
  }

  openStream(orderId: string): Promise<OrderSnapshot | undefined> {
    return this.statement('open stream', () => {
      const before = this.told(orderId);
      if (this.row.terms) this.row.streamOpen = true;
      return before;
    });
  }

  find(orderId: string): Promise<OrderSnapshot | undefined> {
    return this.statement('find', () => this.told(orderId));
  }

  private told(orderId: string): OrderSnapshot {
    const { terms, facts, streamOpen } = this.row;
    return { orderId, facts, streamOpen, ...(terms && { terms }) };
  }

  private async statement<Result>(label: string, work: () => Result): Promise<Result> {
    await this.gates.pass(label, this.process);
    const result = work();
    await this.gates.pass(`${label} is answered`, this.process);
    return result;
  }
}
