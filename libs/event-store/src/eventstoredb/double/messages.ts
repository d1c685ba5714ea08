import { randomUUID } from 'node:crypto';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  AppendReq as AppendRequest,
  AppendResp as AppendResponse,
  BatchAppendReq as BatchAppendRequest,
  ReadReq as ReadRequest,
  ReadResp as ReadResponse,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { Expected, LoggedEvent, LogResult, ProposedEvent } from './event-log.js';

/** Conversions between the messages of the protocol and the log. */

const { AppendResp, ReadResp } = streams;
const { Empty, StreamIdentifier, UUID } = shared;

interface ExpectedRevision {
  hasAny(): boolean;
  hasNoStream(): boolean;
  hasStreamExists(): boolean;
}

export function expectedOf(options: ExpectedRevision, revision: () => string | undefined): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : BigInt(revision() ?? 0);
}

/** The client writes ids as texts; the form of two numbers is for others. */
export const idOf = (id: { getString(): string } | undefined): string => id?.getString() ?? '';

export const streamOf = (identifier: { getStreamName_asU8(): Uint8Array } | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

export function proposedOf(
  message: AppendRequest.ProposedMessage | BatchAppendRequest.ProposedMessage,
): ProposedEvent {
  const header = message.getMetadataMap();
  return {
    id: idOf(message.getId()),
    type: header.get('type') ?? '',
    contentType: header.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function toAppendResponse(
  result: Exclude<LogResult, { deleted: true } | { dropped: true }>,
  expected: Expected,
): AppendResponse {
  if ('wrong' in result)
    return new AppendResp().setWrongExpectedVersion(toWrongExpectedVersion(result.current, expected));
  const position = new AppendResp.Position()
    .setCommitPosition(`${result.last.position}`)
    .setPreparePosition(`${result.last.position}`);
  return new AppendResp().setSuccess(
    new AppendResp.Success().setCurrentRevision(`${result.last.revision}`).setPosition(position),
  );
}

function toWrongExpectedVersion(current: bigint, expected: Expected): AppendResponse.WrongExpectedVersion {
  const wrong = new AppendResp.WrongExpectedVersion();
  if (current < 0n) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentRevision(`${current}`);
  if (typeof expected === 'bigint') return wrong.setExpectedRevision(`${expected}`);
  return expected === 'no-stream'
    ? wrong.setExpectedNoStream(new Empty())
    : wrong.setExpectedStreamExists(new Empty());
}

export const toStreamIdentifier = (stream: string) =>
  new StreamIdentifier().setStreamName(Uint8Array.from(Buffer.from(stream)));

export function toEventResponse(event: LoggedEvent): ReadResponse {
  const recorded = new ReadResp.ReadEvent.RecordedEvent()
    .setId(new UUID().setString(event.id))
    .setStreamIdentifier(toStreamIdentifier(event.stream))
    .setStreamRevision(`${event.revision}`)
    .setCommitPosition(`${event.position}`)
    .setPreparePosition(`${event.position}`)
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  recorded
    .getMetadataMap()
    .set('type', event.type)
    .set('content-type', event.contentType)
    .set('created', `${event.created}`);
  return new ReadResp().setEvent(
    new ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(`${event.position}`),
  );
}

export const toNotFound = (stream: string): ReadResponse =>
  new ReadResp().setStreamNotFound(
    new ReadResp.StreamNotFound().setStreamIdentifier(toStreamIdentifier(stream)),
  );

export const toConfirmation = (id: string): ReadResponse =>
  new ReadResp().setConfirmation(new ReadResp.SubscriptionConfirmation().setSubscriptionId(id));

export const toCheckpoint = (position: bigint): ReadResponse =>
  new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(`${position}`).setPreparePosition(`${position}`),
  );

export const toCaughtUp = (): ReadResponse => new ReadResp().setCaughtUp(new ReadResp.CaughtUp());

/** A cluster of one node, the leader. */
export function toClusterInfo(port: number) {
  const member = new gossip.MemberInfo()
    .setInstanceId(new UUID().setString(randomUUID()))
    .setTimeStamp(`${Date.now()}`)
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port));
  return new gossip.ClusterInfo().setMembersList([member]);
}

/** Whether the filter of a request lets an event through. */
export function filterOf(options: ReadRequest.Options): (event: LoggedEvent) => boolean {
  const filter = options.getFilter();
  const expression = filter?.getEventType() ?? filter?.getStreamIdentifier();
  if (!filter || !expression) return () => true;
  const pattern = expression.getRegex() ? new RegExp(expression.getRegex()) : undefined;
  const prefixes = expression.getPrefixList();
  return (event) => {
    const text = filter.hasEventType() ? event.type : event.stream;
    return pattern ? pattern.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
  };
}
