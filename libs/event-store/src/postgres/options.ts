import { EventStoreMisuse } from '../event-store.errors.js';

export interface PostgresEventStoreOptions {
  readonly connectionString: string;
  /** Schema that holds the store's tables and function. @default 'event_store' */
  readonly schema?: string;
  /** Name that the server shows for our connections. @default 'event-store' */
  readonly applicationName?: string;
  /** Most connections for each kind of work; opened when needed. On two cores, more than the defaults lower the throughput. */
  readonly connections?: {
    /** @default 2 */
    readonly append?: number;
    /** @default 2 */
    readonly read?: number;
    /** @default 2 */
    readonly subscribe?: number;
  };
  /** Most appends, or reads, that go into one round trip. @default 256 */
  readonly groupSize?: number;
  /**
   * Notify subscriptions of other processes of appends, over one more connection. Without it they read once every
   * `pollMs`. A sole writer notifies nobody. @default true
   */
  readonly notify?: boolean;
  /**
   * No other process can append while this store is open: its appends are refused. Appends then use one connection, and
   * subscriptions receive them without reading the database. @default false
   */
  readonly soleWriter?: boolean;
  /** Milliseconds after which a subscription reads even without a notification. @default 1000 */
  readonly pollMs?: number;
}

export interface ResolvedOptions {
  readonly connectionString: string;
  readonly schema: string;
  readonly applicationName: string;
  readonly connections: { readonly append: number; readonly read: number; readonly subscribe: number };
  readonly groupSize: number;
  readonly notify: boolean;
  readonly soleWriter: boolean;
  readonly pollMs: number;
}

const IDENTIFIER = /^[a-z_][a-z0-9_]{0,47}$/;

export function resolveOptions(options: PostgresEventStoreOptions): ResolvedOptions {
  const {
    connectionString,
    schema = 'event_store',
    applicationName = 'event-store',
    notify = true,
    soleWriter = false,
  } = options;
  if (!IDENTIFIER.test(schema))
    throw new EventStoreMisuse(`the schema ${JSON.stringify(schema)} is not a plain lower-case name`);
  return {
    connectionString,
    schema,
    applicationName,
    soleWriter,
    notify: notify && !soleWriter,
    ...limitsOf(options),
  };
}

function limitsOf({
  connections,
  groupSize = 256,
  pollMs = 1000,
}: PostgresEventStoreOptions): Pick<ResolvedOptions, 'connections' | 'groupSize' | 'pollMs'> {
  return { connections: { append: 2, read: 2, subscribe: 2, ...connections }, groupSize, pollMs };
}
