import { headerOf, headersOf } from '@bujiao/fast-kafkajs';
import type { KafkaMessage, Message } from 'kafkajs';
import type { BusEvent } from '../bus-event.js';
import {
  contentModeOf,
  contentTypeProblem,
  dataOfEnvelope,
  isUtf8Charset,
  mediaType,
  STRUCTURED_JSON,
  type ReadData,
} from '../cloud-events/index.js';
import type { Unparseable } from '../dispatch/partition-buffer.js';
import {
  MessageProblem,
  recordedHeaders,
  recordedOf,
  required,
  requiredName,
  timeOf,
  type Attributes,
} from './attributes.js';
import { inspected, jsonBody } from './json-body.js';

/** An event to publish; `hash` is that of the recorded event, so that a reader can follow the chain. */
export interface OutgoingEvent {
  readonly event: BusEvent;
  readonly hash?: string;
  /** Further headers of the message, beside those of CloudEvents. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The parts of a Kafka message that are read. */
export type IncomingMessage = Pick<KafkaMessage, 'key' | 'value' | 'headers' | 'timestamp'>;

/** CloudEvents 1.0 in Kafka's binary mode: attributes in headers, the data as the body, keyed by order. */
export function encodeCloudEvent({ event, hash, headers: further }: OutgoingEvent): Message {
  const { id, type, source, orderId, time, data, recorded } = event;
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: id,
    ce_type: type,
    ce_source: source,
    ce_subject: orderId,
    ce_time: time,
    ...(recorded && recordedHeaders(recorded)),
    ...(hash !== undefined && { ce_hash: hash }),
    ...further,
  };
  return { key: orderId, value: JSON.stringify(data), headers };
}

/** The event of a message in binary or structured mode; or the problem, with the message. */
export function decodeCloudEvent(
  message: IncomingMessage,
): { readonly event: BusEvent } | { readonly problem: Unparseable } {
  try {
    return { event: eventOf(message) };
  } catch (error) {
    return { problem: problemOf(message, error) };
  }
}

/** The type of a message in binary mode, read from its header alone; headers beside a structured event do not count. */
export function typeInHeaders(message: IncomingMessage): string | undefined {
  if (contentModeOf(headerOf(message, 'content-type')) !== 'binary') return undefined;
  return headerOf(message, 'ce_type');
}

function eventOf(message: IncomingMessage): BusEvent {
  const header = headersOf(message);
  const contentType = header('content-type');
  if (contentModeOf(contentType) !== 'binary') return structured(message, contentType ?? '');
  assertJson(contentTypeProblem(contentType));
  const attributes: Attributes = (name) => header(`ce_${name}`);
  return assembled(attributes, message, () => bodyOf(message, attributes));
}

/** An event without data is a message without a value. A recorded event always has data. */
function bodyOf({ value }: IncomingMessage, attributes: Attributes): unknown {
  const isEmpty = !value || value.length === 0;
  return isEmpty && attributes('revision') === undefined ? {} : jsonBody(value);
}

function structured(message: IncomingMessage, contentType: string): BusEvent {
  const type = mediaType(contentType);
  if (type?.essence !== STRUCTURED_JSON)
    throw new MessageProblem(
      'unsupported-content-type',
      `Of the structured formats ${STRUCTURED_JSON} is read`,
    );
  if (!isUtf8Charset(type)) throw new MessageProblem('unsupported-charset', 'JSON is UTF-8');
  const envelope = jsonBody(message.value);
  const attributes: Attributes = (name) => {
    const value = Object.hasOwn(envelope, name) ? envelope[name] : undefined;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : textOf(name, value);
  };
  return assembled(attributes, message, () => dataIn(envelope, attributes));
}

function dataIn(envelope: Readonly<Record<string, unknown>>, attributes: Attributes): unknown {
  const read = dataOfEnvelope(envelope);
  assertJson(read);
  const isEmpty = read.data === undefined && attributes('revision') === undefined;
  return isEmpty ? {} : inspected(read.data);
}

function assertJson(read: ReadData | undefined): asserts read is (ReadData & { ok: true }) | undefined {
  if (read && !read.ok) throw new MessageProblem(read.code, read.detail);
}

function textOf(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new MessageProblem('bad-attribute', `${name} is no text`);
  return value;
}

function assembled(attributes: Attributes, message: IncomingMessage, data: () => unknown): BusEvent {
  const version = required(attributes, 'specversion');
  if (version !== '1.0')
    throw new MessageProblem('unknown-version', `CloudEvents ${version} is not known here`);
  const time = timeOf(attributes, () => new Date(Number(message.timestamp)).toISOString());
  const event = {
    id: requiredName(attributes, 'id'),
    type: requiredName(attributes, 'type'),
    source: requiredName(attributes, 'source'),
    orderId: requiredName(attributes, 'subject'),
    time,
    data: data(),
  };
  const recorded = recordedOf(attributes, time);
  return recorded ? { ...event, recorded } : event;
}

function problemOf(message: IncomingMessage, error: unknown): Unparseable {
  const { key, value, headers } = message;
  const texts = Object.keys(headers ?? {}).map((name) => [name, headerOf(message, name) ?? '']);
  return {
    reason: error instanceof MessageProblem ? error.reason : 'unreadable',
    detail: error instanceof Error ? error.message : String(error),
    raw: (value ?? Buffer.alloc(0)).toString('base64'),
    headers: Object.fromEntries(texts) as Record<string, string>,
    ...(key ? { key: key.toString('base64') } : {}),
  };
}
