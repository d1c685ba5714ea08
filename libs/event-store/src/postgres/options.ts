import { EventStoreMisuse } from '../event-store.errors.js';

export interface PostgresEventStoreOptions {
  readonly connectionString: string;
  /** Schema that holds the store's tables and function. @default 'event_store' */
  readonly schema?: string;
  /** Name that the server shows for our connections. @default 'event-store' */
  readonly applicationName?: string;
  /** Most connections for each kind of work; opened when needed. On two cores, more than these cost more than they bring. */
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
   * Tell subscriptions of other processes about appends, over one more connection. Without it they look once every
   * `pollMs`. A sole writer tells nobody. @default true
   */
  readonly notify?: boolean;
  /**
   * Nobody else appends while this store is open: others are refused. Appends then go over one connection, and subscriptions hear
   * of them without asking the database. @default false
   */
  readonly soleWriter?: boolean;
  /** Milliseconds after which a subscription looks even if nobody told it to. @default 1000 */
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
