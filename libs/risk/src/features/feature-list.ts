import type { Sentence } from '@bujiao/contracts';

/** `count`: a whole number, never negative. `flag`: yes or no. `code`: one of a closed list of texts. */
export type FeatureType = 'count' | 'flag' | 'code';

export interface FeatureDescription {
  readonly type: FeatureType;
  /** As people read it beside its value. */
  readonly name: Sentence;
  /** Where the value comes from, and when there is none. */
  readonly doc: string;
}

const count = (zh: string, en: string, doc: string) => ({ type: 'count', name: { zh, en }, doc }) as const;
const flag = (zh: string, en: string, doc: string) => ({ type: 'flag', name: { zh, en }, doc }) as const;
const code = (zh: string, en: string, doc: string) => ({ type: 'code', name: { zh, en }, doc }) as const;

/**
 * Everything that a condition may read. Closed: a name that is not here is refused when a policy is checked. Windows end at the
 * request that is judged and do not contain it. A feature without data has no value: it is never zero and never false.
 */
export const FEATURES = {
  requests10m: count(
    '10 分钟内补交申请数',
    'Requests in 10 minutes',
    'Earlier resubmission requests for the orders of this buyer.',
  ),
  requests24h: count(
    '24 小时内补交申请数',
    'Requests in 24 hours',
    'Earlier resubmission requests for the orders of this buyer.',
  ),
  requests30d: count(
    '30 天内补交申请数',
    'Requests in 30 days',
    'Earlier resubmission requests for the orders of this buyer.',
  ),
  requests180d: count(
    '180 天内补交申请数',
    'Requests in 180 days',
    'Earlier resubmission requests for the orders of this buyer.',
  ),
  refused30d: count(
    '30 天内被拒申请数',
    'Refusals in 30 days',
    'Requests of this buyer that rules, the score or a person refused. A request that was returned for correction is not one.',
  ),
  refusedProofs90d: count(
    '90 天内付款凭证不符次数',
    'Refused proofs in 90 days',
    'Requests that were refused since the gateway contradicted the payment.',
  ),
  disputes90d: count(
    '90 天内争议数',
    'Disputes in 90 days',
    'Contradictions found on orders of this buyer where money went back for goods that were delivered.',
  ),
  refunds90d: count(
    '90 天内退款订单数',
    'Refunds in 90 days',
    'Refunds that the shop reported on resubmitted orders of this buyer.',
  ),
  delivered90d: count(
    '90 天内补发成功数',
    'Redeliveries in 90 days',
    'Resubmissions of this buyer that delivered everything owed.',
  ),
  confirmedReceipts90d: count(
    '90 天内确认收货数',
    'Confirmed receipts in 90 days',
    'Receipts that the buyer confirmed in person; automatic confirmation does not count.',
  ),
  paymentClaims30d: count(
    '30 天内付款类申请数',
    'Payment claims in 30 days',
    'Earlier requests whose reason is a payment that timed out or a notice that was lost.',
  ),
  stuckClaims30d: count(
    '30 天内卡单类申请数',
    'Stuck claims in 30 days',
    'Earlier requests whose reason is an order that is stuck.',
  ),
  amountRequested30d: count(
    '30 天内申请金额（分）',
    'Amount requested in 30 days (fen)',
    'Prices of the orders of earlier requests, integer fen. Grows with many small claims.',
  ),
  knownDays: count(
    '已知天数',
    'Days known',
    'Whole days since the oldest order of this buyer that had an event here. No value for a buyer without earlier orders here.',
  ),
  accountAgeDays: count(
    '账户注册天数',
    'Age of the account in days',
    'Whole days since the buyer registered. Only where the shop says so with the order.',
  ),
  amountAtStake: count(
    '涉及金额（分）',
    'Amount at stake (fen)',
    'Price of the units that this resubmission may deliver, integer fen.',
  ),
  minutesSincePlaced: count(
    '下单至今（分钟）',
    'Minutes since the order',
    'Whole minutes from the placing of the order to the request.',
  ),
  secondsSinceProblem: count(
    '出问题至申请（秒）',
    'Seconds from problem to request',
    'Whole seconds from the newest problem of the order to the request. No value where the problem is a silence.',
  ),
  reason: code('补交原因', 'Reason', 'The reason of the request, as in the policy.'),
  goodsKind: code('商品类型', 'Kind of goods', 'The kind of the goods of the order.'),
  requester: code('申请人', 'Requester', 'Role of the person who asks: buyer, merchant, after-sales, ops.'),
  targetChanged: flag(
    '更改了充值账号',
    'Recharge account changed',
    'The request names another recharge account than the order.',
  ),
  requesterRequests24h: count(
    '同一申请人 24 小时内申请数',
    'Requests of the same requester in 24 hours',
    'Earlier requests by the person who asks, over all buyers. Only for merchants: buyers are counted by their orders.',
  ),
  accountBuyers30d: count(
    '30 天内使用同一充值账号的其他买家数',
    'Other buyers with this recharge account in 30 days',
    'Other buyers whose requests went to the same recharge account, at most 8. Only for goods with an account.',
  ),
  accountSharedWithRefused: flag(
    '充值账号与被拒买家相同',
    'Recharge account shared with a refused buyer',
    'Another buyer of this recharge account was refused or had a dispute in 90 days. Only for goods with an account.',
  ),
  deviceBuyers30d: count(
    '30 天内使用同一设备的其他买家数',
    'Other buyers with this device in 30 days',
    'Other buyers who asked from the same device, at most 8. Only where the client names its device.',
  ),
  deviceSharedWithRefused: flag(
    '设备与被拒买家相同',
    'Device shared with a refused buyer',
    'Another buyer of this device was refused or had a dispute in 90 days. Only where the client names its device.',
  ),
  deviceNewToBuyer: flag(
    '该买家首次使用的设备',
    'Device new to the buyer',
    'Earlier redeliveries of this buyer were asked for from other devices, none from this one. Only where the client names its device and did before.',
  ),
  addressBuyers30d: count(
    '30 天内使用同一网络地址的其他买家数',
    'Other buyers with this address in 30 days',
    'Other buyers who asked from the same network address, at most 8. Only where the request was recorded with an address; intake records none yet.',
  ),
  addressSharedWithRefused: flag(
    '网络地址与被拒买家相同',
    'Address shared with a refused buyer',
    'Another buyer of this network address was refused or had a dispute in 90 days. Only where the request was recorded with an address; intake records none yet.',
  ),
  evidenceUsedElsewhere: flag(
    '凭证曾用于其他订单',
    'Evidence used on another order',
    'In 90 days this buyer uploaded evidence that had been uploaded to another order before, by anybody.',
  ),
} as const satisfies Readonly<Record<string, FeatureDescription>>;

export type FeatureName = keyof typeof FEATURES;

type ValueOf<Type extends FeatureType> = Type extends 'count'
  ? number
  : Type extends 'flag'
    ? boolean
    : string;

/** Values of features; a member that is missing has no data. */
export type Features = { readonly [Name in FeatureName]?: ValueOf<(typeof FEATURES)[Name]['type']> };

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];

export const isFeature = (name: string): name is FeatureName => Object.hasOwn(FEATURES, name);

/** As people read it; one that a later version knows keeps its name. */
export const featureTitle = (name: string): Sentence =>
  isFeature(name) ? FEATURES[name].name : { zh: name, en: name };
