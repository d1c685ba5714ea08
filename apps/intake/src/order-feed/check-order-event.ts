import type { OrderFeedEvents, OrderFeedEventType } from '@bujiao/contracts';
import { parseRfc3339 } from '@bujiao/event-bus/cloud-events';
import { plainToInstance } from 'class-transformer';
import { DATA_OF, ID_PATTERN } from './order-event.dto.js';
import { checkFields, checkShape } from './data-problems.js';
import type { Rejection } from './rejection.js';
import { isStorable, isStorableText } from './storable.js';

export type { Rejection } from './rejection.js';

/** An order event that is what it should be. */
export type OrderFeedEvent<T extends OrderFeedEventType = OrderFeedEventType> = {
  [K in T]: {
    readonly id: string;
    readonly source: string;
    readonly type: K;
    readonly orderId: string;
    /** ISO 8601, UTC, with milliseconds. */
    readonly time: string;
    readonly data: OrderFeedEvents[K];
    /** JSON pointers of fields that the contract does not know. */
    readonly ignored: readonly string[];
  };
}[T];

interface Attributes {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: unknown;
  readonly time?: unknown;
  readonly data?: unknown;
}

/** An event dated further ahead than this is a mistake, ms. */
const CLOCK_SKEW = 5 * 60_000;
/** No shop sold anything before; a year like 0000 is not even a time to Postgres. */
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');

/** Checks what came in against CloudEvents 1.0 and the contract of the order feed. `now`: ms since the epoch. */
export function checkOrderEvent(raw: unknown, now: number): OrderFeedEvent | Rejection {
  if (!hasAttributes(raw))
    return {
      code: 'not-an-event',
      detail: 'specversion 1.0, id, source and type are needed, as texts of 1 to 256 characters',
    };
  if (!Object.hasOwn(DATA_OF, raw.type))
    return { code: 'unknown-type', detail: `known types: ${Object.keys(DATA_OF).join(', ')}` };
  const { subject } = raw;
  if (typeof subject !== 'string' || !ID_PATTERN.test(subject)) {
    return { code: 'invalid-subject', detail: 'subject is the order id: 1 to 64 of A-Z a-z 0-9 . _ : -' };
  }
  const time = timeOf(raw.time);
  if (!(time >= EARLIEST && time <= now + CLOCK_SKEW))
    return { code: 'invalid-time', detail: 'time is RFC 3339, after 2000 and not in the future' };
  return checkData(raw as Attributes & { type: OrderFeedEventType }, subject, new Date(time).toISOString());
}

/** ms since the epoch; NaN for what is no time. */
const timeOf = (time: unknown): number => (typeof time === 'string' ? (parseRfc3339(time) ?? NaN) : NaN);

export const isRejection = (checked: object): checked is Rejection => 'code' in checked;

function checkData(
  raw: Attributes & { type: OrderFeedEventType },
  orderId: string,
  time: string,
): OrderFeedEvent | Rejection {
  const plain = raw.data ?? {};
  if (typeof plain !== 'object' || Array.isArray(plain))
    return { code: 'invalid-data', detail: 'data is a JSON object' };
  if (!isStorable(plain))
    return {
      code: 'invalid-data',
      detail: 'data is too large or too deep, or holds NUL or half a character',
    };
  const { ignored, rejection } = checkFields(DATA_OF[raw.type], plain);
  const data = plainToInstance(DATA_OF[raw.type], plain);
  const problem = rejection ?? checkShape(data);
  if (problem) return problem;
  const { id, source, type } = raw;
  // Fields that were left out are undefined in the instance; a fact holds only what was told.
  const told: unknown = JSON.parse(JSON.stringify(data));
  return { id, source, type, orderId, time, data: told, ignored } as OrderFeedEvent;
}

const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 256 && isStorableText(value);

function hasAttributes(raw: unknown): raw is Attributes {
  if (typeof raw !== 'object' || raw === null) return false;
  const { specversion, id, source, type } = raw as Record<string, unknown>;
  return specversion === '1.0' && isText(id) && isText(source) && isText(type);
}
