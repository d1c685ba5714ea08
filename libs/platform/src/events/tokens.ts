/** The {@link EventStore} that the configuration names. */
export const EVENT_STORE = Symbol('event store');
/** The transport strategy (Nest `Server`) that the configuration names. */
export const EVENT_BUS = Symbol('event bus');
