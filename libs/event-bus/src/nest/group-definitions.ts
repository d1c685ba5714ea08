import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { EventHandler, GroupDefinition, HandlerGroup } from '../dispatch/handler.js';
import { OTHER_TYPES, parsePattern, type HandlerExtras } from '../handles-event.decorator.js';

interface Entry {
  readonly type: string;
  readonly handler: MessageHandler;
}

/** One context for all calls: handlers take only the event. */
const NO_CONTEXT = Object.freeze({});

const settled = (result: unknown): unknown =>
  isObservable(result) ? lastValueFrom(result, { defaultValue: undefined }) : result;

/** Nest returns an error as an observable that fails; here it becomes a rejection again. */
const callable = (handler: MessageHandler) => (data: unknown) => handler(data, NO_CONTEXT).then(settled);

/**
 * Groups the handlers that Nest found by consumer group.
 * @throws where a group has both a projection and handlers, two projections, or two handlers of one type: each would be
 * retried after a failure of the other
 */
export function groupDefinitions(handlers: ReadonlyMap<string, MessageHandler>): GroupDefinition[] {
  const groups = new Map<string, Entry[]>();
  for (const [pattern, handler] of handlers) {
    const parsed = parsePattern(pattern);
    if (!parsed || !handler.isEventHandler) continue;
    if (handler.next) throw new Error(`Two handlers for ${pattern}: a consumer group handles an event once`);
    const entries = groups.get(parsed.group) ?? [];
    groups.set(parsed.group, [...entries, { type: parsed.type, handler }]);
  }
  return [...groups].map(([group, entries]) => definitionOf(group, entries));
}

const extrasOf = ({ handler }: Entry): HandlerExtras | undefined =>
  handler.extras as HandlerExtras | undefined;

function handlerGroup(group: string, entries: readonly Entry[]): HandlerGroup {
  const handlers = new Map(entries.map(({ type, handler }) => [type, callable(handler) as EventHandler]));
  const otherTypes = handlers.get(OTHER_TYPES);
  handlers.delete(OTHER_TYPES);
  if (handlers.size === 0)
    throw new Error(
      `Consumer group ${group} names no type, so it reads no topic on which there could be others`,
    );
  // One handler whose latency matters decides for the group.
  const lowPriority = entries.every((entry) => extrasOf(entry)?.lowPriority);
  return { group, handlers, lowPriority, ...(otherTypes && { otherTypes }) };
}

function definitionOf(group: string, entries: readonly Entry[]): GroupDefinition {
  const batches = entries.filter((entry) => extrasOf(entry)?.batch);
  if (batches.length === 0) return handlerGroup(group, entries);
  if (entries.some(({ type }) => type === OTHER_TYPES))
    throw new Error(
      `Consumer group ${group} has a projection, which takes the types that it names and no others`,
    );
  const [first] = batches;
  if (
    batches.length < entries.length ||
    batches.some(({ handler }) => handler.extras !== first?.handler.extras)
  )
    throw new Error(`Consumer group ${group} has to have either one projection or handlers of single events`);
  const types = new Set(entries.map(({ type }) => type));
  const paceMs = (first && extrasOf(first))?.paceMs ?? 0;
  return { group, types, paceMs, projection: callable((first as Entry).handler) };
}
