import { RESUBMISSION_REASONS, type ResubmissionReason, type Sentence } from '@bujiao/contracts';
import {
  codeOfDecision,
  decideResubmission,
  unitsOf,
  type Decision,
  type DecisionInput,
  type Doer,
} from '@bujiao/order-history';
import { doerName, helpFor, REASON_NAMES, sentenceOf } from '@bujiao/texts';
import type { Alternative } from '../goods-catalogue/goods-catalogue.repository.js';
import { changesView, type ChangesView } from './changes-view.js';

/** What a click with one reason would come to now. */
export interface OptionView {
  readonly reason: ResubmissionReason;
  readonly name: Sentence;
  readonly open: boolean;
  /** Stable code of the decision: the rule that forbids it, where it is not open. */
  readonly code: string;
  readonly sentence: Sentence;
  /** Fields that have to be given. */
  readonly fields?: readonly string[];
  /** ISO 8601: when the answer may be another one. */
  readonly until?: string;
}

export interface OrderOptions {
  readonly orderId: string;
  /** The decision without a chosen reason. */
  readonly code: string;
  readonly sentence: Sentence;
  readonly options: readonly OptionView[];
  /** What may be changed; absent while the order cannot be resubmitted. */
  readonly changes?: ChangesView;
  /** Who can help, and with what. */
  readonly help: { readonly by: Doer; readonly byName: Sentence; readonly sentence: Sentence };
}

/** What may be delivered in place of the ordered goods, and what the buyer usually takes. */
export interface Offered {
  readonly offered?: readonly Alternative[];
  readonly preferred?: string | undefined;
}

/** What can be done about the order now: the dry run of the decision that a click takes, for every reason. Pure. */
export function orderOptions(
  orderId: string,
  input: Pick<DecisionInput, 'history' | 'policy' | 'now' | 'buyerRequests' | 'ask'>,
  { offered = [], preferred }: Offered = {},
): OrderOptions {
  const { missing } = unitsOf(input.history);
  const plain = decideResubmission(input);
  const code = codeOfDecision(plain);
  const { by, sentence } = helpFor(code);
  const changes = changesView({ input, offered, preferred, missing });
  return {
    orderId,
    code,
    sentence: sentenceOf(plain, missing),
    options: RESUBMISSION_REASONS.map((reason) =>
      optionOf(reason, decideResubmission({ ...input, ask: { ...input.ask, reason } }), missing),
    ),
    ...(changes && { changes }),
    help: { by, byName: doerName(by), sentence },
  };
}

function optionOf(reason: ResubmissionReason, decision: Decision, missing: number): OptionView {
  return {
    reason,
    name: REASON_NAMES[reason],
    open: decision.do === 'go' || decision.do === 'give',
    code: codeOfDecision(decision),
    sentence: sentenceOf(decision, missing),
    ...(decision.do === 'give' && { fields: decision.fields }),
    ...(decision.do === 'wait' && { until: new Date(decision.until).toISOString() }),
  };
}
