import { EventStoreDBClient } from '@eventstore/db-client';
import { EventStoreDbDouble, type EventStoreDbDoubleOptions } from '../double/index.js';
import {
  createEventStoreDbEventStore,
  type EventStoreDbEventStore,
  type EventStoreDbEventStoreOptions,
} from '../index.js';

const { ESDB_URL } = process.env;

/** For what only the double can do, such as faults on demand: skipped, by name, where `ESDB_URL` names a real server. */
export const itOnDouble: typeof it = ESDB_URL ? it.skip : it;

/** The server that `ESDB_URL` names, else a double of its own; and the stores that a test opens on it. */
export class TestServer {
  private readonly stores: EventStoreDbEventStore[] = [];

  private constructor(
    private readonly given: string | undefined,
    /** Not started, and of no use, on a real server. */
    readonly double: EventStoreDbDouble,
  ) {}

  static async start(options: EventStoreDbDoubleOptions = {}): Promise<TestServer> {
    const double = new EventStoreDbDouble(options);
    if (!ESDB_URL) await double.start();
    return new TestServer(ESDB_URL, double);
  }

  get connectionString(): string {
    return this.given ?? this.double.connectionString;
  }

  /** Closed by {@link stop}. */
  open(options: Partial<EventStoreDbEventStoreOptions> = {}): EventStoreDbEventStore {
    const store = createEventStoreDbEventStore({ connectionString: this.connectionString, ...options });
    this.stores.push(store);
    return store;
  }

  /** Runs `use` with a client that is no store's. */
  async raw<T>(use: (client: EventStoreDBClient) => Promise<T>): Promise<T> {
    const client = EventStoreDBClient.connectionString(this.connectionString);
    try {
      return await use(client);
    } finally {
      await client.dispose();
    }
  }

  async stop(): Promise<void> {
    this.double.beSilent(false);
    await Promise.all(this.stores.map((store) => store.close()));
    if (!this.given) this.double.stop();
  }
}
