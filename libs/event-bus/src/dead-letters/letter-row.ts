import type { Sealed } from '@bujiao/contracts';
import type { BusEvent } from '../bus-event.js';
import type { Unparseable } from '../dispatch/partition-buffer.js';
import type { ParkedEvent, ParkReason } from '../dispatch/parking.port.js';
import { contentOf, keyOwnerOf, openContent, openPartOf, type ContentSeal } from './content-seal.js';
import type { DeadLetter, DeadLetterState } from './dead-letters.port.js';

/** Characters; longer error texts are cut. */
const MAX_ERROR = 8_000;

export interface LetterRow {
  readonly id: string;
  readonly group_name: string;
  readonly state: DeadLetterState;
  readonly reason: ParkReason;
  readonly partition: string;
  readonly position: string;
  readonly attempts: number;
  readonly error_code: string | null;
  readonly error: string | null;
  readonly event: string | null;
  readonly message: string | null;
  readonly sealed: string | null;
  readonly edits: number;
  readonly parked_at: Date;
  readonly closed_at: Date | null;
  readonly closed_by: string | null;
  readonly closed_why: string | null;
}

export const LETTER_COLUMNS =
  'id, group_name, state, reason, partition, position, attempts, error_code, error, event, message, sealed, edits, parked_at, closed_at, closed_by, closed_why';

/** PostgreSQL stores no NUL in a text, and json refuses half a surrogate pair. */
const clean = (text: string | undefined): string | undefined => text?.replace(/\0|\p{Surrogate}/gu, '\uFFFD');

const asJson = (value: object | undefined): string | undefined => value && JSON.stringify(value);

const identityOf = (event: BusEvent | undefined): object =>
  event ? { source: clean(event.source), event_id: clean(event.id), order_id: clean(event.orderId) } : {};

/** @param seal absent: the content is stored in the clear, as in tests */
export async function toRow(parked: ParkedEvent, seal: ContentSeal | undefined): Promise<object> {
  const { event, message } = seal ? openPartOf(parked) : parked;
  return {
    group_name: parked.group,
    reason: parked.reason,
    ...identityOf(parked.event),
    partition: parked.partition,
    position: parked.position,
    attempts: parked.attempts,
    error_code: clean(parked.errorCode)?.slice(0, 200),
    error: clean(parked.error)?.slice(0, MAX_ERROR),
    event: asJson(event),
    message: asJson(message),
    sealed: asJson(await seal?.seal(keyOwnerOf(parked), contentOf(parked))),
  };
}

/** The columns that hold what an event carries. */
export async function contentColumns(
  event: BusEvent,
  seal: ContentSeal | undefined,
): Promise<{ readonly event: string; readonly sealed: string | null }> {
  if (!seal) return { event: JSON.stringify(event), sealed: null };
  const sealed = JSON.stringify(await seal.seal(keyOwnerOf({ event }), contentOf({ event })));
  return { event: JSON.stringify(openPartOf({ event }).event), sealed };
}

/** With its content decrypted, where it is sealed and not removed. */
export async function toOpenLetter(row: LetterRow, seal: ContentSeal | undefined): Promise<DeadLetter> {
  const letter = toLetter(row);
  if (!seal || row.sealed === null) return letter;
  const content = await openContent(seal, JSON.parse(row.sealed) as Sealed);
  return {
    ...letter,
    ...(letter.event && { event: { ...letter.event, data: content.data } }),
    ...(letter.message && { message: { ...letter.message, ...content } }),
  };
}

const toLetter = (row: LetterRow): DeadLetter => ({
  id: row.id,
  group: row.group_name,
  state: row.state,
  reason: row.reason,
  partition: row.partition,
  position: row.position,
  attempts: row.attempts,
  edits: row.edits,
  parkedAt: row.parked_at.toISOString(),
  ...given('errorCode', row.error_code),
  ...given('error', row.error),
  ...(row.event === null ? {} : { event: JSON.parse(row.event) as BusEvent }),
  ...(row.message === null ? {} : { message: JSON.parse(row.message) as Unparseable }),
  ...given('closedAt', row.closed_at?.toISOString() ?? null),
  ...given('closedBy', row.closed_by),
  ...given('closedWhy', row.closed_why),
});

const given = <K extends string>(key: K, value: string | null): { [P in K]?: string } =>
  (value === null ? {} : { [key]: value }) as { [P in K]?: string };
