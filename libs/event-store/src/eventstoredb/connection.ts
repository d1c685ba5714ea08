import { EventStoreDBClient } from '@eventstore/db-client';
import grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { EventStoreMisuse } from '../event-store.errors.js';

type StreamsClient = InstanceType<typeof grpcStreams.StreamsClient>;
export type AppendStream = ReturnType<StreamsClient['batchAppend']>;

/** Members of the client that it does not publish. */
interface Internals {
  supports: (method: unknown) => Promise<boolean>;
  getChannel: () => Promise<{ close(): void }>;
  handleError: (client: unknown, error: Error) => Promise<void>;
  callArguments: (
    options: { readonly requiresLeader: boolean },
    callOptions: { readonly deadline: number },
  ) => Parameters<StreamsClient['batchAppend']>;
  GRPCStreamCreator: (
    service: typeof grpcStreams.StreamsClient,
    name: string,
    create: (client: StreamsClient) => AppendStream,
    cache: WeakMap<StreamsClient, AppendStream>,
  ) => () => Promise<AppendStream>;
}

export interface Connection {
  /** Its `appendToStream` makes every append a call of its own. */
  readonly client: EventStoreDBClient;
  /** Whether the server takes appends over one stream. False also where it did not answer that. */
  supportsAppendStream(): Promise<boolean>;
  /** The stream of appends on the current channel; opened if there is none, and then passed to `onOpen` first. */
  appendStream(): Promise<AppendStream>;
  close(): Promise<void>;
}

/**
 * Appends in flight share one stream to the server, and the adapter itself keeps track of their answers (`AppendPipeline`). The
 * client's own way keeps them in one table of the whole process: a broken connection fails the appends of every client, a late answer
 * to one of those throws where nobody can catch it, and an answer that never comes is waited for without end.
 *
 * @throws EventStoreMisuse for a connection string that the client does not understand
 */
export function connect(connectionString: string, onOpen: (stream: AppendStream) => void): Connection {
  const client = clientFor(connectionString);
  const internals = client as unknown as Internals;
  const { supports, handleError } = internals;
  internals.supports = () => Promise.resolve(false);
  // The client awaits its channel there and nobody awaits the outcome; while a cluster has no leader the channel fails, and the
  // unhandled rejection would end the process. The call that failed reports its own error, and the next one connects anew.
  internals.handleError = (...failed) => handleError(...failed).catch(() => undefined);
  const open = internals.GRPCStreamCreator(
    grpcStreams.StreamsClient,
    'appendStream',
    (grpc) => {
      const stream = grpc.batchAppend(
        ...internals.callArguments({ requiresLeader: true }, { deadline: Infinity }),
      );
      onOpen(stream);
      return stream;
    },
    new WeakMap(),
  );
  return {
    client,
    supportsAppendStream: () => supports(grpcStreams.StreamsService.batchAppend).catch(() => false),
    appendStream: open,
    close: () => close(client, internals),
  };
}

function clientFor(connectionString: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(connectionString);
  } catch (error) {
    // Its message contains the string, and with it the password.
    throw new EventStoreMisuse(
      `the EventStoreDB connection string is not valid: ${withoutSecrets(error, connectionString)}`,
    );
  }
}

/** `dispose` alone leaves the connection open. */
async function close(client: EventStoreDBClient, { getChannel }: Internals): Promise<void> {
  await client.dispose();
  try {
    (await getChannel()).close();
  } catch {
    // A cluster that cannot be found has no connection to close.
  }
}

function withoutSecrets(error: unknown, connectionString: string): string {
  const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const credentials = /\/\/([^@/]*)@/.exec(connectionString)?.[1];
  return credentials ? firstLine.replaceAll(credentials, '***') : firstLine;
}
