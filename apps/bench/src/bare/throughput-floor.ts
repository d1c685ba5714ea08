import { availableParallelism } from 'node:os';
import { Client } from 'pg';
import { TABLES, type OrderRows, type ProductTables } from './product-rows.js';

export interface BareThroughput {
  readonly ordersPerSecond: number;
  readonly eventsPerSecond: number;
}

const ORDERS_PER_BATCH = 200;

/**
 * The least that any design would have to do: the rows that the product left behind, written by plain SQL. A batch of orders is
 * one statement and one commit; one connection a core; no bus, no checks, no reads.
 */
export class ThroughputFloor {
  private constructor(
    private readonly clients: readonly Client[],
    private readonly tables: ProductTables,
    private readonly text: string,
  ) {}

  static async open(url: string, tables: ProductTables): Promise<ThroughputFloor> {
    const clients = Array.from(
      { length: availableParallelism() },
      () => new Client({ connectionString: url }),
    );
    await Promise.all(clients.map((client) => client.connect()));
    return new ThroughputFloor(clients, tables, writeAll(tables));
  }

  async measure(orders: readonly OrderRows[]): Promise<BareThroughput> {
    await this.empty();
    const startedAt = performance.now();
    let next = 0;
    const writer = async (client: Client): Promise<void> => {
      while (next < orders.length) {
        const batch = orders.slice(next, next + ORDERS_PER_BATCH);
        next += ORDERS_PER_BATCH;
        await client.query({ name: 'write-all', text: this.text, values: this.parametersOf(batch) });
      }
    };
    await Promise.all(this.clients.map(writer));
    const seconds = (performance.now() - startedAt) / 1_000;
    const events = orders.reduce((sum, order) => sum + order.events.length, 0);
    return { ordersPerSecond: orders.length / seconds, eventsPerSecond: events / seconds };
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.end()));
  }

  private async empty(): Promise<void> {
    const names = TABLES.map((table) => this.tables[table].name);
    await this.clients[0]?.query(`TRUNCATE ${names.join(', ')}`);
  }

  private parametersOf(batch: readonly OrderRows[]): Buffer[] {
    return TABLES.flatMap((table) => this.tables[table].parametersOf(batch.flatMap((order) => order[table])));
  }
}

function writeAll(tables: ProductTables): string {
  let parameter = 1;
  const inserts = TABLES.map((table) => {
    const insert = tables[table].insert(parameter);
    parameter += tables[table].columns.length;
    return insert;
  });
  return `WITH ${inserts.map((insert, i) => `w${i} AS (${insert})`).join(', ')} SELECT 1`;
}
