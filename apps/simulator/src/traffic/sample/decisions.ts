import type { OrderEvents, RecordedFeatures, RiskAssessment } from '@bujiao/contracts';

/** An event as the history of the product and a simulated stream both hold it. */
export interface DecidedEvent {
  readonly type: string;
  readonly data: object;
}

/** What became of one request of a history. */
export interface Decided {
  readonly resubmissionId: string;
  readonly reason: string;
  /** Of verification: `approved`, `rejected CODE`, `review QUESTION`; absent while it has not decided. */
  readonly verdict?: string;
  readonly risk?: Pick<RiskAssessment, 'points' | 'band' | 'factors'>;
  readonly features?: RecordedFeatures;
  /** `delivered`, `failed CODE`, `rejected CODE`, `person CODE`; absent while it goes on. */
  readonly end?: string;
}

/** The requests of a history, oldest first. */
export function decisionsOf(events: readonly DecidedEvent[]): Decided[] {
  const decided = new Map<string, Decided>();
  for (const event of events) {
    const { resubmissionId } = event.data as { readonly resubmissionId?: string };
    if (resubmissionId === undefined) continue;
    const next = after(decided.get(resubmissionId), event);
    if (next) decided.set(resubmissionId, next);
  }
  return [...decided.values()];
}

function after(known: Decided | undefined, { type, data }: DecidedEvent): Decided | undefined {
  if (type === 'ResubmissionRequested') {
    const { resubmissionId, reason } = data as OrderEvents['ResubmissionRequested'];
    return { resubmissionId, reason };
  }
  const said = known && SAYS[type]?.(data);
  if (!said) return known;
  // What verification said first is its verdict, with its score; a reviewer's comes later.
  const { end = known.end, ...verdict } = said;
  return {
    ...(known.verdict === undefined ? { ...known, ...verdict } : known),
    ...(end !== undefined && { end }),
  };
}

type Said = Pick<Decided, 'verdict' | 'risk' | 'features' | 'end'>;

const scoreOf = (data: object): Said => {
  const { risk, features } = data as Pick<OrderEvents['ResubmissionApproved'], 'risk' | 'features'>;
  return { ...(risk && { risk }), ...(features && { features }) };
};
const codeOf = (data: object): string => (data as { readonly code: string }).code;

const SAYS: Readonly<Record<string, (data: object) => Said>> = {
  ResubmissionApproved: (data) => ({ ...scoreOf(data), verdict: 'approved' }),
  ReviewRequested: (data) => ({
    ...scoreOf(data),
    verdict: `review ${(data as OrderEvents['ReviewRequested']).question}`,
  }),
  ResubmissionRejected: (data) => ({
    ...scoreOf(data),
    verdict: `rejected ${codeOf(data)}`,
    end: `rejected ${codeOf(data)}`,
  }),
  ResubmissionDelivered: () => ({ end: 'delivered' }),
  ResubmissionFailed: (data) => ({ end: `failed ${codeOf(data)}` }),
  ManualWorkRequested: (data) => ({ end: `person ${codeOf(data)}` }),
};

/** One click: what it found, and what became of the request that it opened. */
export interface DecidedClick {
  /** `opened`, `joined`, or the code of the refusal. */
  readonly result: string;
  readonly decided?: Decided;
}

/** The clicks of an order with the requests that they opened. */
export function clicksOf(results: readonly string[], events: readonly DecidedEvent[]): DecidedClick[] {
  const requests = decisionsOf(events);
  return results.map((result) => {
    const decided = result === 'opened' ? requests.shift() : undefined;
    return decided ? { result, decided } : { result };
  });
}

/** Everything that counts as the decision, as text: two that read the same are alike. */
export function decisionText({ result, decided }: DecidedClick): string {
  if (!decided) return result === 'opened' ? 'opened, then nothing' : result;
  const { reason, verdict = 'not decided', risk, end = 'goes on' } = decided;
  const score = risk ? ` ${risk.points} (${factorsText(risk)})` : '';
  return `${reason}: ${verdict}${score} -> ${end}`;
}

const factorsText = ({ factors }: Pick<RiskAssessment, 'factors'>): string =>
  factors.map(({ factor, points }) => `${factor} ${points}`).join(', ') || 'no factor';
