import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { EventLog, LogResult, ProposedEvent } from './event-log.js';
import type { Faults } from './faults.js';
import { expectedOf, proposedOf, streamOf, toAppendResponse } from './messages.js';
import { MAX_APPEND_SIZE, notReady, streamDeleted, timedOut, tooLarge } from './refusals.js';

export type AppendCall = ServerReadableStream<AppendReq, AppendResp>;

export interface AppendSettings {
  readonly log: EventLog;
  readonly faults: Faults;
  /** Milliseconds before an append is answered as timed out that the server has dropped. */
  readonly commitTimeoutMs: number;
  /** Milliseconds before an append is indexed and answered. */
  readonly indexAfterMs: number;
}

/** Only data counts, as on server 24.2.0: metadata may exceed the limit. */
export const sizeOf = (events: readonly ProposedEvent[]): number =>
  events.reduce((sum, { data }) => sum + data.length, 0);

/** Answers a recorded append when it is indexed, and a dropped one when it times out. */
export function answerLater(result: LogResult, settings: AppendSettings, answer: () => void): void {
  const { commitTimeoutMs, indexAfterMs } = settings;
  const ms = 'dropped' in result ? commitTimeoutMs : 'last' in result ? indexAfterMs : 0;
  if (ms === 0) answer();
  else setTimeout(answer, ms);
}

export function append(call: AppendCall, settings: AppendSettings, answer: sendUnaryData<AppendResp>): void {
  const { log, faults } = settings;
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
    if (faults.losesAnswer()) return answer(notReady());
    answerLater(result, settings, () => {
      if ('deleted' in result) answer(streamDeleted(stream));
      else if ('dropped' in result) answer(timedOut());
      else answer(null, toAppendResponse(result, expected));
    });
  });
}
