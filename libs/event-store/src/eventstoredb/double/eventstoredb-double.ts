import grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, Server, ServerCredentials, status, type sendUnaryData, type ServerReadableStream, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { EventLog, type ProposedEvent } from './event-log.js';
import { expectedOf, proposedOf, streamOf, toAppendResponse } from './messages.js';
import { readStream, subscribeToAll, type ReadCall } from './read-call.js';

/** As the server's default. */
const MAX_APPEND_SIZE = 1024 * 1024;

/**
 * Speaks the wire protocol of EventStoreDB to its real client, out of memory: appends with expected revisions and idempotency, reads of
 * streams in both directions, filtered subscriptions to all. And breaks, on demand, in the ways a server does.
 */
export class EventStoreDbDouble {
  readonly log = new EventLog();
  private server: Server | undefined;
  private port = 0;
  private readonly subscriptions = new Set<ReadCall>();
  private answersToLose = 0;

  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Starts it, or starts it again with what it had and where it was. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    server.addService(grpcStreams.StreamsService, this.handlers());
    this.server = server;
    this.port = await new Promise((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.port}`, ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)));
    });
  }

  /** Cuts every connection. */
  stop(): void {
    this.server?.forceShutdown();
  }

  /** The next appends are recorded, but nobody hears of it. */
  loseAnswers(count: number): void {
    this.answersToLose = count;
  }

  dropSubscriptions(): void {
    for (const call of this.subscriptions) call.emit('error', { code: status.UNAVAILABLE, details: 'dropped' });
  }

  private handlers(): UntypedServiceImplementation {
    return {
      append: (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>) => this.append(call, answer),
      read: (call: ReadCall) => void this.read(call),
    };
  }

  private append(call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void {
    let options: AppendReq.Options | undefined;
    const proposed: ProposedEvent[] = [];
    call.on('data', (request: AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message) proposed.push(proposedOf(message));
    });
    call.on('end', () => {
      if (!options) return;
      if (sizeOf(proposed) > MAX_APPEND_SIZE) return answer(tooLarge());
      const expected = expectedOf(options);
      const response = toAppendResponse(this.log.append(streamOf(options.getStreamIdentifier()), expected, proposed), expected);
      if (this.answersToLose === 0) return answer(null, response);
      this.answersToLose -= 1;
      answer({ code: status.UNAVAILABLE, details: 'lost' });
    });
  }

  private async read(call: ReadCall): Promise<void> {
    const options = call.request.getOptions();
    if (!options) return void call.end();
    if (!options.hasSubscription()) return readStream(call, options, this.log);
    this.subscriptions.add(call);
    await subscribeToAll(call, options, this.log);
    this.subscriptions.delete(call);
  }
}

const sizeOf = (events: readonly ProposedEvent[]): number =>
  events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);

function tooLarge() {
  const metadata = new Metadata();
  metadata.set('exception', 'maximum-append-size-exceeded');
  metadata.set('maximum-append-size', `${MAX_APPEND_SIZE}`);
  return { code: status.INVALID_ARGUMENT, details: 'Maximum Append Size Exceeded', metadata };
}
