const POSITION = '[0-9]{1,20}(:[0-9]{1,20})?';
const DAY = '[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])';
const HOURS = '([01][0-9]|2[0-3]):[0-5][0-9]';
const TIME = `${DAY}(T${HOURS}(:[0-5][0-9]([.][0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])?)?`;

/** An ISO 8601 date or date-time. */
export const MOMENT = new RegExp(`^${TIME}$`);

/** An end that is no time: what a `Moment` of an end may be instead. */
export const PLACE = new RegExp(`^(start|now|head|${POSITION})$`);

const endPattern = (...words: readonly string[]): RegExp =>
  new RegExp(`^(${[...words, POSITION, TIME].join('|')})$`);

/** Where a selection of events begins: a position, an ISO 8601 time, `start`, or `now`. */
export const FROM = endPattern('start', 'now');
/** Where a selection that is planned begins: its ends are the same for ever, so there is no `now`. */
export const PLANNED_FROM = endPattern('start');
/** Where a selection of events ends: a position, an ISO 8601 time, or `head`. */
export const TO = endPattern('head');
