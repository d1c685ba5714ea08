import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { BusEvent } from '../bus-event.js';
import type { Unparseable } from '../dispatch/inlet.js';
import {
  MessageProblem,
  recordedHeaders,
  recordedOf,
  required,
  timeOf,
  type Attributes,
} from './attributes.js';
import { FetchedMessage } from './client/fetched-message.js';
import { inspected, jsonBody } from './json-body.js';

/** An event to publish; `hash` is that of the recorded event, so that a reader can follow the chain. */
export interface OutgoingEvent {
  readonly event: BusEvent;
  readonly hash?: string;
  /** Further headers of the message, beside those of CloudEvents. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What can be read of a Kafka message. */
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

/** The event of a message in binary or structured mode; or what is wrong with the message, and the message. */
export function decodeCloudEvent(
  message: IncomingMessage,
): { readonly event: BusEvent } | { readonly problem: Unparseable } {
  try {
    return { event: eventOf(message) };
  } catch (error) {
    return { problem: problemOf(message, error) };
  }
}

/** The type of a message in binary mode, without a look at the rest. */
export const typeInHeaders = (message: IncomingMessage): string | undefined =>
  message instanceof FetchedMessage ? message.headerText('ce_type') : headerText(message.headers, 'ce_type');

/** Looks up headers as texts. */
function headersOf(message: IncomingMessage): (name: string) => string | undefined {
  if (!(message instanceof FetchedMessage)) return (name) => headerText(message.headers, name);
  const texts = message.headerTexts();
  return (name) => texts.get(name);
}

function eventOf(message: IncomingMessage): BusEvent {
  const header = headersOf(message);
  if (header('content-type')?.startsWith('application/cloudevents+json')) return structured(message);
  const attributes: Attributes = (name) => header(`ce_${name}`);
  return assembled(attributes, message, () => jsonBody(message.value));
}

function structured(message: IncomingMessage): BusEvent {
  const envelope = jsonBody(message.value);
  const attributes: Attributes = (name) => {
    const value = Object.hasOwn(envelope, name) ? envelope[name] : undefined;
    return typeof value === 'number' ? String(value) : textOf(name, value);
  };
  return assembled(attributes, message, () => inspected(envelope['data']));
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
    id: required(attributes, 'id'),
    type: required(attributes, 'type'),
    source: required(attributes, 'source'),
    orderId: required(attributes, 'subject'),
    time,
    data: data(),
  };
  const recorded = recordedOf(attributes, time);
  return recorded ? { ...event, recorded } : event;
}

function headerText(headers: IHeaders | undefined, name: string): string | undefined {
  const value = headers?.[name];
  const single = Array.isArray(value) ? value[0] : value;
  return single?.toString('utf8');
}

function problemOf({ key, value, headers }: IncomingMessage, error: unknown): Unparseable {
  const texts = Object.keys(headers ?? {}).map((name) => [name, headerText(headers, name) ?? '']);
  return {
    reason: error instanceof MessageProblem ? error.reason : 'unreadable',
    detail: error instanceof Error ? error.message : String(error),
    raw: (value ?? Buffer.alloc(0)).toString('base64'),
    headers: Object.fromEntries(texts) as Record<string, string>,
    ...(key ? { key: key.toString('base64') } : {}),
  };
}
