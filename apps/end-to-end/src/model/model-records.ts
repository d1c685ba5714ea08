import type { OrderFact, OrderTerms } from '@bujiao/contracts';
import type {
  Added,
  Judgement,
  KeptFact,
  OrderRecord,
  OrderRecords,
  RecordUpdate,
} from '@bujiao/intake/testing';
import { factKey } from '@bujiao/order-history';
import type { Gates, Process } from './gates.js';

/** Intake's row of the one order of this world. */
export class RecordOfOrder {
  terms: OrderTerms | undefined;
  readonly facts: Map<string, KeptFact> = new Map();
  streamOpen = false;
}

type RecordsPort = Pick<OrderRecords, 'add' | 'judge' | 'openStream' | 'find'>;

/** One process's way to that row. Each statement is atomic; reading and marking are one, as its contract on Postgres promises. */
export class ModelRecords implements RecordsPort {
  constructor(
    private readonly row: RecordOfOrder,
    private readonly gates: Gates,
    private readonly process: Process,
  ) {}

  add({ orderId, terms, fact }: RecordUpdate): Promise<Added> {
    return this.statement('add', () => {
      this.row.terms ??= terms;
      const key = factKey(fact);
      const known = this.row.facts.get(key);
      if (!known) this.row.facts.set(key, fact);
      return { record: this.told(orderId), outcome: known ? 'duplicate' : 'accepted', kept: known ?? fact };
    });
  }

  judge({ orderId, fact }: Judgement): Promise<OrderRecord> {
    return this.statement('judge', () => {
      const known = fact && this.row.facts.get(fact.key);
      if (fact && known) this.row.facts.set(fact.key, { ...known, data: fact.data } as KeptFact);
      return this.told(orderId);
    });
  }

  openStream(orderId: string): Promise<OrderRecord | undefined> {
    return this.statement('open stream', () => {
      const before = this.told(orderId);
      if (this.row.terms) this.row.streamOpen = true;
      return before;
    });
  }

  find(orderId: string): Promise<OrderRecord | undefined> {
    return this.statement('find', () => this.told(orderId));
  }

  private told(orderId: string): OrderRecord {
    const { terms, facts, streamOpen } = this.row;
    const told = [...facts.values()].map(({ hash: _, mark: __, ...fact }) => fact as OrderFact);
    return { orderId, told, streamOpen, ...(terms && { terms }) };
  }

  private async statement<Result>(label: string, work: () => Result): Promise<Result> {
    await this.gates.pass(label, this.process);
    const result = work();
    await this.gates.pass(`${label} is answered`, this.process);
    return result;
  }
}
