// Texts of the page of complexity. `zh` is the type of `en`.
const zh = {
  title: '补交复杂度',
  sentence: (days: number, n: string, steps: string, fields: string) =>
    `近 ${days} 天 ${n} 次补交：平均 ${steps} 步，填 ${fields} 项。`,
  none: (days: number) => `近 ${days} 天没有补交。`,
  more: (noPerson: string, median: string) => `${noPerson} 没有转人工；一半在 ${median} 内到货。`,
  noDelivery: (noPerson: string) => `${noPerson} 没有转人工；还没有到货的。`,
  by: '分组',
  days: '时间',
  lastDays: (n: number) => `近 ${n} 天`,
  groupings: {
    day: '按天',
    goodsKind: '按商品类型',
    reason: '按补交原因',
    channel: '按渠道',
    policyVersion: '按规则版本',
  },
  steps: '步数',
  stepsHow: '人做的动作，平均；目标 1，超过 5 就是负担。',
  fields: '填写项',
  fieldsHow: '人填的项数，平均；目标 0。',
  time: '时间花在哪里',
  timeHow: '从申请到到货，平均；只算已结束的等待，不含等买家确认。',
  waits: {
    proof: '等支付凭证',
    platform: '平台处理',
    reviewer: '等审核员',
    supplier: '等货源',
    support: '等客服',
    buyer: '等买家确认',
  },
  unknown: '未知',
  numbers: '全部数字',
  group: '分组',
  count: '补交数',
  oneStep: '最多一步',
  nothingTyped: '不用填',
  withoutPerson: '不转人工',
  median: '一半在',
  nineOfTen: '九成在',
  kinds: {
    'game-points': '游戏点卡',
    membership: '会员',
    'licence-key': '激活码',
    'direct-top-up': '直充',
  },
  channels: { 'one-click': '一键', form: '填写', agent: '客服代办', 'zero-touch': '无感' },
};

export type ComplexityTexts = typeof zh;

const en: ComplexityTexts = {
  title: 'Complexity',
  sentence: (days, n, steps, fields) =>
    `${n} resubmissions in the last ${days} days: ${steps} steps and ${fields} typed fields on average.`,
  none: (days) => `No resubmissions in the last ${days} days.`,
  more: (noPerson, median) =>
    `${noPerson} needed no reviewer and no support; half were delivered within ${median}.`,
  noDelivery: (noPerson) => `${noPerson} needed no reviewer and no support; none has been delivered yet.`,
  by: 'Group',
  days: 'Time',
  lastDays: (n) => `Last ${n} days`,
  groupings: {
    day: 'By day',
    goodsKind: 'By kind of goods',
    reason: 'By reason',
    channel: 'By channel',
    policyVersion: 'By version of the rules',
  },
  steps: 'Steps',
  stepsHow: 'Acts of people, on average. The goal is 1; above 5 is too much.',
  fields: 'Typed fields',
  fieldsHow: 'Fields that people typed, on average. The goal is 0.',
  time: 'Where the time went',
  timeHow:
    'From request to delivery, on average; waits that are over, without the confirmation by the buyer.',
  waits: {
    proof: 'Proof of payment',
    platform: 'Platform',
    reviewer: 'Reviewer',
    supplier: 'Supplier',
    support: 'Support',
    buyer: 'Buyer',
  },
  unknown: 'unknown',
  numbers: 'All numbers',
  group: 'Group',
  count: 'Resubmissions',
  oneStep: 'At most one step',
  nothingTyped: 'Nothing typed',
  withoutPerson: 'No person',
  median: 'Half within',
  nineOfTen: 'Nine of ten within',
  kinds: {
    'game-points': 'Game points',
    membership: 'Membership',
    'licence-key': 'Licence key',
    'direct-top-up': 'Direct top-up',
  },
  channels: { 'one-click': 'One click', form: 'Form', agent: 'Support', 'zero-touch': 'Zero touch' },
};

export const COMPLEXITY = { zh, en };
