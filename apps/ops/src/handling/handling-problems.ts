import { badRequest, notFound, type Problem } from '@bujiao/platform';
import { BadSelection } from '@bujiao/replay';
import { jobProblem } from '../jobs/job-problem.js';

export const nothingParked = (): Problem => notFound('nothing-parked', 'Nothing is parked that fits.');

export const nothingChosen = (): Problem =>
  badRequest(
    'nothing-chosen',
    'Say which: by group, orderId, reason or since. All at once are not given up.',
  );

export const nothingSelected = (): Problem =>
  notFound('nothing-selected', 'No event that the group handles fits.');

export const noHandlers = (group: string, known: readonly string[]): Problem =>
  notFound(
    'consumer-group-not-found',
    `No handlers of ${group} can be asked. There are: ${known.join(', ')}.`,
  );

export const typeNotHandled = (group: string, type: string, handled: readonly string[]): Problem =>
  badRequest('type-not-handled', `${group} handles no ${type}; it handles ${handled.join(', ')}.`);

/** What the plan of a redelivery can be refused with, for the OpenAPI document. */
export const redeliveryProblems = (): readonly [Problem, ...Problem[]] => [
  nothingSelected(),
  noHandlers('fulfilment', ['fulfillment', 'verification']),
  typeNotHandled('verification', 'ResubmissionApproved', ['ResubmissionRequested']),
  jobProblem(new BadSelection('"from" is later than "to"')) as Problem,
];
