import { badRequest, conflict, notFound, type Problem } from '@bujiao/platform';
import { BadSelection } from '@bujiao/replay';
import { jobProblem } from '../jobs/job-problem.js';

export const projectionNotFound = (name: string): Problem =>
  notFound('projection-not-found', `There is no projection ${name}.`);

export const verifyNeedsProjection = (): Problem =>
  badRequest('verify-needs-projection', 'Only a projection can be verified.');

export const projectionNeedsAllEvents = (): Problem =>
  badRequest(
    'projection-needs-all-events',
    'A projection is rebuilt from all of its events: leave out from, to and the filters.',
  );

export const noBroker = (): Problem =>
  conflict(
    'no-broker',
    'This installation runs on the embedded bus: there is no broker, so there are no topics. Replay to standard output instead.',
  );

export const topicOwned = (topic: string): Problem =>
  conflict(
    'topic-owned',
    `Services read ${topic}: they would handle a replay as news. Name a topic of your own.`,
  );

/** What a plan can be refused with, for the OpenAPI document. */
export const planProblems = (): readonly [Problem, ...Problem[]] => [
  jobProblem(new BadSelection('"from" is later than "to"')) as Problem,
  projectionNeedsAllEvents(),
  verifyNeedsProjection(),
  projectionNotFound('orders'),
  noBroker(),
  topicOwned('shop.orders'),
];
