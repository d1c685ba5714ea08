import { badRequest, conflict, notFound, type Problem } from '../errors/index.js';

export const letterNotFound = (): Problem =>
  notFound('dead-letter-not-found', 'There is no such dead letter, or it is not parked any more.');

export const letterUnreadable = (): Problem =>
  conflict('dead-letter-unreadable', 'It is a message that could not be read: there is no event in it.');

export const letterForgotten = (): Problem =>
  conflict('dead-letter-forgotten', 'What it carried is gone with its buyer, who was forgotten.');

export const letterChanged = (): Problem =>
  conflict('dead-letter-changed', 'Somebody has changed or closed it meanwhile: look at it again.');

export const nothingChanged = (): Problem => badRequest('nothing-changed', 'The data is the same as before.');

/** @param pointer the member that says what the event is about */
export const identityChanged = (pointer: string): Problem =>
  badRequest('identity-changed', `${pointer} says what the event is about, so it has to stay.`);

export const payloadInvalid = (detail: string): Problem => badRequest('payload-invalid', detail);

export const noSuchGroup = (): Problem =>
  notFound('consumer-group-not-found', 'There is no such consumer group here.');
