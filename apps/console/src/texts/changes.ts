// Texts of the form that changes what a resubmission delivers. `zh` is the type of `en`.
const zh = {
  open: '想换数量或商品？',
  title: '要改什么',
  close: '不改了，按原订单补交',
  quantity: '补发数量',
  fewer: '少要一件',
  more: '多要一件',
  rest: (n: number) => `其余 ${n} 件仍欠着，以后可以再补`,
  goods: '换成哪个商品',
  ordered: '原商品',
  same: '同价',
  less: (each: string) => `每件便宜 ${each}`,
  accept: (sum: string) => `我知道差价 ${sum} 不会随这次补交退还`,
  acceptFirst: '先勾选上面这一项',
  why: '为什么要改',
  noReason: '不说明',
  submit: '按更改补交',
  effectUnits: (n: number, of: number) => `补 ${n} 件，原欠 ${of} 件`,
};

type ChangeTexts = typeof zh;

const en: ChangeTexts = {
  open: 'Other units or goods?',
  title: 'What to change',
  close: 'Change nothing: resubmit as ordered',
  quantity: 'Units to deliver',
  fewer: 'One unit fewer',
  more: 'One unit more',
  rest: (n) => `${n} more stay owed and can be asked for later`,
  goods: 'Which goods instead',
  ordered: 'As ordered',
  same: 'same price',
  less: (each) => `${each} less each`,
  accept: (sum) => `I know that the difference of ${sum} is not paid back by this resubmission`,
  acceptFirst: 'Tick this first',
  why: 'Why',
  noReason: 'Not said',
  submit: 'Resubmit with the change',
  effectUnits: (n, of) => `${n} of the ${of} owed units are delivered`,
};

export const CHANGES = { zh, en };
