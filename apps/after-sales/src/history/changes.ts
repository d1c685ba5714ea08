import type { Goods, OrderEvents, Sentence } from '@bujiao/contracts';
import type { RecordedEvent } from '@bujiao/event-store';
import {
  emptyHistory,
  evolve,
  orderOf,
  orderStatus,
  unitsOf,
  type OrderHistory,
} from '@bujiao/order-history';
import { money, ORDER_STATUS_NAMES, resubmissionStatusName } from '@bujiao/texts';

export const CHANGE_KINDS = [
  'order',
  'resubmission',
  'goods',
  'quantity',
  'recharge-target',
  'delivered',
  'unsettled',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What one event changed. */
export interface HistoryChange {
  /**
   * `order`: its state. `resubmission`: that of the newest. `goods`, `quantity`, `recharge-target`: what a request wants otherwise than
   * ordered. `delivered`, `unsettled`: units.
   */
  readonly of: ChangeKind;
  readonly name: Sentence;
  /** Absent where nothing was known before. */
  readonly before?: Sentence;
  readonly after: Sentence;
}

const NAMES: Readonly<Record<ChangeKind, Sentence>> = {
  order: { zh: '订单', en: 'order' },
  resubmission: { zh: '补交', en: 'resubmission' },
  goods: { zh: '商品', en: 'goods' },
  quantity: { zh: '补发数量', en: 'units to go' },
  'recharge-target': { zh: '充值账号', en: 'recharge account' },
  delivered: { zh: '已发', en: 'delivered' },
  unsettled: { zh: '未定', en: 'not settled' },
};

type Values = Readonly<Partial<Record<ChangeKind, { readonly key: string; readonly name: Sentence }>>>;

/** For each event what it changed: state of the order and of its newest resubmission, and units. One pass; pure. */
export function changesOf(events: readonly RecordedEvent[]): readonly (readonly HistoryChange[])[] {
  let history = emptyHistory();
  let before: Values = {};
  return events.map((event) => {
    history = evolve(history, event);
    const after = valuesOf(history);
    const changes = CHANGE_KINDS.flatMap((of) => changeOf(of, before, after));
    before = after;
    return [...changes, ...wantedOf(event)];
  });
}

function changeOf(of: ChangeKind, before: Values, after: Values): readonly HistoryChange[] {
  const [was, is] = [before[of], after[of]];
  // A number that was never anything but nothing has not changed.
  if (!is || was?.key === is.key || (!was && is.key === '0')) return [];
  return [{ of, name: NAMES[of], ...(was && { before: was.name }), after: is.name }];
}

function valuesOf(history: OrderHistory): Values {
  const order = orderOf(history);
  const newest = history.resubmissions.at(-1);
  const { ordered, missing, refunded, unsettled } = unitsOf(history);
  const status = order && orderStatus(order);
  return {
    ...(status && { order: { key: status, name: ORDER_STATUS_NAMES[status] } }),
    ...(newest && {
      resubmission: {
        key: `${newest.resubmissionId} ${newest.status}`,
        name: resubmissionStatusName(newest.status),
      },
    }),
    ...(order && {
      delivered: numberOf(Math.max(0, ordered - missing - refunded)),
      unsettled: numberOf(unsettled),
    }),
  };
}

/** What a request wants otherwise than ordered. An account is personal: that it is another one is all that is said. */
function wantedOf({ type, data }: RecordedEvent): readonly HistoryChange[] {
  if (type !== 'ResubmissionRequested') return [];
  const { goods, change, rechargeTarget } = data as unknown as OrderEvents['ResubmissionRequested'];
  return [
    ...(goods ? [wanted('goods', pricedName(goods.before), pricedName(goods.after))] : []),
    ...(change?.owed !== undefined && change.owed !== change.quantity
      ? [wanted('quantity', numberOf(change.owed).name, numberOf(change.quantity).name)]
      : []),
    ...(rechargeTarget ? [wanted('recharge-target', ACCOUNTS.before, ACCOUNTS.after)] : []),
  ];
}

const wanted = (of: ChangeKind, before: Sentence, after: Sentence): HistoryChange => ({
  of,
  name: NAMES[of],
  before,
  after,
});
const pricedName = ({ name, unitPrice }: Goods): Sentence => {
  const text = `${name} ${money(unitPrice)}`;
  return { zh: text, en: text };
};
const ACCOUNTS = {
  before: { zh: '原账号', en: 'the ordered account' },
  after: { zh: '另填账号', en: 'an account that was given' },
} as const;

const numberOf = (n: number): { readonly key: string; readonly name: Sentence } => ({
  key: String(n),
  name: { zh: `${n} 件`, en: String(n) },
});
