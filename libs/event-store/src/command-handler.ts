import type { EventMetadata } from '@bujiao/contracts';
import { EventStoreUnavailable } from './event-store.errors.js';
import type { ExpectedHead, NewEvent, StreamHead } from './event-store.port.js';
import type { StreamState } from './state-cache.js';
import { revisionOf, toNewEvents, type Proposed, type StreamStates } from './stream-states.js';

export interface CommandContext<State = never> {
  /**
   * Id of the event or request that is being handled. With the type and the ordinal it makes the new events' ids: the same
   * cause can never be recorded twice.
   */
  readonly causationId: string;
  /** A function is asked for each append: what was decided, and on what, may be part of it. */
  readonly metadata:
    | Omit<EventMetadata, 'causationId'>
    | ((decidedOn: State, events: readonly Proposed[]) => Omit<EventMetadata, 'causationId'>);
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
  constructor(private readonly streams: StreamStates<State>) {}

  async handle(
    stream: string,
    context: CommandContext<State>,
    decide: Decide<State>,
  ): Promise<Decided<State>> {
    let before = this.atHand(stream, context) ?? (await this.streams.loadFresh(stream));
    for (let conflicts = 0; conflicts <= MAX_CONFLICTS; conflicts += 1) {
      const { current, proposed } = await this.decideOn(stream, before, decide);
      if (proposed.length === 0)
        return { state: current.state, head: current.head, appended: [], duplicate: false };
      const { metadata: given } = context;
      const metadata = typeof given === 'function' ? given(current.state, proposed) : given;
      const events = toNewEvents(context.causationId, metadata, proposed);
      const result = await this.streams.append(stream, current.head, events);
      // What is recorded after a lost answer may differ from what was proposed now (its times): read it back.
      if (!result.conflict && result.duplicate)
        return { ...(await this.streams.loadFresh(stream)), appended: proposed, duplicate: true };
      if (!result.conflict)
        return this.remember({ stream, before: current, events, proposed, head: result.head });
      before = await this.streams.loadFresh(stream);
    }
    throw new EventStoreUnavailable(`${stream} is contended: ${MAX_CONFLICTS} conflicts in a row`);
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
      const fresh = await this.streams.loadFresh(stream);
      if (revisionOf(fresh.head) === revisionOf(current.head)) throw refusal;
      return { current: fresh, proposed: decide(fresh.state) };
    }
    const fresh = await this.streams.loadFresh(stream);
    return { current: fresh, proposed: decide(fresh.state) };
  }

  /** What can be decided on without reading. */
  private atHand(stream: string, { assumeNew, atLeast }: CommandContext<State>): Basis<State> | undefined {
    if (assumeNew) return { state: this.streams.initialState(), head: 'no-stream', mayBeStale: true };
    const cached = this.streams.cached(stream, atLeast);
    return cached && { ...cached, mayBeStale: atLeast === undefined };
  }

  private remember({ stream, before, events, proposed, head }: Recorded<State>): Decided<State> {
    return { ...this.streams.advance(stream, before, events, head), appended: proposed, duplicate: false };
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
