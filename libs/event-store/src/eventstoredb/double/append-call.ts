import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { EventLog, ProposedEvent } from './event-log.js';
import { expectedOf, proposedOf, streamOf, toAppendResponse } from './messages.js';
import { MAX_APPEND_SIZE, streamDeleted, tooLarge } from './refusals.js';

export type AppendCall = ServerReadableStream<AppendReq, AppendResp>;

export const sizeOf = (events: readonly ProposedEvent[]): number =>
  events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);

export function append(call: AppendCall, log: EventLog, answer: sendUnaryData<AppendResp>): void {
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
    const stream = streamOf(options.getStreamIdentifier());
    const expected = expectedOf(options, () => options?.getRevision());
    const result = log.append(stream, expected, proposed);
    if ('deleted' in result) answer(streamDeleted(stream));
    else answer(null, toAppendResponse(result, expected));
  });
}
