import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BatchAppendReq, BatchAppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import protobufAny from 'google-protobuf/google/protobuf/any_pb.js';
import protobufEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import { answerLater, sizeOf, type AppendSettings } from './append-call.js';
import type { Expected, LogResult, ProposedEvent } from './event-log.js';
import { isAccessDenied } from './faults.js';
import { expectedOf, idOf, proposedOf, streamOf, toStreamIdentifier } from './messages.js';
import { MAX_APPEND_SIZE, notReady, type Refusal } from './refusals.js';

export type BatchAppendCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

interface Pending {
  readonly options: BatchAppendReq.Options;
  readonly proposed: ProposedEvent[];
}

export interface BatchSettings extends AppendSettings {
  /** Called once an append. */
  readonly onAppend: () => void;
}

/** Many appends over one stream of requests: each has a correlation id, may come in parts, and has its own answer. */
export function batchAppend(call: BatchAppendCall, settings: BatchSettings): void {
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
    settings.onAppend();
    if (settings.faults.silent) return;
    handle(append, call, settings, (answer) =>
      call.write(
        answer
          .setCorrelationId(request.getCorrelationId())
          .setStreamIdentifier(append.options.getStreamIdentifier()),
      ),
    );
  });
  call.on('end', () => call.end());
}

function handle(
  { options, proposed }: Pending,
  call: BatchAppendCall,
  settings: BatchSettings,
  answer: (response: BatchAppendResp) => void,
): void {
  const { log, faults } = settings;
  const refusal = faults.next();
  if (refusal) return answer(failed(refused(refusal)));
  if (sizeOf(proposed) > MAX_APPEND_SIZE) return answer(failed(tooLarge()));
  const stream = streamOf(options.getStreamIdentifier());
  const expected = expectedOf(options, () => options.getStreamPosition());
  const result = log.append(stream, expected, proposed);
  // A lost answer means a lost connection, with everything that waits on it.
  if (faults.losesAnswer()) return void call.emit('error', notReady());
  answerLater(result, settings, () => answer(toResponse(result, stream, expected)));
}

function toResponse(result: LogResult, stream: string, expected: Expected): BatchAppendResp {
  if ('last' in result) return new streams.BatchAppendResp().setSuccess(success(result.last));
  if ('wrong' in result)
    return failed(failure('WrongExpectedVersion', wrongExpectedVersion(result.current, expected)));
  if ('dropped' in result) return failed(failure('Timeout', new shared.Timeout()));
  return failed(
    failure('StreamDeleted', new shared.StreamDeleted().setStreamIdentifier(toStreamIdentifier(stream))),
  );
}

const failed = (error: ReturnType<typeof failure>): BatchAppendResp =>
  new streams.BatchAppendResp().setError(error);

const refused = (refusal: Refusal) =>
  isAccessDenied(refusal)
    ? failure('AccessDenied', new shared.AccessDenied())
    : failure('Unknown', new shared.Unknown());

const tooLarge = () =>
  failure(
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_SIZE),
  );

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
