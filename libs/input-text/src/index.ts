export * from './calendar-day.js';
export * from './checked-text.js';
export * from './expiry-date.js';
export * from './mask.js';
export { accountKey } from './normal-forms.js';
export * from './pasted-numbers.js';
export * from './refused-character.js';
export * from './typed-texts.js';
