import { eventId } from './event-id.js';
import { EventStoreUnavailable, StreamDamaged } from './event-store.errors.js';
import type { EventStore, ExpectedHead, NewEvent, StreamHead, StreamSlice } from './event-store.port.js';
import type { EventMetadata } from '@bujiao/contracts';
import type { StateCache, StreamState } from './state-cache.js';

/** What a decision wants recorded: nothing at all is a decision too. */
export interface Proposed {
  readonly type: string;
  readonly data: object;
}

export interface Folding<State> {
  readonly initialState: () => State;
  /** Pure. May return a new state or the given one, changed: the handler owns it. */
  readonly evolve: (
    state: State,
    event: { readonly type: string; readonly data: object; readonly metadata: EventMetadata },
  ) => State;
}

export interface CommandContext {
  /**
   * Id of the event or request that is being handled. With the type and the ordinal it makes the new events' ids: the same
   * cause can never be recorded twice.
   */
  readonly causationId: string;
  readonly metadata: Omit<EventMetadata, 'causationId'>;
  /** The stream is known to hold at least this revision: an older cached state is not good enough. */
  readonly atLeast?: number;
  /** The stream most likely does not exist yet: decide without reading it. If it does, the append conflicts. */
  readonly assumeNew?: boolean;
}

export interface Decided<State> {
  readonly state: State;
  readonly head: ExpectedHead;
  /** What was appended now; empty when there was nothing left to decide. */
  readonly appended: readonly Proposed[];
  /** True when these very events had been recorded before, by an earlier handling of the same cause. */
  readonly duplicate: boolean;
}

/** Conflicts are retried this often; each one means that somebody else got on. */
const MAX_CONFLICTS = 20;

/**
 * Load the stream, decide, append at the head that was loaded; on conflict load and decide again. So duplicates, replays and
 * races cost nothing: the second time there is nothing left to decide.
 *
 * A cached state is used where it is at hand. It is safe for appends, since a stale one conflicts; what it must never do is refuse a
 * person, or leave something undone: so a `decide` that throws on a cached state, or proposes nothing on one that is not known to
 * be new enough (`atLeast`), is asked once more on a fresh one.
 */
export class CommandHandler<State> {
  constructor(
    private readonly store: EventStore,
    private readonly folding: Folding<State>,
    private readonly cache: StateCache<State>,
  ) {}

  async handle(stream: string, context: CommandContext, decide: Decide<State>): Promise<Decided<State>> {
    let before = this.atHand(stream, context) ?? (await this.loadFresh(stream));
    for (let conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts += 1) {
      const { current, proposed } = await this.decideOn(stream, before, decide);
      if (proposed.length === 0)
        return { state: current.state, head: current.head, appended: [], duplicate: false };
      const events = toEvents(context, proposed);
      const result = await this.store.append(stream, current.head, events);
      // What is recorded after a lost answer may differ from what was proposed now (its times): read it back.
      if (!result.conflict && result.duplicate)
        return { ...(await this.loadFresh(stream)), appended: proposed, duplicate: true };
      if (!result.conflict)
        return this.remember({ stream, before: current, events, proposed, head: result.head });
      before = await this.loadFresh(stream);
    }
    throw new EventStoreUnavailable(`${stream} is contended: ${MAX_CONFLICTS} conflicts in a row`);
  }

  /** The state of a stream, at least as new as `atLeast`, if it is at hand. */
  cached(stream: string, atLeast = -1): StreamState<State> | undefined {
    const cached = this.cache.get(stream);
    return cached && revisionOf(cached.head) >= atLeast ? cached : undefined;
  }

  async loadFresh(stream: string): Promise<StreamState<State>> {
    const slice = await this.store.read(stream);
    assertWhole(slice);
    const loaded = {
      state: slice.events.reduce(this.folding.evolve, this.folding.initialState()),
      head: slice.head,
    };
    if (slice.head !== 'no-stream') this.cache.set(stream, loaded);
    return loaded;
  }

  private async decideOn(
    stream: string,
    current: Basis<State>,
    decide: Decide<State>,
  ): Promise<Decision<State>> {
    try {
      const proposed = decide(current.state);
      if (proposed.length > 0 || !current.mayBeStale) return { current, proposed };
    } catch (refusal) {
      const fresh = await this.loadFresh(stream);
      if (revisionOf(fresh.head) === revisionOf(current.head)) throw refusal;
      return { current: fresh, proposed: decide(fresh.state) };
    }
    const fresh = await this.loadFresh(stream);
    return { current: fresh, proposed: decide(fresh.state) };
  }

  /** What can be decided on without reading. */
  private atHand(stream: string, { assumeNew, atLeast }: CommandContext): Basis<State> | undefined {
    if (assumeNew) return { state: this.folding.initialState(), head: 'no-stream', mayBeStale: true };
    const cached = this.cached(stream, atLeast);
    return cached && { ...cached, mayBeStale: atLeast === undefined };
  }

  private remember({ stream, before, events, proposed, head }: Recorded<State>): Decided<State> {
    const state = events.reduce(this.folding.evolve, before.state);
    this.cache.set(stream, { state, head });
    return { state, head, appended: proposed, duplicate: false };
  }
}

type Decide<State> = (state: State) => readonly Proposed[];

/** What is decided on first. */
interface Basis<State> extends StreamState<State> {
  /** That there is nothing to do is not to be believed. @default false */
  readonly mayBeStale?: boolean;
}

interface Decision<State> {
  readonly current: StreamState<State>;
  readonly proposed: readonly Proposed[];
}

interface Recorded<State> {
  readonly stream: string;
  readonly before: StreamState<State>;
  readonly events: readonly NewEvent[];
  readonly proposed: readonly Proposed[];
  readonly head: StreamHead;
}

/** @throws StreamDamaged where events are missing: what they say was done would be done again */
function assertWhole({ stream, events, head }: StreamSlice): void {
  const recorded = revisionOf(head);
  if (events.length !== recorded + 1) throw new StreamDamaged(stream, events.length - 1, recorded);
}

const revisionOf = (head: ExpectedHead): number => (head === 'no-stream' ? -1 : head.revision);

function toEvents({ causationId, metadata }: CommandContext, proposed: readonly Proposed[]): NewEvent[] {
  // One object for all of them: it is written out once.
  const common: EventMetadata = { ...metadata, causationId };
  return proposed.map(({ type, data }, ordinal) => ({
    id: eventId(causationId, type, ordinal),
    type,
    data,
    metadata: common,
  }));
}
