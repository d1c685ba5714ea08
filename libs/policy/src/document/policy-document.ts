import type { CHANGE_REASONS, GoodsKind, ResubmissionReason } from '@bujiao/contracts';
import type { AnomalyKind, Change, GoodsCheck, PartOf, ZERO_TOUCH } from '../policy.js';

/** A number and a unit: `90s`, `10m`, `24h`, `15d`. */
export type Duration = string;
/** As YAML has them without a type: the words themselves. */
export type YesNo = 'yes' | 'no';

export interface ReasonSection {
  readonly when: readonly AnomalyKind[];
  readonly goods?: readonly GoodsKind[];
  readonly proof: 'gateway' | 'shop';
}
type LaterReason = (typeof CHANGE_REASONS)[number];
/** Documents of before the reasons for a change say nothing of them: nobody can give those. */
export type ReasonsSection = Readonly<
  Record<Exclude<ResubmissionReason, LaterReason>, ReasonSection> &
    Partial<Record<LaterReason, ReasonSection>>
>;

export interface SecondCheckSection {
  readonly proof?: readonly ('gateway' | 'evidence')[];
  readonly review: Duration;
  readonly remind?: Duration;
  readonly 'escalate-to'?: string;
  readonly 'at-the-end': 'escalate' | 'refuse';
  readonly evidence?: Duration;
  readonly 'without-evidence'?: 'review' | 'refuse';
}

export interface RulesSection {
  readonly window: {
    readonly from?: 'newest-anomaly';
    readonly last: Duration;
    readonly 'never-after': Duration;
  };
  readonly grace: { readonly notice: Duration; readonly 'in-progress': Duration };
  readonly limits: {
    readonly 'per-order': number;
    /** Most resubmissions of a buyer, by the time that they are counted over. */
    readonly 'per-buyer'?: Readonly<Record<Duration, number>>;
  };
  readonly 'cancelled-by-time-out': 'redeliver-if-in-stock' | 'person';
  readonly hold: {
    readonly reasons: readonly ResubmissionReason[];
    readonly publishers: readonly string[];
    readonly deadline: Duration;
  };
  readonly 'proof-age': Duration;
  readonly 'proof-retry-after'?: readonly Duration[];
  readonly offer?: {
    readonly for: readonly AnomalyKind[];
    readonly after: Duration;
    readonly lasts: Duration;
  };
  readonly 'auto-confirm'?: Duration;
  readonly change?: readonly Change[];
  readonly 'zero-touch'?: (typeof ZERO_TOUCH)[number];
  readonly 'second-check'?: SecondCheckSection;
  readonly checks?: readonly GoodsCheck[];
  readonly role?: {
    readonly 'check-again'?: readonly Duration[];
    readonly 'of-another'?: 'person' | 'refuse';
  };
  readonly permission?: {
    readonly lasts?: Duration;
    readonly 'code-lasts'?: Duration;
    readonly 'code-tries'?: number;
    readonly sends?: number;
    readonly 'send-again-after'?: Duration;
  };
}

export type ExceptionSection = PartOf<RulesSection & { readonly reasons: ReasonsSection }>;

/** One version of the rules as people write it. */
export interface PolicyDocument {
  readonly policy: string;
  readonly note?: string;
  readonly 'clock-skew': Duration;
  readonly defaults: RulesSection;
  readonly reasons: ReasonsSection;
  readonly failures: { readonly account: readonly string[]; readonly person: readonly string[] };
  readonly goods?: Partial<Readonly<Record<GoodsKind, ExceptionSection>>>;
  readonly 'goods-ids'?: Readonly<Record<string, ExceptionSection>>;
  readonly merchants?: Readonly<Record<string, ExceptionSection>>;
  readonly risk?: object;
  readonly 'four-eyes'?: { readonly 'activate-policy'?: YesNo; readonly 'approve-above'?: number };
}
