/** The store cannot be reached, or the outcome of a call is not known. A retry with the same event ids can help. */
export class EventStoreUnavailable extends Error {
  readonly code: string = 'event-store-unavailable';
  readonly retryable = true;
  constructor(what: string, cause?: unknown) {
    super(`The event store did not answer: ${what}`, { cause });
    this.name = 'EventStoreUnavailable';
  }
}

/** Another process is the sole writer of this store. A retry can help once that one has ended. */
export class EventStoreInUse extends EventStoreUnavailable {
  override readonly code = 'event-store-in-use';
  constructor(cause?: unknown) {
    super('another process is its sole writer', cause);
    this.name = 'EventStoreInUse';
  }
}

/**
 * The store's positions are those of another cluster, from which its events were copied: nothing could be appended to it or read on. A
 * retry does not help.
 */
export class EventStoreRestored extends Error {
  readonly code = 'event-store-restored';
  readonly retryable = false;
  /** @param newest transaction of the newest event @param next the one that the cluster gives out next */
  constructor(newest: string, next: string) {
    super(
      `The newest event has the transaction ${newest}, and this cluster is at ${next}: it came by a logical copy`,
    );
    this.name = 'EventStoreRestored';
  }
}

/**
 * A stored stream is not what was recorded: nothing may be decided on it, and a person must look at it. A retry does not help.
 */
export class StreamDamaged extends Error {
  readonly code = 'stream-damaged';
  readonly retryable = false;
  /** @param recorded the revision that was recorded last, or what else is known to have been recorded */
  constructor(stream: string, found: number, recorded: number | string) {
    const end = found < 0 ? 'has no event that can be read' : `ends at revision ${found}`;
    super(`${stream} ${end}, and ${recorded}${typeof recorded === 'number' ? ' was recorded' : ''}`);
    this.name = 'StreamDamaged';
  }
}

/** A call that can never succeed as it is: a bug in the caller. */
export class EventStoreMisuse extends Error {
  readonly code = 'event-store-misuse';
  readonly retryable = false;
  constructor(what: string) {
    super(what);
    this.name = 'EventStoreMisuse';
  }
}
