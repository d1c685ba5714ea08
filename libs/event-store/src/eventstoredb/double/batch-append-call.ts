import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import protobufAny from 'google-protobuf/google/protobuf/any_pb.js';
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import { sizeOf } from './append-call.js';
import type { EventLog, Expected, LogResult, ProposedEvent } from './event-log.js';
import { expectedOf, idOf, proposedOf, streamOf, toStreamIdentifier } from './messages.js';
import { MAX_APPEND_SIZE } from './refusals.js';

export type BatchAppendCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

interface Pending {
  readonly options: BatchAppendReq.Options;
  readonly proposed: ProposedEvent[];
}

/** Many appends over one stream of requests: each is known by its correlation id, may come in parts, and has an answer of its own. */
export function batchAppend(call: BatchAppendCall, log: EventLog): void {
  const pending = new Map<string, Pending>();
  call.on('data', (request: BatchAppendReq) => {
    const correlationId = idOf(request.getCorrelationId());
    const options = request.getOptions();
    if (options) pending.set(correlationId, { options, proposed: [] });
    const append = pending.get(correlationId);
    if (!append) return;
    append.proposed.push(...request.getProposedMessagesList().map(proposedOf));
    if (!request.getIsFinal()) return;
    pending.delete(correlationId);
    call.write(
      answerTo(append, log)
        .setCorrelationId(request.getCorrelationId())
        .setStreamIdentifier(append.options.getStreamIdentifier()),
    );
  });
  call.on('end', () => call.end());
}

function answerTo({ options, proposed }: Pending, log: EventLog): BatchAppendResp {
  const answer = new streams.BatchAppendResp();
  if (sizeOf(proposed) > MAX_APPEND_SIZE) {
    return answer.setError(
      failure(
        'MaximumAppendSizeExceeded',
        new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_SIZE),
      ),
    );
  }
  const stream = streamOf(options.getStreamIdentifier());
  const expected = expectedOf(options, () => options.getStreamPosition());
  const result = log.append(stream, expected, proposed);
  if ('last' in result) return answer.setSuccess(success(result.last));
  if ('wrong' in result)
    return answer.setError(failure('WrongExpectedVersion', wrongExpectedVersion(result.current, expected)));
  return answer.setError(
    failure('StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(toStreamIdentifier(stream))),
  );
}

function success({ revision, position }: Extract<LogResult, { last: unknown }>['last']) {
  const place = new shared.AllStreamPosition()
    .setCommitPosition(`${position}`)
    .setPreparePosition(`${position}`);
  return new streams.BatchAppendResp.Success().setCurrentRevision(`${revision}`).setPosition(place);
}

function wrongExpectedVersion(current: bigint, expected: Expected) {
  const wrong = new shared.WrongExpectedVersion();
  if (current < 0n) wrong.setCurrentNoStream(new protobufEmpty.Empty());
  else wrong.setCurrentStreamRevision(`${current}`);
  if (typeof expected === 'bigint') return wrong.setExpectedStreamPosition(`${expected}`);
  return expected === 'no-stream'
    ? wrong.setExpectedNoStream(new protobufEmpty.Empty())
    : wrong.setExpectedStreamExists(new protobufEmpty.Empty());
}

function failure(name: string, details: { serializeBinary(): Uint8Array }) {
  const packed = new protobufAny.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${name}`);
  return new status.Status().setMessage(name).setDetails(packed);
}
