import { conflict, notFound, unprocessable, type Problem } from '@bujiao/platform';
import { MOST_RECIPIENTS } from './recipients.repository.js';

export const recipientNotFound = (): Problem =>
  notFound('recipient-not-found', 'There is no such saved recipient, or it is not yours.');

export const tooManyRecipients = (): Problem =>
  conflict('too-many-recipients', `At most ${MOST_RECIPIENTS} recipients are saved: forget one first.`);

export const recipientTemplateUnknown = (): Problem =>
  notFound('recipient-template-unknown', 'There is no such recharge template.');

export const recipientNotTaken = (fields: readonly string[]): Problem =>
  unprocessable(
    'recipient-not-taken',
    `The recharge template does not take these fields: ${fields.join(', ')}.`,
    {
      data: { fields },
    },
  );
