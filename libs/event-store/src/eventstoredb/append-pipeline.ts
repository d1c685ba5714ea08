import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import protobufTimestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import type { ExpectedHead } from '../event-store.port.js';
import type { AppendStream } from './connection.js';
import type { ServerEvent } from './stored-event.js';

export interface PipelinedAppend {
  readonly stream: string;
  readonly expected: ExpectedHead;
  readonly events: readonly ServerEvent[];
}

interface Waiting {
  readonly resolve: (answer: BatchAppendResp) => void;
  readonly reject: (error: Error) => void;
}

const WRONG_EXPECTED_VERSION = 'event_store.client.WrongExpectedVersion';

/** One open stream of appends to the server. Appends share it, and are answered in any order. */
export class AppendPipeline {
  private readonly waiting = new Map<string, Waiting>();
  private end: Error | undefined;

  constructor(
    private readonly stream: AppendStream,
    private readonly deadlineMs: number,
  ) {
    stream.on('data', (answer: BatchAppendResp) => {
      this.waiting.get(answer.getCorrelationId()?.getString() ?? '')?.resolve(answer);
    });
    stream.on('error', (error: Error) => this.fail(error));
    for (const event of ['end', 'close'])
      stream.on(event, () => this.fail(new Error('the server has ended the stream of appends')));
  }

  /**
   * Not awaited for back pressure: the caller limits what is in flight.
   *
   * @returns the revision of the last event; undefined when the stream is not at the expected revision
   * @throws Error for every other outcome, known or not; a call of its own with the same event ids finds it out
   */
  async append(append: PipelinedAppend): Promise<number | undefined> {
    const id = randomUUID();
    // A server that leaves one append without an answer is not trusted with the others either.
    const giveUp = setTimeout(() => this.abandon(), this.deadlineMs);
    try {
      const answer = await new Promise<BatchAppendResp>((resolve, reject) => {
        if (this.end) return reject(this.end);
        this.waiting.set(id, { resolve, reject });
        this.stream.write(toRequest(id, append, new Date(Date.now() + this.deadlineMs)));
      });
      return revisionOf(answer);
    } finally {
      clearTimeout(giveUp);
      this.waiting.delete(id);
    }
  }

  private abandon(): void {
    this.fail(new Error(`no answer to an append within ${this.deadlineMs} ms`));
    this.stream.cancel();
  }

  private fail(error: Error): void {
    this.end ??= error;
    for (const { reject } of this.waiting.values()) reject(error);
  }
}

function revisionOf(answer: BatchAppendResp): number | undefined {
  const success = answer.getSuccess();
  if (success) return Number(success.getCurrentRevision());
  const error = answer.getError();
  if (error?.getDetails()?.getTypeName() === WRONG_EXPECTED_VERSION) return undefined;
  throw new Error(`the server refused a pipelined append: ${error?.getMessage() ?? 'no reason given'}`);
}

function toRequest(
  id: string,
  { stream, expected, events }: PipelinedAppend,
  deadline: Date,
): BatchAppendReq {
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(new Uint8Array(Buffer.from(stream))))
    .setDeadline(protobufTimestamp.Timestamp.fromDate(deadline));
  if (expected === 'no-stream') options.setNoStream(new protobufEmpty.Empty());
  else options.setStreamPosition(String(expected.revision));
  return new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(id))
    .setOptions(options)
    .setProposedMessagesList(events.map(toMessage))
    .setIsFinal(true);
}

function toMessage({ id, type, data, metadata }: ServerEvent): BatchAppendReq.ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(data)
    .setCustomMetadata(metadata);
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
}
