import pg from 'pg';
import type { NewEvent } from '../../event-store.port.js';
import { sealAppend } from '../../hash-chain/sealed-append.js';
import { GroupAppender } from '../append-group.js';
import { sessionOn } from '../connections.js';

/** A transaction that has appended and is still open, as a slow writer in another process would have it. */
export class RawTransaction {
  private constructor(private readonly client: pg.Client) {}

  static async appending(url: string, stream: string, events: readonly NewEvent[]): Promise<RawTransaction> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query('BEGIN');
    await new GroupAppender(sessionOn(client), { schema: 'event_store' }).append([
      sealAppend(stream, 'no-stream', events),
    ]);
    return new RawTransaction(client);
  }

  async end(how: 'COMMIT' | 'ROLLBACK'): Promise<void> {
    await this.client.query(how);
    await this.client.end();
  }
}
