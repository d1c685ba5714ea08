/** The store cannot be reached, or the outcome of a call is not known. A retry with the same event ids can help. */
export class EventStoreUnavailable extends Error {
  readonly code = 'event-store-unavailable';
  readonly retryable = true;
  constructor(what: string, cause?: unknown) {
    super(`The event store did not answer: ${what}`, { cause });
    this.name = 'EventStoreUnavailable';
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
