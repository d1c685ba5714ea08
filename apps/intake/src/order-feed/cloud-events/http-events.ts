import {
  attributeProblem,
  contentModeOf,
  contentTypeProblem,
  dataOfEnvelope,
  type ReadData,
} from '@bujiao/event-bus/cloud-events';
import { pointerTo } from '../field-check/json-pointer.js';
import { decodeHeaderValue } from './header-value.js';
import { prototypeKeyIn } from './prototype-keys.js';

/** Why an event of a request is no CloudEvent. */
export interface EventProblem {
  readonly code: 'not-an-event' | 'invalid-data';
  readonly detail: string;
  /** JSON pointer into the event in the JSON format, also where it came in headers. */
  readonly pointer: string;
}

/** One event of a request. */
export interface HttpEvent {
  /** In the JSON format, its data decoded; where `problem` is set, as it came. */
  readonly raw: unknown;
  readonly problem?: EventProblem;
}

export interface EventRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Parsed JSON, where the content type is built on it. */
  readonly body: unknown;
}

type Envelope = Readonly<Record<string, unknown>>;
const PREFIX = 'ce-';
/** One of them is enough: then the others are missing, and the publisher is told so. */
const MANDATORY_HEADERS = ['ce-specversion', 'ce-id', 'ce-source', 'ce-type'];
/** What names publisher and event is shown to people. What `type` and `subject` may be is said by the contract. */
const NAMES = ['id', 'source'] as const;

/**
 * The events of a request in the structured, batched or binary mode of the CloudEvents HTTP binding. The content type decides:
 * headers beside a structured event say nothing. Without headers of an event, any JSON is read as one event or a list of them,
 * whatever it is called. An event that cannot be read has a problem, and leaves the others of its batch alone.
 */
export function eventsOfRequest({ headers, body }: EventRequest): readonly HttpEvent[] {
  const contentType = oneValue(headers['content-type']);
  const inHeaders = MANDATORY_HEADERS.some((name) => headers[name] !== undefined);
  if (contentModeOf(contentType) === 'binary' && inHeaders) return [binaryEvent(headers, body, contentType)];
  return (Array.isArray(body) ? (body as readonly unknown[]) : [body]).map(structuredEvent);
}

function structuredEvent(raw: unknown): HttpEvent {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { raw };
  const envelope = raw as Envelope;
  const problem = keyProblem(envelope) ?? nameProblem(envelope);
  if (problem) return { raw, problem };
  const read = dataOfEnvelope(envelope);
  if (!read.ok) return { raw, problem: dataProblem(read) };
  const { data_base64: _, ...attributes } = envelope;
  return { raw: { ...attributes, data: read.data } };
}

function binaryEvent(
  headers: EventRequest['headers'],
  body: unknown,
  contentType: string | undefined,
): HttpEvent {
  const { attributes, undecodable } = attributesIn(headers);
  const raw: Envelope = {
    ...attributes,
    ...(contentType !== undefined && { datacontenttype: contentType }),
    ...(body !== undefined && { data: body }),
  };
  const problem = headerProblem(undecodable) ?? keyProblem(raw) ?? nameProblem(raw) ?? typeProblem(raw);
  return problem ? { raw, problem } : { raw };
}

function attributesIn(headers: EventRequest['headers']): {
  readonly attributes: Envelope;
  readonly undecodable: string | undefined;
} {
  const attributes: [string, string][] = [];
  let undecodable: string | undefined;
  for (const [header, value] of Object.entries(headers)) {
    const name = header.startsWith(PREFIX) ? header.slice(PREFIX.length) : '';
    if (!/^(?!data$)[a-z0-9]+$/.test(name) || value === undefined) continue;
    const text = decodeHeaderValue(oneValue(value) ?? '');
    if (text === undefined) undecodable ??= name;
    else attributes.push([name, text]);
  }
  return { attributes: Object.fromEntries(attributes), undecodable };
}

const oneValue = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' || value === undefined ? value : value.join(', ');

function keyProblem(envelope: Envelope): EventProblem | undefined {
  const pointer = prototypeKeyIn(envelope);
  return pointer === undefined
    ? undefined
    : { code: 'invalid-data', detail: 'no event holds a key __proto__ or constructor', pointer };
}

function nameProblem(envelope: Envelope): EventProblem | undefined {
  for (const name of NAMES) {
    const value = envelope[name];
    const detail = typeof value === 'string' ? attributeProblem(name, value) : undefined;
    if (detail !== undefined) return { code: 'not-an-event', detail, pointer: pointerTo([name]) };
  }
  return undefined;
}

/** Without a body there is no data, whatever its type is said to be. */
function typeProblem({ data, datacontenttype }: Envelope): EventProblem | undefined {
  if (data === undefined) return undefined;
  const read = contentTypeProblem(datacontenttype as string | undefined);
  return read && !read.ok ? dataProblem(read) : undefined;
}

const headerProblem = (undecodable: string | undefined): EventProblem | undefined =>
  undecodable === undefined
    ? undefined
    : {
        code: 'not-an-event',
        detail: `the header ${PREFIX}${undecodable} is not percent-encoded UTF-8`,
        pointer: pointerTo([undecodable]),
      };

const dataProblem = ({ detail, field }: ReadData & { ok: false }): EventProblem => ({
  code: 'invalid-data',
  detail,
  pointer: pointerTo([field]),
});
