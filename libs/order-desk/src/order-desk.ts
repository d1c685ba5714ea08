import {
  orderStream,
  SCHEMA_VERSION,
  systemActor,
  type Actor,
  type EventMetadata,
  type OrderEvent,
  type OrderEvents,
  type OrderEventType,
  type ServiceName,
} from '@bujiao/contracts';
import {
  CommandHandler,
  revisionOf,
  StepHandler,
  StreamStates,
  type Decided,
  type EventStore,
  type RecordedIntent,
  type StateCache,
  type Step,
  type StreamState,
} from '@bujiao/event-store';
import { emptyHistory, evolve, type OrderHistory } from '@bujiao/order-history';

export const ORDER_DESK = Symbol('ORDER_DESK');

/** Why something is decided, and by whom. */
export interface Cause {
  readonly orderId: string;
  /** Id of the request or event that is being handled: the new events' ids derive from it. */
  readonly causationId: string;
  /** The resubmission, where there is one. @default the order */
  readonly correlationId?: string;
  /** @default the service itself */
  readonly actor?: Actor;
  /** The stream is known to hold at least this revision. */
  readonly atLeast?: number;
  readonly assumeNew?: boolean;
  /** Version of the policy whose rules decide; absent where none do. */
  readonly ruleVersion?: string;
  readonly traceparent?: string;
}

let lastNow = 0;
let lastTime = '';

/** ISO 8601; in a rush many commands fall into one millisecond. */
function timeNow(): string {
  const now = Date.now();
  if (now !== lastNow) [lastNow, lastTime] = [now, new Date(now).toISOString()];
  return lastTime;
}

export type OrderDecided = Decided<OrderHistory>;

/** Why a step is looked for. The ids of its events derive from its plan. */
export interface StepCause extends Omit<Cause, 'causationId' | 'assumeNew'> {
  /** The caller appended this revision a moment ago. */
  readonly justAppended?: number;
}

/** The history that a step is decided on, and its last revision; -1 for an order without a stream. */
export interface StepBasis {
  readonly history: OrderHistory;
  readonly revision: number;
}

/** What a step wants recorded; further members are its decider's own. */
export interface OrderStepPlan {
  /** Id of the event, request or timer that is being handled, and of what is done about it. */
  readonly causationId: string;
  readonly events: readonly OrderEvent[];
}

export type OrderStep<Plan> = Step<OrderHistory, Plan>;

/** An event that this process has just appended: the right to its effect, and the argument of it. Only {@link OrderDesk.step} makes one. */
export type Recorded<Type extends OrderEventType> = RecordedIntent<Type, OrderEvents[Type], OrderHistory>;

/** The intent of this type that the step recorded; undefined unless this very call did. */
export function intentOf<Type extends OrderEventType>(
  step: OrderStep<unknown>,
  type: Type,
): Recorded<Type> | undefined {
  if (step.result !== 'recorded') return undefined;
  return step.intents.find((intent) => intent.type === type) as Recorded<Type> | undefined;
}

const basisOf = ({ state, head }: StreamState<OrderHistory>): StepBasis => ({
  history: state,
  revision: revisionOf(head),
});

/** The history after a step; after a conflict, the newest. */
export const basisAfter = (step: OrderStep<unknown>): StepBasis => basisOf(step);

/**
 * Where a service decides on orders. A command is decided again on conflict, until it is recorded or refused. A step, which has
 * effects, is recorded at the head that it was decided on or not at all. The clock is read here, once a record.
 */
export class OrderDesk {
  private readonly streams: StreamStates<OrderHistory>;
  private readonly commands: CommandHandler<OrderHistory>;
  private readonly steps: StepHandler<OrderHistory>;

  constructor(
    store: EventStore,
    private readonly service: ServiceName,
    cache: StateCache<OrderHistory>,
  ) {
    this.streams = new StreamStates(store, { initialState: emptyHistory, evolve }, cache);
    this.commands = new CommandHandler(this.streams);
    this.steps = new StepHandler(this.streams);
  }

  /**
   * `decide` may be called several times; it only decides. What it throws ({@link Refused}) is thrown on.
   * Idempotent by `causationId`: what a cause led to is recorded once.
   */
  decide(cause: Cause, decide: (history: OrderHistory) => readonly OrderEvent[]): Promise<OrderDecided> {
    return this.commands.handle(
      orderStream(cause.orderId),
      {
        causationId: cause.causationId,
        metadata: this.metadataOf(cause),
        ...(cause.atLeast !== undefined && { atLeast: cause.atLeast }),
        ...(cause.assumeNew && { assumeNew: true }),
      },
      decide,
    );
  }

  /**
   * Records what `decide` plans at the very head that it planned on. On conflict nothing is recorded and nothing may be done: the
   * caller begins again. `decide` may reserve what can be given back; it may be called twice, the second time on a fresh history,
   * where it planned nothing or threw on a cached one.
   */
  step<Plan extends OrderStepPlan>(
    cause: StepCause,
    decide: (basis: StepBasis) => Plan | Promise<Plan>,
  ): Promise<OrderStep<Plan>> {
    const { orderId, atLeast, justAppended } = cause;
    return this.steps.take(
      orderStream(orderId),
      {
        metadata: () => this.metadataOf(cause),
        ...(atLeast !== undefined && { atLeast }),
        ...(justAppended !== undefined && { justAppended }),
      },
      (basis) => decide(basisOf(basis)),
    );
  }

  /** The order's history, at least as new as revision `atLeast`: at once, where it is at hand. Without it, as the store has it now. */
  historyOf(orderId: string, atLeast?: number): OrderHistory | Promise<OrderHistory> {
    const known = atLeast === undefined ? undefined : this.streams.cached(orderStream(orderId), atLeast);
    return known?.state ?? this.freshHistoryOf(orderId);
  }

  /** The order's history as the store has it now. */
  async freshHistoryOf(orderId: string): Promise<OrderHistory> {
    return (await this.freshBasisOf(orderId)).history;
  }

  /** The order's history as the store has it now, and how far it goes. */
  async freshBasisOf(orderId: string): Promise<StepBasis> {
    return basisOf(await this.streams.loadFresh(orderStream(orderId)));
  }

  private metadataOf({
    orderId,
    correlationId,
    actor,
    ruleVersion,
    traceparent,
  }: StepCause): Omit<EventMetadata, 'causationId'> {
    return {
      correlationId: correlationId ?? orderId,
      actor: actor ?? systemActor(this.service),
      occurredAt: timeNow(),
      ...(ruleVersion && { ruleVersion }),
      schemaVersion: SCHEMA_VERSION,
      ...(traceparent && { traceparent }),
    };
  }
}
