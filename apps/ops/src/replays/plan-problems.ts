import { badRequest, conflict, notFound, type Problem } from '@bujiao/platform';
import { BadSelection, type PlanSentences } from '@bujiao/replay';
import { planSentence } from '@bujiao/texts';
import { typeNotHandled } from '../handling/handling-problems.js';
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

export const projectionNeedsAllTypes = (): Problem =>
  badRequest(
    'projection-needs-all-types',
    'The rows of a projection follow from all of its types up to now: leave out types and to.',
  );

export const groupNotFound = (group: string, known: readonly string[]): Problem =>
  notFound('consumer-group-not-found', `There is no group ${group}. There are: ${known.join(', ')}.`);

export const allReachOutside = (group: string, skips: PlanSentences['skips']): Problem =>
  conflict(
    'all-reach-outside',
    `A replay into ${group} would leave out every handler: ${skips.map(({ what, why }) => `${what.en} (${why.en})`).join('; ')}. Redeliver instead.`,
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
  projectionNeedsAllTypes(),
  groupNotFound('fulfilment', ['fulfillment', 'verification']),
  typeNotHandled('after-sales', 'ResubmissionApproved', ['ResubmissionDelivered']),
  allReachOutside('verification', [
    {
      what: planSentence('handler-of-type', { type: 'ResubmissionRequested', group: 'verification' }),
      why: planSentence('reaches-outside', { outside: 'payment-gateway' }),
    },
  ]),
  noBroker(),
  topicOwned('shop.orders'),
];
