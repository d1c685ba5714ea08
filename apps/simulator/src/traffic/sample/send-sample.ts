import type { ChosenGroup } from './choose-sample.js';
import { OrderSender, type SendAct } from './order-sender.js';
import type { ProductSide } from './product-side.js';
import { SentOrder } from './sent-order.js';

/** Acts of different groups that run at the same time. */
const AT_ONCE = 6;

/** A group on its way: its orders, and what is to happen to them. */
interface SendingGroup {
  readonly orders: readonly SentOrder[];
  readonly acts: SendAct[];
}

/**
 * Sends the orders through the product in the sequence of the traffic, as fast as it goes: each group one act after the other, and before
 * each act the product has recorded what the act before led to, also in what its decisions read.
 */
export async function sendSample(
  groups: readonly ChosenGroup[],
  { side, runId, progress }: SendOptions,
): Promise<readonly SentOrder[]> {
  const sending = groups.map((group) => beginGroup(group, { side, runId }));
  for (let round = 1; sending.some(({ acts }) => acts.length > 0); round += 1) {
    const next = sending.flatMap(({ acts }) => acts.sort((a, b) => a.at - b.at).shift() ?? []);
    progress?.(round, next.length);
    await atOnce(next);
    await side.untilRead();
  }
  return sending.flatMap(({ orders }) => orders);
}

export interface SendOptions {
  readonly side: ProductSide;
  /** Begins every id of this run. */
  readonly runId: string;
  readonly progress?: (round: number, acts: number) => void;
}

function beginGroup(group: ChosenGroup, { side, runId }: Omit<SendOptions, 'progress'>): SendingGroup {
  const sending = { orders: group.map(({ order }) => new SentOrder(order, runId)), acts: [] as SendAct[] };
  for (const sent of sending.orders) {
    const sender = new OrderSender(sent, side, (act) => sending.acts.push(act));
    for (const ask of sent.planned.asks) sending.acts.push({ at: ask.at, run: () => sender.click(ask) });
  }
  return sending;
}

async function atOnce(acts: readonly SendAct[]): Promise<void> {
  const waiting = [...acts];
  const work = async (): Promise<void> => {
    for (let act = waiting.shift(); act; act = waiting.shift()) await act.run();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
