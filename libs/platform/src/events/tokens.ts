/** The `EventStore` that the configuration names. */
export const EVENT_STORE = Symbol('event store');
/** The `BusServer` that the configuration names. */
export const EVENT_BUS = Symbol('event bus');
export const BUS_MEMORY = Symbol('event bus memory');
