import { policyFor, type Policy } from '@bujiao/policy';
import type { OrderHistory } from '../order-history.js';
import type { Anomaly } from '../order/anomalies.js';
import type { OriginalOrder } from '../order/original-order.js';
import { buyerProblem } from './buyer-limits.js';
import { no, person, setAside, setsAside, type Decision, type DecisionInput } from './decision.js';
import { traced } from './trace.js';

/** Windows, limits, and failures that only a person may set aside. */
export function limitProblem(
  order: OriginalOrder,
  anomaly: Anomaly,
  input: DecisionInput,
): Decision | undefined {
  return (
    windowProblem(order, anomaly, input) ??
    triesProblem(order, input) ??
    buyerProblem(order, input) ??
    failureProblem(anomaly, input)
  );
}

function windowProblem(
  { terms }: OriginalOrder,
  anomaly: Anomaly,
  input: DecisionInput,
): Decision | undefined {
  const { window } = policyFor(input.policy, terms);
  const { placedAt } = terms;
  const late = input.now - Date.parse(anomaly.at) > window.last;
  const tooOld = input.now - Date.parse(placedAt) > window.neverAfter;
  const stands = (late || tooOld) && !setsAside(input, 'outside-window');
  const known = { since: anomaly.at, windowMs: window.last, placedAt };
  // The sentence names the rule that stands against it: of an old order, the one that counts from the placing.
  const problem = stands
    ? no('outside-window', tooOld ? { ...known, neverAfterMs: window.neverAfter } : known)
    : undefined;
  return traced(input, 'inside-window', problem, () => ({
    ...known,
    neverAfterMs: window.neverAfter,
    at: new Date(input.now).toISOString(),
    ...setAside(input, 'outside-window'),
  }));
}

function triesProblem({ terms }: OriginalOrder, input: DecisionInput): Decision | undefined {
  const { perOrder: limit } = policyFor(input.policy, terms).limits;
  const tries = triesOf(input.history, input.judged);
  const stands = tries >= limit && !setsAside(input, 'too-many-resubmissions');
  const problem = stands ? no('too-many-resubmissions', { tries, limit }) : undefined;
  return traced(input, 'tries-left', problem, () => ({
    tries,
    limit,
    ...setAside(input, 'too-many-resubmissions'),
  }));
}

function failureProblem(anomaly: Anomaly, input: DecisionInput): Decision | undefined {
  const { code } = anomaly;
  const stands = needsPerson(anomaly, input.policy) && !setsAside(input, 'failure-needs-person');
  const problem = stands ? person('failure-needs-person', { code: code ?? '' }) : undefined;
  return traced(input, 'failure-for-machines', problem, () =>
    code === undefined
      ? { notAsked: 'no-failure-code' }
      : { code, ...setAside(input, 'failure-needs-person') },
  );
}

/** Resubmissions that got as far as a delivery; refusals do not use up the order. */
const triesOf = ({ resubmissions }: OrderHistory, judged: string | undefined): number =>
  resubmissions.filter((r) => r.attempts.length > 0 && r.resubmissionId !== judged).length;

const needsPerson = ({ code }: Anomaly, { failures }: Policy): boolean =>
  code !== undefined && failures.person.includes(code);
