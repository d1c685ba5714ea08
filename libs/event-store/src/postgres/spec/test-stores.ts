import { TcpProxy, testDatabase, type TestDatabase } from '@bujiao/testing';
import pg from 'pg';
import {
  createPostgresEventStore,
  type PostgresEventStore,
  type PostgresEventStoreOptions,
} from '../index.js';

/** A database of a test's own, the stores that it opens on it, and the proxies before them. */
export class TestStores {
  private readonly stores: PostgresEventStore[] = [];
  private readonly proxies: TcpProxy[] = [];

  private constructor(
    private readonly database: TestDatabase,
    private readonly defaults: Partial<PostgresEventStoreOptions>,
    /** A connection that is no store's. */
    readonly admin: pg.Client,
  ) {}

  static async on(defaults: Partial<PostgresEventStoreOptions> = {}): Promise<TestStores> {
    const database = await testDatabase();
    const admin = new pg.Client(database.url);
    await admin.connect();
    return new TestStores(database, defaults, admin);
  }

  get url(): string {
    return this.database.url;
  }

  /** Migrated. Closed at the end. */
  async open(options: Partial<PostgresEventStoreOptions> = {}): Promise<PostgresEventStore> {
    const store = this.create(options);
    await store.migrate();
    return store;
  }

  /** As {@link open}, but not migrated. */
  create(options: Partial<PostgresEventStoreOptions> = {}): PostgresEventStore {
    const store = createPostgresEventStore({ connectionString: this.url, ...this.defaults, ...options });
    this.stores.push(store);
    return store;
  }

  async openBehindProxy(
    options: Partial<PostgresEventStoreOptions> = {},
  ): Promise<[PostgresEventStore, TcpProxy]> {
    const proxy = await TcpProxy.before(this.url);
    this.proxies.push(proxy);
    return [await this.open({ connectionString: proxy.url, ...options }), proxy];
  }

  async end(): Promise<void> {
    await Promise.all(this.stores.map((store) => store.close()));
    await Promise.all(this.proxies.map((proxy) => proxy.close()));
    await this.admin.end();
    await this.database.drop();
  }
}
