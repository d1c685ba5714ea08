/** Name of a consumer group. */
export const GROUP = /^[a-z][a-z-]{0,63}$/;
/** Number of an order. */
export const ORDER = /^[\w.:-]{1,64}$/;
/** Id of a person, or of what a chain of events began with. */
export const NAME = /^[\w.:@-]{1,128}$/;
/** Type of a recorded event. */
export const EVENT_TYPE = /^[A-Za-z]{1,64}$/;
