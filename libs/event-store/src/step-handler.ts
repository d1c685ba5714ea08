import type { EventMetadata } from '@bujiao/contracts';
import type { ExpectedHead } from './event-store.port.js';
import type { StreamState } from './state-cache.js';
import { revisionOf, toNewEvents, type Proposed, type StreamStates } from './stream-states.js';

/**
 * An event that this call of {@link StepHandler.take} has just appended, with the state that it led to. Effects take it as their
 * argument. Only an append makes one, so an effect can neither be carried out on older news than it was decided on, nor by a
 * process that found the event already recorded.
 */
class RecordedIntent<Type extends string = string, Data extends object = object, State = unknown> {
  /** Makes the type nominal: no object literal is one. */
  protected readonly appended = true;

  constructor(
    readonly type: Type,
    readonly data: Data,
    /** ISO 8601, of the decision. */
    readonly occurredAt: string,
    /** After all events of the step. */
    readonly state: State,
  ) {}
}
export type { RecordedIntent };

/** What a step wants recorded, and what else its decider wants to remember of it. */
export interface StepPlan {
  readonly events: readonly Proposed[];
  /** With the head that was decided on it makes the events' ids: of two processes with the same plan on the same head, one records it. */
  readonly causationId: string;
}

export interface StepContext<State = never> {
  /** Asked when the events are recorded: a decider may have waited for an answer, and effects are dated from their intent. */
  readonly metadata: (decidedOn: State, events: readonly Proposed[]) => Omit<EventMetadata, 'causationId'>;
  /** The stream is known to hold at least this revision: an older cached state is not used. */
  readonly atLeast?: number;
  /** The caller appended this revision a moment ago: a plan without events that was made on it is not looked at again. */
  readonly justAppended?: number;
}

export type Step<State, Plan> = StreamState<State> & { readonly plan: Plan } & (
    | { readonly result: 'recorded'; readonly intents: readonly RecordedIntent<string, object, State>[] }
    /** There was nothing to record. */
    | { readonly result: 'nothing' }
    /**
     * Nothing was recorded by this call: another append came first, or these very events were recorded before. `state` is the
     * newest; what there is to do now is to be decided on it, from the start.
     */
    | { readonly result: 'conflict' }
  );

/**
 * Takes one step: a decision and its append at the very head that it was decided on. Unlike a command, a step that meets a conflict
 * is not decided again here. What its decider prepared (a reservation, say) belongs to the old head, and its caller gives that back.
 */
export class StepHandler<State> {
  constructor(private readonly streams: StreamStates<State>) {}

  /**
   * `decide` may be called twice: a plan without events, or a refusal, that rests on a cached state is made again on a fresh one.
   * What it throws is thrown on.
   */
  async take<Plan extends StepPlan>(
    stream: string,
    context: StepContext<State>,
    decide: (basis: StreamState<State>) => Plan | Promise<Plan>,
  ): Promise<Step<State, Plan>> {
    const cached = this.streams.cached(stream, context.atLeast);
    const plan = cached && (await planOn(cached, decide));
    if (cached && plan && mayStand(plan, cached.head, context))
      return this.record(stream, context, cached, plan);
    const fresh = await this.streams.loadFresh(stream);
    return this.record(stream, context, fresh, await decide(fresh));
  }

  private async record<Plan extends StepPlan>(
    stream: string,
    context: StepContext<State>,
    basis: StreamState<State>,
    plan: Plan,
  ): Promise<Step<State, Plan>> {
    if (plan.events.length === 0) return { ...basis, plan, result: 'nothing' };
    const metadata = context.metadata(basis.state, plan.events);
    const causationId = `${plan.causationId}@${revisionOf(basis.head)}`;
    const events = toNewEvents(causationId, metadata, plan.events);
    const result = await this.streams.append(stream, basis.head, events);
    if (result.conflict || result.duplicate)
      return { ...(await this.streams.loadFresh(stream)), plan, result: 'conflict' };
    const after = this.streams.advance(stream, basis, events, result.head);
    const intents = plan.events.map(
      ({ type, data }) => new RecordedIntent(type, data, metadata.occurredAt, after.state),
    );
    return { ...after, plan, result: 'recorded', intents };
  }
}

/** Undefined where it was refused: a cached state may be older than what it is refused for. */
async function planOn<State, Plan>(
  basis: StreamState<State>,
  decide: (basis: StreamState<State>) => Plan | Promise<Plan>,
): Promise<Plan | undefined> {
  try {
    return await decide(basis);
  } catch {
    return undefined;
  }
}

const mayStand = (
  { events }: StepPlan,
  head: ExpectedHead,
  { justAppended }: Pick<StepContext, 'justAppended'>,
): boolean => events.length > 0 || revisionOf(head) === justAppended;
