import grpcGossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
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
import { append, type AppendCall, type AppendSettings } from './append-call.js';
import { batchAppend, type BatchAppendCall } from './batch-append-call.js';
import { EventLog } from './event-log.js';
import { Faults } from './faults.js';
import { streamOf, toClusterInfo } from './messages.js';
import { readOnce, subscribeToAll, type ReadCall } from './read-call.js';
import { accessDenied, notReady, type Refusal } from './refusals.js';

export interface EventStoreDbDoubleOptions {
  /** Offer batched appends to clients. @default true */
  readonly batchAppend?: boolean;
  /** Report to subscriptions when they have caught up; servers before 23.10 do not. @default true */
  readonly caughtUp?: boolean;
  /**
   * A filtered subscription that catches up without a match gets 2^64−1 as its checkpoint, and no checkpoint after it, as from servers
   * 24.2.0 to 24.10. Servers 23.10 and 25.0 do not. @default true
   */
  readonly unknownCheckpoint?: boolean;
  /** Milliseconds before an append is indexed and answered. @default 0 */
  readonly indexAfterMs?: number;
  /** Milliseconds before a dropped append is answered as timed out; 2000 on a server. @default 100 */
  readonly commitTimeoutMs?: number;
}

type Method = 'append' | 'batchAppend' | 'batchedAppend' | 'read' | 'subscribe' | 'delete' | 'tombstone';

/**
 * Speaks the wire protocol of EventStoreDB to its real client, out of memory: appends with expected revisions and idempotency, reads in
 * both directions, filtered subscriptions to all, both ways of deleting. And breaks, on demand, in the ways a server does.
 */
export class EventStoreDbDouble {
  readonly log: EventLog;
  /** Calls so far. `batchAppend`: streams of appends that were opened; `batchedAppend`: appends that came over them. */
  readonly calls: Record<Method, number> = {
    append: 0,
    batchAppend: 0,
    batchedAppend: 0,
    read: 0,
    subscribe: 0,
    delete: 0,
    tombstone: 0,
  };
  private server: Server | undefined;
  private port = 0;
  private readonly subscriptions = new Set<ReadCall>();
  private readonly faults = new Faults();
  private readonly appends: AppendSettings;

  constructor(private readonly options: EventStoreDbDoubleOptions = {}) {
    const { indexAfterMs = 0, commitTimeoutMs = 100 } = options;
    this.log = new EventLog({ indexAfterMs });
    this.appends = { log: this.log, faults: this.faults, indexAfterMs, commitTimeoutMs };
  }

  get connectionString(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** As a cluster of one node, found by its gossip. */
  get discoverString(): string {
    return `esdb+discover://127.0.0.1:${this.port}?tls=false&maxDiscoverAttempts=2&discoveryInterval=20`;
  }

  /** Starts it, or starts it again with what it had and where it was. */
  async start(): Promise<void> {
    const server = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 });
    server.addService(grpcStreams.StreamsService, this.handlers());
    server.addService(grpcFeatures.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: sendUnaryData<SupportedMethods>) =>
        answer(null, this.supportedMethods()),
    });
    server.addService(grpcGossip.GossipService, {
      read: (_: unknown, answer: sendUnaryData<ClusterInfo>) => answer(null, toClusterInfo(this.port)),
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

  /** The next appends are recorded, and their answers do not arrive. */
  loseAnswers(count: number): void {
    this.faults.loseAnswers(count);
  }

  /** Refuses the next appends and reads, one each. */
  refuse(...refusals: readonly Refusal[]): void {
    this.faults.refuse(refusals);
  }

  /** Takes appends and reads and answers none of them, until switched off. */
  beSilent(silent: boolean): void {
    this.faults.silent = silent;
  }

  /** The user has no right to read `$all`: reads of it and subscriptions to it are refused, until switched off. */
  denyAll(deny: boolean, refusal: Refusal = accessDenied()): void {
    this.faults.refusalOfAll = deny ? refusal : undefined;
  }

  /** Refuses subscriptions, and no other read, until switched off. */
  denySubscriptions(deny: boolean): void {
    this.faults.refusalOfSubscriptions = deny ? accessDenied() : undefined;
  }

  dropSubscriptions(): void {
    for (const call of this.subscriptions) call.emit('error', notReady());
  }

  private handlers(): UntypedServiceImplementation {
    return {
      append: (call: AppendCall, answer: sendUnaryData<AppendResp>) => this.append(call, answer),
      batchAppend: (call: BatchAppendCall) => {
        this.calls.batchAppend += 1;
        batchAppend(call, { ...this.appends, onAppend: () => (this.calls.batchedAppend += 1) });
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
    if (this.faults.silent) return;
    const refusal = this.faults.next();
    if (refusal) answer(refusal);
    else append(call, this.appends, answer);
  }

  private async read(call: ReadCall): Promise<void> {
    const options = call.request.getOptions();
    if (!options) return void call.end();
    this.calls[options.hasSubscription() ? 'subscribe' : 'read'] += 1;
    if (this.faults.silent) return;
    const refusal = this.faults.nextOf({ all: options.hasAll(), subscription: options.hasSubscription() });
    if (refusal) return void call.emit('error', refusal);
    if (!options.hasSubscription()) return readOnce(call, options, this.log);
    this.subscriptions.add(call);
    const { caughtUp = true, unknownCheckpoint = true } = this.options;
    await subscribeToAll(call, options, { log: this.log, caughtUp, unknownCheckpoint });
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
    return new features.SupportedMethods().setEventStoreServerVersion('24.2.0').setMethodsList(methods);
  }
}
