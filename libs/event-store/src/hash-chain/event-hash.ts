import { hash } from 'node:crypto';

/** What the hash of an event is taken over, besides the hash before it. `data` and `metadata` are canonical JSON texts. */
export interface HashedFields {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

/**
 * What the first event of a stream is chained to: SHA-256 of the text `bujiao:stream:{stream}`, in hex. So no range of one
 * stream passes for the beginning of another.
 */
export const genesisHash = (stream: string): string => hash('sha256', `bujiao:stream:${stream}`, 'hex');

/**
 * SHA-256, in hex, over the previous event's hash (64 hex digits) and right after it the canonical JSON of
 * `{data, id, metadata, revision, stream, type}`. Recorded for good with every event; never change it.
 */
export function eventHash(
  previousHash: string,
  { stream, revision, id, type, data, metadata }: HashedFields,
): string {
  const names = `"stream":${JSON.stringify(stream)},"type":${JSON.stringify(type)}`;
  return hash(
    'sha256',
    `${previousHash}{"data":${data},"id":"${id}","metadata":${metadata},"revision":${revision},${names}}`,
    'hex',
  );
}
