import { applyDecorators, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { ErrorAsThrown } from './nest/error-as-thrown.filter.js';

/** Options of a handler, carried in the Nest pattern. */
export interface HandlerExtras {
  /** The handler takes batches of events. */
  readonly batch: boolean;
  /** For handlers of single events: see {@link HandlerGroupName}. Batches always have low priority. */
  readonly lowPriority?: boolean;
  /** For projections: see {@link ProjectionPace}. */
  readonly paceMs?: number;
}

/** How often a projection writes. */
export interface ProjectionPace {
  /**
   * Most ms between two calls, so that events that follow each other share a write. The pause ends once a full batch waits, or half of
   * the events at which the source pauses. @default 0
   */
  readonly paceMs?: number;
}

/** A consumer group of handlers of single events. */
export interface HandlerGroupName {
  readonly group: string;
  /** Latency of its handlers does not matter: the source may gather events for a moment, which costs less. */
  readonly lowPriority: boolean;
}

/**
 * For `@HandlesEvent`, beside types: the method also gets events whose type no handler of its group names. Only from topics that
 * the group reads anyway, and only over Kafka: the embedded bus carries recorded events alone.
 */
export const OTHER_TYPES = '*';

export const patternOf = (group: string, type: string): string => `${group}/${type}`;

/** The group and type of a pattern; undefined for a pattern of another transport. */
export function parsePattern(pattern: string): { readonly group: string; readonly type: string } | undefined {
  const slash = pattern.indexOf('/');
  return slash > 0 ? { group: pattern.slice(0, slash), type: pattern.slice(slash + 1) } : undefined;
}

/**
 * The method handles events of `types` for consumer group `group`: events of one order one at a time and in their order;
 * different orders in parallel. At least once: the method must be idempotent. An error is retried with back-off, which delays no
 * other order. After the last try, or at once when `retryable` is false, the event is parked, and later events of that order park
 * behind it.
 *
 * Signature: `(event: BusEvent<Data>) => Promise<void>`.
 */
export function HandlesEvent(
  name: string | HandlerGroupName,
  ...types: readonly [string, ...string[]]
): MethodDecorator {
  const { group, lowPriority } = typeof name === 'string' ? { group: name, lowPriority: false } : name;
  return applyDecorators(
    EventPattern<string[]>(
      types.map((type) => patternOf(group, type)),
      { batch: false, lowPriority } satisfies HandlerExtras,
    ),
    UseFilters(ErrorAsThrown),
  );
}

/**
 * The method projects events of `types` for `group`: it gets batches of them, in order, and is called for one batch at a
 * time. A group has either one projection or handlers of single events, never both. Latency of a projection does not matter, so the
 * source may gather events for a moment.
 *
 * Signature: `(events: readonly BusEvent[]) => Promise<void>`.
 */
export const ProjectsEvents = (
  group: string,
  types: readonly string[],
  { paceMs = 0 }: ProjectionPace = {},
): MethodDecorator =>
  applyDecorators(
    EventPattern<string[]>(
      types.map((type) => patternOf(group, type)),
      { batch: true, paceMs } satisfies HandlerExtras,
    ),
    UseFilters(ErrorAsThrown),
  );
