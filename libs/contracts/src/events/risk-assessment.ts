import type { Sentence } from './sentence.js';

/** A factor of the risk score whose condition held. */
export interface RiskFactor {
  readonly factor: string;
  readonly points: number;
  /** The features that its condition read, without personal data. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** For staff. */
  readonly sentence: Sentence;
}

export const RISK_BANDS = ['straight-through', 'second-check', 'human', 'refuse'] as const;
export type RiskBand = (typeof RISK_BANDS)[number];

/** The risk score of a request, with everything that it rests on. */
export interface RiskAssessment {
  readonly points: number;
  readonly band: RiskBand;
  /** The least points of each band above `straight-through`. */
  readonly thresholds: { readonly secondCheck: number; readonly human: number; readonly refuse: number };
  readonly factors: readonly RiskFactor[];
  /** Factors that could not be told, since features have no data, and what the policy counts for them. */
  readonly notEvaluated: readonly {
    readonly factor: string;
    readonly missing: readonly string[];
    readonly points: number;
  }[];
  /** Nothing later than this moment was read. ISO 8601. */
  readonly asOf: string;
}

/**
 * The value of every feature that a condition may read, as of the request, whether or not a factor read it: so that another policy can
 * be tried on the decision later. Without personal data.
 */
export interface RecordedFeatures {
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** Features that had no data. One that is in neither was not known to the release that decided. */
  readonly withoutData: readonly string[];
}
