import type { Actor, EventMetadata } from '@bujiao/contracts';
import { attributeProblem, parseRfc3339, type NAMING_ATTRIBUTES } from '../cloud-events/index.js';

/** Looks up a CloudEvents attribute by its name, in lower case. */
export type Attributes = (name: string) => string | undefined;

/** A message is invalid. `reason` is a stable code. */
export class MessageProblem extends Error {
  constructor(
    readonly reason: string,
    detail: string,
  ) {
    super(detail);
    this.name = 'MessageProblem';
  }
}

/** No control characters, no half surrogate pairs: these go into tables, headers and logs. */
const PLAIN = /^[^\p{Cc}\p{Surrogate}]{1,512}$/u;
const PLAIN_TIME = /^[^tz]{19}(?<!:60)(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;
const ACTOR_KINDS: readonly string[] = ['person', 'service', 'system'] satisfies Actor['kind'][];

export function optional(attributes: Attributes, name: string): string | undefined {
  const value = attributes(name);
  if (value === undefined || PLAIN.test(value)) return value;
  throw new MessageProblem(
    'bad-attribute',
    `${name} is empty, too long, or holds characters that no name has`,
  );
}

export function required(attributes: Attributes, name: string): string {
  const value = optional(attributes, name);
  if (value === undefined) throw new MessageProblem('missing-attribute', `${name} is missing`);
  return value;
}

/** A {@link required} attribute that names something. */
export function requiredName(attributes: Attributes, name: (typeof NAMING_ATTRIBUTES)[number]): string {
  const value = required(attributes, name);
  const problem = attributeProblem(name, value);
  if (problem === undefined) return value;
  throw new MessageProblem('bad-attribute', problem);
}

/** Unchanged if `Date` reads it the same; else in UTC with milliseconds, so that every reader sees the same moment. */
export function timeOf(attributes: Attributes, otherwise: () => string): string {
  const time = optional(attributes, 'time');
  if (time === undefined) return otherwise();
  const moment = parseRfc3339(time);
  if (moment === undefined)
    throw new MessageProblem('bad-attribute', 'time is not RFC 3339, or names a day that does not exist');
  return PLAIN_TIME.test(time) ? time : new Date(moment).toISOString();
}

/** Where the event stands in its order's stream; undefined for one that was never recorded. */
export function recordedOf(
  attributes: Attributes,
  occurredAt: string,
): { revision: number; metadata: EventMetadata } | undefined {
  if (attributes('revision') === undefined) return undefined;
  const ruleVersion = optional(attributes, 'ruleversion');
  const traceparent = optional(attributes, 'traceparent');
  return {
    revision: wholeNumber(attributes, 'revision'),
    metadata: {
      correlationId: required(attributes, 'correlationid'),
      causationId: required(attributes, 'causationid'),
      actor: actorOf(attributes),
      occurredAt,
      schemaVersion: wholeNumber(attributes, 'schemaversion'),
      ...(ruleVersion === undefined ? {} : { ruleVersion }),
      ...(traceparent === undefined ? {} : { traceparent }),
    },
  };
}

/** The attributes of {@link recordedOf}, as the headers of a message. */
export function recordedHeaders({
  revision,
  metadata,
}: {
  revision: number;
  metadata: EventMetadata;
}): Record<string, string> {
  const { actor, ruleVersion, traceparent } = metadata;
  return {
    ce_revision: String(revision),
    ce_correlationid: metadata.correlationId,
    ce_causationid: metadata.causationId,
    ce_actorkind: actor.kind,
    ce_actorid: actor.id,
    ce_schemaversion: String(metadata.schemaVersion),
    ...(actor.role !== undefined && { ce_actorrole: actor.role }),
    ...(ruleVersion !== undefined && { ce_ruleversion: ruleVersion }),
    ...(traceparent !== undefined && { ce_traceparent: traceparent }),
  };
}

function actorOf(attributes: Attributes): Actor {
  const kind = required(attributes, 'actorkind');
  if (!ACTOR_KINDS.includes(kind)) throw new MessageProblem('bad-attribute', `actorkind is unknown: ${kind}`);
  const role = optional(attributes, 'actorrole');
  return { kind, id: required(attributes, 'actorid'), ...(role === undefined ? {} : { role }) } as Actor;
}

function wholeNumber(attributes: Attributes, name: string): number {
  const text = required(attributes, name);
  if (!/^\d{1,15}$/.test(text))
    throw new MessageProblem('bad-attribute', `${name} is not a whole number: ${text}`);
  return Number(text);
}
