import { applyDecorators, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { ErrorAsThrown } from './nest/error-as-thrown.filter.js';

/** How a pattern takes its events. */
export interface HandlerExtras {
  /** Whole stretches of them. */
  readonly batch: boolean;
  /** Of single events: see {@link HandlerGroupName}. Nobody ever waits for stretches. */
  readonly lowPriority?: boolean;
}

/** A consumer group of handlers of single events. */
export interface HandlerGroupName {
  readonly group: string;
  /** Nobody waits for what its handlers do: events may be gathered for a moment, which costs less. */
  readonly lowPriority: boolean;
}

/**
 * For `@HandlesEvent`, besides types: the method gets events of types that no handler of its group names, too. Only those on
 * topics that the group reads anyway, and only from Kafka: the embedded bus carries nothing but recorded events.
 */
export const OTHER_TYPES = '*';

export const patternOf = (group: string, type: string): string => `${group}/${type}`;

/** The group and type that a pattern was made of; undefined for one that is not of this bus. */
export function parsePattern(pattern: string): { readonly group: string; readonly type: string } | undefined {
  const slash = pattern.indexOf('/');
  return slash > 0 ? { group: pattern.slice(0, slash), type: pattern.slice(slash + 1) } : undefined;
}

/**
 * The method handles events of `types` for consumer group `group`: one at a time for one order, in that order's order;
 * different orders side by side. At least once: it has to bear a repetition. An error is retried with back-off, without
 * holding up other orders; after the last try, or at once when `retryable` is false, the event is parked, and later events of
 * that order park behind it.
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
 * The method projects events of `types` for `group`: it gets stretches of them, in order, and is called for one stretch at a
 * time. A group has either one projection or handlers of single events, never both. Nobody waits for a projection, so events may be
 * gathered for it for a moment.
 *
 * Signature: `(events: readonly BusEvent[]) => Promise<void>`.
 */
export const ProjectsEvents = (group: string, types: readonly string[]): MethodDecorator =>
  applyDecorators(
    EventPattern<string[]>(
      types.map((type) => patternOf(group, type)),
      { batch: true } satisfies HandlerExtras,
    ),
    UseFilters(ErrorAsThrown),
  );
