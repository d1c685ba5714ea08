import type { EventMetadata } from '@bujiao/contracts';
import { eventId } from './event-id.js';
import { StreamDamaged } from './event-store.errors.js';
import type { AppendResult, EventStore, ExpectedHead, NewEvent, StreamSlice } from './event-store.port.js';
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

/** Folded states of streams: as a cache has them, as the store has them now, and as they are after an append. */
export class StreamStates<State> {
  constructor(
    private readonly store: EventStore,
    private readonly folding: Folding<State>,
    private readonly cache: StateCache<State>,
  ) {}

  /** Of a stream that does not exist. */
  initialState(): State {
    return this.folding.initialState();
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

  append(stream: string, head: ExpectedHead, events: readonly NewEvent[]): Promise<AppendResult> {
    return this.store.append(stream, head, events);
  }

  /** The state after `events`, kept at hand. */
  advance(
    stream: string,
    before: StreamState<State>,
    events: readonly NewEvent[],
    head: ExpectedHead,
  ): StreamState<State> {
    const after = { state: events.reduce(this.folding.evolve, before.state), head };
    this.cache.set(stream, after);
    return after;
  }
}

/** @throws StreamDamaged where events are missing: what they say was done would be done again */
function assertWhole({ stream, events, head }: StreamSlice): void {
  const recorded = revisionOf(head);
  if (events.length !== recorded + 1) throw new StreamDamaged(stream, events.length - 1, recorded);
}

/** -1 for a stream that does not exist. */
export const revisionOf = (head: ExpectedHead): number => (head === 'no-stream' ? -1 : head.revision);

/** `proposed` as it is appended; the ids derive from `causationId`, so that an append can be retried. */
export function toNewEvents(
  causationId: string,
  metadata: Omit<EventMetadata, 'causationId'>,
  proposed: readonly Proposed[],
): NewEvent[] {
  // One object for all of them: it is written out once.
  const common: EventMetadata = { ...metadata, causationId };
  return proposed.map(({ type, data }, ordinal) => ({
    id: eventId(causationId, type, ordinal),
    type,
    data,
    metadata: common,
  }));
}
