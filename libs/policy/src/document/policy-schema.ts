import { CHANGE_REASONS, GOODS_KINDS, RESUBMISSION_REASONS } from '@bujiao/contracts';
import { ANOMALY_KINDS, CHANGES, GOODS_CHECKS, ZERO_TOUCH } from '../policy.js';
import { permission, role } from './goods-checks-schema.js';
import {
  described,
  duration,
  DURATION,
  ID,
  listOf,
  mapOf,
  object,
  oneOf,
  VERSION_PATTERN,
  whole,
  yesNo,
  type Schema,
} from './schema-parts.js';

export type { Schema } from './schema-parts.js';
export { VERSION_PATTERN } from './schema-parts.js';

const reason = object(
  'When a reason may be given. 原因适用的情形',
  {
    when: listOf(oneOf(ANOMALY_KINDS, 'What went wrong.'), 'What went wrong; empty: nobody can give it.'),
    goods: listOf(oneOf(GOODS_KINDS, 'A kind of goods.'), 'Only for these kinds of goods.'),
    proof: oneOf(['gateway', 'shop'], 'Who proves the payment: the gateway, or the shop by its word.'),
  },
  ['when', 'proof'],
);

const reasons = object(
  'Reasons for a resubmission; where several fit, the first is prefilled. 补交原因',
  Object.fromEntries(RESUBMISSION_REASONS.map((name) => [name, reason])),
  RESUBMISSION_REASONS.filter((name) => !(CHANGE_REASONS as readonly string[]).includes(name)),
);

const window = object(
  'How long a resubmission may be asked for. 补交窗口',
  {
    from: oneOf(['newest-anomaly'], 'What the window is counted from.'),
    last: duration('Counted from the newest anomaly.'),
    'never-after': duration('Counted from the placing of the order.'),
  },
  ['last', 'never-after'],
);

const grace = object(
  'How long silence is no fault. 宽限',
  {
    notice: duration('A payment notice is not lost before it has had this long.'),
    'in-progress': duration('How long a paid order may be in progress.'),
  },
  ['notice', 'in-progress'],
);

const limits = object(
  'How often an order and a buyer may resubmit. 次数上限',
  {
    'per-order': whole('Resubmissions of an order that got as far as a delivery.', 1_000),
    'per-buyer': mapOf(
      'Most resubmissions of a buyer, by the time they are counted over.',
      DURATION,
      whole('Most.', 100_000),
      8,
    ),
  },
  ['per-order'],
);

const hold = object(
  'When goods wait until the shop has stopped. 等待商城停止',
  {
    reasons: listOf(oneOf(RESUBMISSION_REASONS, 'A reason.'), 'For these reasons.'),
    publishers: listOf({ type: 'string', pattern: ID }, 'For orders of these publishers.'),
    deadline: duration('Then a person decides.'),
  },
  ['reasons', 'publishers', 'deadline'],
);

const secondCheck = object(
  'A check by a person. 二次核验',
  {
    proof: listOf(oneOf(['gateway', 'evidence'], 'A proof.'), 'What is asked for, in this order.'),
    review: duration('Within which a person decides.'),
    remind: duration('Before the deadline.'),
    'escalate-to': { type: 'string', pattern: ID },
    'at-the-end': oneOf(['escalate', 'refuse'], 'What happens at the deadline; never an approval.'),
    evidence: duration(
      'How long the buyer has to upload evidence that a reviewer asked for; 24h by default.',
    ),
    'without-evidence': oneOf(
      ['review', 'refuse'],
      'What happens where the buyer uploads none in time: reviewers decide without it (default), or it is refused.',
    ),
  },
  ['review', 'at-the-end'],
);

const offer = object(
  'When a buyer is offered a resubmission before complaining. 主动提示补交',
  {
    for: listOf(oneOf(ANOMALY_KINDS, 'What went wrong.'), 'For these anomalies; empty: nothing is offered.'),
    after: duration('How long an order may heal by itself before it is offered.'),
    lasts: duration('How long the offer stands; never beyond the window.'),
  },
  ['for', 'after', 'lasts'],
);

/** Members of the rules that can differ by goods and merchant. */
const rules: Readonly<Record<string, Schema>> = {
  window,
  grace,
  limits,
  'cancelled-by-time-out': oneOf(
    ['redeliver-if-in-stock', 'person'],
    'An order that was cancelled because its payment timed out, and was paid after all.',
  ),
  hold,
  'proof-age': duration('An older proof of the gateway is asked for again before goods go.'),
  'proof-retry-after': described(
    'Waits before the gateway is asked again whose answer could not be understood; after the last one a person looks.',
    { type: 'array', items: duration('A wait.'), maxItems: 20 },
  ),
  offer,
  'auto-confirm': duration('A receipt confirms itself after this long.'),
  change: listOf(oneOf(CHANGES, 'A change.'), 'What a resubmission may change. 可变更项'),
  'zero-touch': oneOf(ZERO_TOUCH, 'Whether a resubmission is opened with nobody acting. 无感补交'),
  'second-check': secondCheck,
  checks: listOf(
    oneOf(GOODS_CHECKS, 'A check.'),
    'Checks of custom goods before anything goes. 定制商品校验',
  ),
  role,
  permission,
};

const REQUIRED_RULES = ['window', 'grace', 'limits', 'cancelled-by-time-out', 'hold', 'proof-age'];

/** The same with nothing required: what differs is enough. */
function partOf(schema: Schema): Schema {
  const { required: _, properties, ...rest } = schema;
  if (!properties) return schema;
  const parts = Object.entries(properties).map(([name, member]) => [name, partOf(member)] as const);
  return { ...rest, properties: Object.fromEntries(parts) };
}

const exception = partOf(object('What differs. 例外', { ...rules, reasons }));
const codes = (description: string): Schema => listOf({ type: 'string', pattern: ID }, description);

/** The JSON Schema of a policy document. Editors complete and check by it; `checkPolicy` checks by it and more. */
export const POLICY_SCHEMA: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:bujiao:policy',
  title: 'Bujiao policy',
  ...object(
    'One version of the rules. 规则版本',
    {
      policy: described('Id of the version; recorded with every decision.', {
        type: 'string',
        pattern: VERSION_PATTERN,
      }),
      note: described('What this version is for.', { type: 'string', maxLength: 500 }),
      'clock-skew': duration('Clocks of two publishers are not compared more finely.'),
      defaults: object('Rules for all goods. 默认规则', rules, REQUIRED_RULES),
      reasons,
      failures: object(
        'Codes of failures by what they ask for. 失败码',
        { account: codes('A corrected account is asked for.'), person: codes('A person decides.') },
        ['account', 'person'],
      ),
      goods: object(
        'What differs by kind of goods. 按商品类型',
        Object.fromEntries(GOODS_KINDS.map((kind) => [kind, exception])),
      ),
      'goods-ids': mapOf('What differs by goods id. 按商品', ID, exception, 2_000),
      merchants: mapOf("What differs for a merchant's orders. 按商户", ID, exception, 2_000),
      risk: described('Factors and bands of the score. 风险评分', { type: 'object' }),
      'four-eyes': object('What two people decide. 双人复核', {
        'activate-policy': yesNo('A version is put in force by two people.'),
        'approve-above': whole('An approval above this amount, 分.', 1_000_000_000),
      }),
    },
    ['policy', 'clock-skew', 'defaults', 'reasons', 'failures'],
  ),
};
