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

/** A stored stream does not end where its recorded head says: nothing may be decided on what is left of it. */
export class StreamDamaged extends Error {
  readonly code = 'stream-damaged';
  readonly retryable = false;
  constructor(stream: string, found: number, recorded: number) {
    super(`${stream} ends at revision ${found}, and ${recorded} was recorded`);
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
