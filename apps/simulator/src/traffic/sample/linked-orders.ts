import type { TrafficOrder } from '../traffic-order.js';

/** What the score compares buyers by, as the product knows it: it records no network address. */
function linksOf({ terms, asks, evidence }: TrafficOrder): readonly string[] {
  const accounts = [terms.rechargeTarget?.mark, ...asks.map(({ target }) => target?.mark)];
  return [
    `buyer ${terms.buyerId}`,
    ...accounts.flatMap((mark) => (mark === undefined ? [] : [`account ${mark}`])),
    ...(evidence === undefined ? [] : [`picture ${evidence}`]),
    ...asks.flatMap(({ device }) => (device === undefined ? [] : [`device ${device}`])),
  ];
}

/**
 * The orders in groups: no order of one group says anything about a buyer, a recharge account, a device or a picture of another. Orders of one
 * merchant alone are not one group: no factor of the policy counts requests by merchant.
 */
export function linkedOrders(orders: readonly TrafficOrder[]): TrafficOrder[][] {
  const parents = new Map<string, string>();
  const rootOf = (link: string): string => {
    let root = link;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    parents.set(link, root);
    return root;
  };
  for (const order of orders) {
    const [first = '', ...others] = linksOf(order);
    for (const other of others) parents.set(rootOf(other), rootOf(first));
  }
  const groups = new Map<string, TrafficOrder[]>();
  for (const order of orders) {
    const root = rootOf(linksOf(order)[0] ?? '');
    const group = groups.get(root);
    if (group) group.push(order);
    else groups.set(root, [order]);
  }
  return [...groups.values()];
}
