import grpcFeatures from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import grpcStreams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  AppendResp,
  DeleteReq,
  DeleteResp,
  TombstoneReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import {
  Server,
  ServerCredentials,
  type sendUnaryData,
  type ServerUnaryCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { append, type AppendCall } from './append-call.js';
import { batchAppend, type BatchAppendCall } from './batch-append-call.js';
import { EventLog } from './event-log.js';
import { streamOf } from './messages.js';
import { readOnce, subscribeToAll, type ReadCall } from './read-call.js';
import { notReady, type Refusal } from './refusals.js';

export interface EventStoreDbDoubleOptions {
  /** Tell clients that appends may come over one stream. @default true */
  readonly batchAppend?: boolean;
  /** Tell subscriptions when they have caught up; servers before 23.10 do not. @default true */
  readonly caughtUp?: boolean;
}

type Method = 'append' | 'batchAppend' | 'read' | 'subscribe' | 'delete' | 'tombstone';

/**
 * Speaks the wire protocol of EventStoreDB to its real client, out of memory: appends with expected revisions and idempotency, reads in
 * both directions, filtered subscriptions to all, both ways of deleting. And breaks, on demand, in the ways a server does.
 */
export class EventStoreDbDouble {
  readonly log = new EventLog();
  /** Calls so far. */
  readonly calls: Record<Method, number> = {
    append: 0,
    batchAppend: 0,
    read: 0,
    subscribe: 0,
    delete: 0,
    tombstone: 0,
  };
  private server: Server | undefined;
  private port = 0;
  private readonly subscriptions = new Set<ReadCall>();
  private answersToLose = 0;
  private readonly refusals: Refusal[] = [];
  private silent = false;

  constructor(private readonly options: EventStoreDbDoubleOptions = {}) {}

  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** Starts it, or starts it again with what it had and where it was. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    server.addService(grpcStreams.StreamsService, this.handlers());
    server.addService(grpcFeatures.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: sendUnaryData<SupportedMethods>) =>
        answer(null, this.supportedMethods()),
    });
    this.server = server;
    this.port = await new Promise((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${this.port}`, ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      );
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

  /** Refuses the next appends and reads, one each. */
  refuse(...refusals: readonly Refusal[]): void {
    this.refusals.push(...refusals);
  }

  /** Takes appends and reads, and answers none of them, until told otherwise. */
  beSilent(silent: boolean): void {
    this.silent = silent;
  }

  dropSubscriptions(): void {
    for (const call of this.subscriptions) call.emit('error', notReady());
  }

  private handlers(): UntypedServiceImplementation {
    return {
      append: (call: AppendCall, answer: sendUnaryData<AppendResp>) => this.append(call, answer),
      batchAppend: (call: BatchAppendCall) => {
        this.calls.batchAppend += 1;
        batchAppend(call, this.log);
      },
      read: (call: ReadCall) => void this.read(call),
      delete: ({ request }: ServerUnaryCall<DeleteReq, DeleteResp>, answer: sendUnaryData<DeleteResp>) => {
        this.calls.delete += 1;
        this.log.delete(streamOf(request.getOptions()?.getStreamIdentifier()));
        answer(null, new streams.DeleteResp().setNoPosition(new shared.Empty()));
      },
      tombstone: (
        { request }: ServerUnaryCall<TombstoneReq, TombstoneResp>,
        answer: sendUnaryData<TombstoneResp>,
      ) => {
        this.calls.tombstone += 1;
        this.log.tombstone(streamOf(request.getOptions()?.getStreamIdentifier()));
        answer(null, new streams.TombstoneResp().setNoPosition(new shared.Empty()));
      },
    };
  }

  private append(call: AppendCall, answer: sendUnaryData<AppendResp>): void {
    this.calls.append += 1;
    if (this.silent) return;
    const refusal = this.refusals.shift();
    if (refusal) return answer(refusal);
    append(call, this.log, (error, response) => {
      if (this.answersToLose === 0) return answer(error, response);
      this.answersToLose -= 1;
      answer(notReady());
    });
  }

  private async read(call: ReadCall): Promise<void> {
    const options = call.request.getOptions();
    if (!options) return void call.end();
    this.calls[options.hasSubscription() ? 'subscribe' : 'read'] += 1;
    if (this.silent) return;
    const refusal = this.refusals.shift();
    if (refusal) return void call.emit('error', refusal);
    if (!options.hasSubscription()) return readOnce(call, options, this.log);
    this.subscriptions.add(call);
    await subscribeToAll(call, options, { log: this.log, caughtUp: this.options.caughtUp ?? true });
    this.subscriptions.delete(call);
  }

  private supportedMethods(): SupportedMethods {
    const names = [
      'Read',
      'Append',
      'Delete',
      'Tombstone',
      ...((this.options.batchAppend ?? true) ? ['BatchAppend'] : []),
    ];
    const methods = names.map((name) =>
      new features.SupportedMethod().setServiceName('event_store.client.streams.Streams').setMethodName(name),
    );
    return new features.SupportedMethods().setEventStoreServerVersion('23.10.0').setMethodsList(methods);
  }
}
