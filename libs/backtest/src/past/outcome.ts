import type { OrderEvents, Sentence } from '@bujiao/contracts';
import { BANDS, type Band } from '@bujiao/risk';

/** What verification decides about a request, the least strict first. `refuse` is a rule's refusal as well as the score's. */
export const OUTCOMES = BANDS;
export type Outcome = Band;

/** Steps from one outcome to the other; positive: stricter. */
export const stricterBy = (from: Outcome, to: Outcome): number =>
  OUTCOMES.indexOf(to) - OUTCOMES.indexOf(from);

/** Reviewers decide these. */
export const isForReviewer = (outcome: Outcome): boolean => outcome === 'second-check' || outcome === 'human';

export interface HitFactor {
  readonly factor: string;
  readonly points: number;
  readonly sentence: Sentence;
}

/** A decision of verification, with what it rests on. */
export interface Verdict {
  readonly outcome: Outcome;
  /** The rule or `declined` that stood against it; absent where none did. */
  readonly code?: string;
  readonly sentence?: Sentence;
  /** Absent where nothing was scored. */
  readonly points?: number;
  /** Factors that held. */
  readonly factors: readonly HitFactor[];
}

type Deciding = 'ResubmissionApproved' | 'ResubmissionRejected' | 'ReviewRequested';
export const DECIDING: readonly Deciding[] = [
  'ResubmissionApproved',
  'ResubmissionRejected',
  'ReviewRequested',
];

export const isDeciding = (type: string): type is Deciding => (DECIDING as readonly string[]).includes(type);

/** The decision that an event of verification holds; undefined for other events. Of a recorded one and of one that a draft comes to. */
export function verdictOf({
  type,
  data,
}: {
  readonly type: string;
  readonly data: object;
}): Verdict | undefined {
  if (!isDeciding(type)) return undefined;
  const { risk } = data as OrderEvents['ResubmissionApproved'];
  const scored = {
    ...(risk && { points: risk.points }),
    factors: (risk?.factors ?? []).map(({ factor, points, sentence }) => ({ factor, points, sentence })),
  };
  if (type === 'ResubmissionApproved') return { outcome: 'straight-through', ...scored };
  if (type === 'ReviewRequested') {
    const { question } = data as OrderEvents['ReviewRequested'];
    return { outcome: question === 'high-risk' ? 'human' : 'second-check', ...scored };
  }
  const { code, sentence } = data as OrderEvents['ResubmissionRejected'];
  return { outcome: 'refuse', code, sentence, ...scored };
}
