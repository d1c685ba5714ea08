import { Latencies, runOpenLoop } from '@bujiao/simulator';
import { Pool } from 'pg';
import type { KafkaHop } from './kafka-hop.js';
import type { OrderRows, ProductTables } from './product-rows.js';
import type { RawRow } from './table-copy.js';

/** More of them slow two cores down. */
const CONNECTIONS = 8;
const DELIVERED = 'ResubmissionDelivered';

/** One append of an order, as parameters of one statement. */
interface BareAppend {
  readonly parameters: readonly Buffer[];
  /** The order counts as delivered from here on. */
  readonly delivers: boolean;
  /** What a message about it would carry. */
  readonly body: Buffer;
}

export interface LatencyFloorRun {
  readonly orders: readonly OrderRows[];
  /** Of each order, how many events each of its appends had, first to last. */
  readonly appendSizes: readonly (readonly number[])[];
  readonly perSecond: number;
}

/**
 * One order's appends, one after another, one commit each, by plain SQL: events and the stream's head in one statement, no
 * checks. Where the product's events go over a broker, so do these, between one append and the next. Orders come at a fixed rate;
 * what is measured is from when an order was due to the commit of its delivery.
 */
export class LatencyFloor {
  private readonly pool: Pool;
  private readonly text: string;

  constructor(
    url: string,
    private readonly tables: ProductTables,
    private readonly hop?: KafkaHop,
  ) {
    this.pool = new Pool({ connectionString: url, max: CONNECTIONS });
    const { events, streams } = tables;
    this.text = `WITH heads AS (${streams.insert(events.columns.length + 1)}
      ON CONFLICT (stream) DO UPDATE SET revision = excluded.revision, transaction_id = excluded.transaction_id, hash = excluded.hash)
      ${events.insert(1)}`;
  }

  async measure({ orders, appendSizes, perSecond }: LatencyFloorRun): Promise<Latencies> {
    const { events, streams } = this.tables;
    await this.pool.query(`TRUNCATE ${events.name}, ${streams.name}`);
    await this.connectAll();
    const plans = orders.map((order, i) => this.appendsOf(order, appendSizes[i] ?? []));
    const latencies = new Latencies(plans.length);
    let startedAt: number | undefined;
    await runOpenLoop(
      async (index) => {
        startedAt ??= performance.now();
        const dueAt = startedAt + (index * 1_000) / perSecond;
        await this.runOrder(String(index), plans[index] ?? [], () =>
          latencies.add(performance.now() - dueAt),
        );
        return 0;
      },
      { total: plans.length, perSecond },
    );
    return latencies;
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  private async runOrder(key: string, plan: readonly BareAppend[], onDelivered: () => void): Promise<void> {
    let before: BareAppend | undefined;
    for (const append of plan) {
      if (before) await this.hop?.go(key, before.body);
      await this.pool.query({ name: 'bare-append', text: this.text, values: [...append.parameters] });
      if (append.delivers) onDelivered();
      before = append;
    }
  }

  private async connectAll(): Promise<void> {
    const clients = await Promise.all(Array.from({ length: CONNECTIONS }, () => this.pool.connect()));
    for (const client of clients) client.release();
  }

  private appendsOf(order: OrderRows, sizes: readonly number[]): BareAppend[] {
    const { events: table } = this.tables;
    const [type, data] = [table.indexOf('type'), table.indexOf('data')];
    let from = 0;
    return sizes.map((size) => {
      const events = order.events.slice(from, from + size);
      from += size;
      const parameters = [
        ...table.parametersOf(events),
        ...this.tables.streams.parametersOf([this.headAfter(events, order)]),
      ];
      return {
        parameters,
        delivers: events.some((event) => event[type]?.toString() === DELIVERED),
        body: events.at(-1)?.[data] ?? Buffer.alloc(0),
      };
    });
  }

  /** The stream's row as it was after these events. */
  private headAfter(events: readonly RawRow[], { streams: [final] }: OrderRows): RawRow {
    const last = events.at(-1);
    const { events: table, streams } = this.tables;
    return streams.columns.map(({ name }, i) =>
      name === 'revision' || name === 'hash' ? (last?.[table.indexOf(name)] ?? null) : (final?.[i] ?? null),
    );
  }
}
