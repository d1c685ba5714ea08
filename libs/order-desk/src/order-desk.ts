import {
  NOTICE_CATALOGUE,
  ORDER_NOTICE_EVENT_TYPES,
  orderStream,
  SCHEMA_VERSION,
  systemActor,
  type Actor,
  type EventMetadata,
  type NoticeWish,
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
import { emptyHistory, evolve, prefersAny, type OrderHistory } from '@bujiao/order-history';

export const ORDER_DESK = Symbol('ORDER_DESK');

/** The cause of a decision, for the metadata of its events. */
export interface Cause {
  readonly orderId: string;
  /** Id of the handled request or event; the ids of new events derive from it. */
  readonly causationId: string;
  /** The resubmission, if there is one. @default the order */
  readonly correlationId?: string;
  /** @default the service itself */
  readonly actor?: Actor;
  /** The stream is known to hold at least this revision. */
  readonly atLeast?: number;
  readonly assumeNew?: boolean;
  /**
   * Version of the policy that decides; absent if no rule decides. A function is called when the events are recorded: what was decided
   * on may choose the policy.
   */
  readonly ruleVersion?: string | (() => string | undefined);
  readonly traceparent?: string;
  /** How the buyer prefers to be told, for notices among the events. @default as the order's history says */
  readonly tellBuyer?: NoticeWish;
}

let lastNow = 0;
let lastTime = '';

/** ISO 8601. Formatted once a millisecond, since many commands share one under load. */
function timeNow(): string {
  const now = Date.now();
  if (now !== lastNow) [lastNow, lastTime] = [now, new Date(now).toISOString()];
  return lastTime;
}

const NOTICES: ReadonlySet<string> = new Set(ORDER_NOTICE_EVENT_TYPES);

/** The one place that says how a notice goes out, whichever service tells it. Recorded, so that a later preference changes nothing of it. */
const toldAs = (
  wish: NoticeWish | undefined,
  events: readonly { readonly type: string }[],
): Pick<EventMetadata, 'tellBuyer'> =>
  wish && prefersAny(wish) && events.some(({ type }) => NOTICES.has(type)) ? { tellBuyer: wish } : {};

export type OrderDecided = Decided<OrderHistory>;

/** The cause of a step. The ids of its events derive from its plan. */
export interface StepCause extends Omit<Cause, 'causationId' | 'assumeNew'> {
  /** Revision that the caller has just appended. */
  readonly justAppended?: number;
}

/** The history that a step is decided on, and its last revision; -1 for an order without a stream. */
export interface StepBasis {
  readonly history: OrderHistory;
  readonly revision: number;
}

/** The events of a step; further members belong to its decider. */
export interface OrderStepPlan {
  /** Id of the handled event, request or timer, and of the action. */
  readonly causationId: string;
  readonly events: readonly OrderEvent[];
}

export type OrderStep<Plan> = Step<OrderHistory, Plan>;

/** An event that this process has just appended: permission for its effect, and the argument of it. Only {@link OrderDesk.step} makes one. */
export type Recorded<Type extends OrderEventType> = RecordedIntent<Type, OrderEvents[Type], OrderHistory>;

/** The intent of this type that this call recorded; else undefined. */
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

/** The history after a step; after a conflict, the newest one. */
export const basisAfter = (step: OrderStep<unknown>): StepBasis => basisOf(step);

/**
 * Loads an order, decides and appends, for one service. A command is decided again on a conflict, until it is recorded or refused. A
 * step, which has effects, is recorded at the head that it was decided on or not at all. The clock is read here, once for each
 * append.
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
   * `decide` must be pure: it may be called several times. Its errors ({@link Refused}) are rethrown.
   * Idempotent by `causationId`: the events of a cause are recorded once.
   */
  decide(cause: Cause, decide: (history: OrderHistory) => readonly OrderEvent[]): Promise<OrderDecided> {
    return this.commands.handle(
      orderStream(cause.orderId),
      {
        causationId: cause.causationId,
        metadata: (history, events) => this.metadataOf(cause, history, events),
        ...(cause.atLeast !== undefined && { atLeast: cause.atLeast }),
        ...(cause.assumeNew && { assumeNew: true }),
      },
      decide,
    );
  }

  /**
   * Records the plan of `decide` at the head that it was planned on. On a conflict nothing is recorded and no effect is allowed: the
   * caller starts anew. `decide` may reserve what can be released; it is called a second time, on a fresh history, if it planned
   * nothing or threw on a cached one.
   */
  step<Plan extends OrderStepPlan>(
    cause: StepCause,
    decide: (basis: StepBasis) => Plan | Promise<Plan>,
  ): Promise<OrderStep<Plan>> {
    const { orderId, atLeast, justAppended } = cause;
    return this.steps.take(
      orderStream(orderId),
      {
        metadata: (history, events) => this.metadataOf(cause, history, events),
        ...(atLeast !== undefined && { atLeast }),
        ...(justAppended !== undefined && { justAppended }),
      },
      (basis) => decide(basisOf(basis)),
    );
  }

  /** The order's history, at least as new as revision `atLeast`: synchronously if it is cached. Without `atLeast`, read from the store. */
  historyOf(orderId: string, atLeast?: number): OrderHistory | Promise<OrderHistory> {
    const known = atLeast === undefined ? undefined : this.streams.cached(orderStream(orderId), atLeast);
    return known?.state ?? this.freshHistoryOf(orderId);
  }

  /** The order's history, read from the store. */
  async freshHistoryOf(orderId: string): Promise<OrderHistory> {
    return (await this.freshBasisOf(orderId)).history;
  }

  /** The order's history, read from the store, with its last revision. */
  async freshBasisOf(orderId: string): Promise<StepBasis> {
    return basisOf(await this.streams.loadFresh(orderStream(orderId)));
  }

  private metadataOf(
    { orderId, correlationId, actor, ruleVersion, traceparent, tellBuyer }: StepCause,
    history: OrderHistory,
    events: readonly { readonly type: string }[],
  ): Omit<EventMetadata, 'causationId'> {
    const decidedBy = typeof ruleVersion === 'function' ? ruleVersion() : ruleVersion;
    return {
      correlationId: correlationId ?? orderId,
      actor: actor ?? systemActor(this.service),
      occurredAt: timeNow(),
      ...(decidedBy && { ruleVersion: decidedBy }),
      schemaVersion: SCHEMA_VERSION,
      catalogue: NOTICE_CATALOGUE,
      ...toldAs(tellBuyer ?? history.tellBuyer, events),
      ...(traceparent && { traceparent }),
    };
  }
}
