import { badRequest, conflict, notFound, type Problem } from '@bujiao/platform';

export const groupNotFound = (group: string, known: readonly string[]): Problem =>
  notFound(
    'consumer-group-not-found',
    `There is no group ${group} that could be paused. There are: ${known.join(', ')}.`,
  );

export const groupNotPaused = (group: string): Problem =>
  conflict('group-not-paused', `Pause ${group} first.`);

/** A group of a broker has a position in each partition. */
export const badPlace = (): Problem =>
  badRequest(
    'bad-place',
    'On a broker a group is reset to an ISO 8601 time, start or head: it has no one position.',
  );

/** What a reset can be refused with, for the OpenAPI document. */
export const resetProblems = (): readonly [Problem, ...Problem[]] => [
  groupNotPaused('fulfillment'),
  badPlace(),
  badRequest('bad-selection', '"to" is no time, position, start or head'),
  notFound('consumer-group-not-found', 'There is no group fulfilment that has read anything.'),
];
