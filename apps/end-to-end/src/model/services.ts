import type { OrderEvent, OrderEvents } from '@bujiao/contracts';
import { confirmReceipt, revealCards } from '@bujiao/after-sales/testing';
import { resolveManualWork, type ResolveManualWork } from '@bujiao/fulfillment/testing';
import { openResubmission, unsettledAttempt, type Resubmission } from '@bujiao/order-history';
import type { OrderDesk } from '@bujiao/order-desk';
import type { Instance } from './instance.js';
import { BUYER, ORDER_ID } from './the-order.js';
import type { World } from './world.js';

type Type = OrderEvent['type'];
type Handler = (
  world: World,
  by: Instance,
  event: ReturnType<World['recordedEvents']>[number],
) => Promise<unknown>;

const delivery: Handler = (world, by, event) => {
  const { id, data, recorded } = world.busEvent<'ResubmissionApproved'>(event);
  return by.deliveries.advance({
    orderId: ORDER_ID,
    resubmissionId: data.resubmissionId,
    causationId: id,
    ...(recorded && { atLeast: recorded.revision }),
  });
};
const decide = (
  by: Instance,
  causationId: string,
  correlationId: string,
  decision: Parameters<OrderDesk['decide']>[1],
): Promise<unknown> => by.desk.decide({ orderId: ORDER_ID, causationId, correlationId }, decision);

/** What each event sets off, in whichever service. */
const HANDLERS: { readonly [T in Type]?: Handler } = {
  ResubmissionRequested: (world, by, event) =>
    by.verification.verify(world.busEvent<'ResubmissionRequested'>(event)),
  PaymentProofExpired: (world, by, event) =>
    by.verification.verify(world.busEvent<'PaymentProofExpired'>(event)),
  PaymentProofObtained: async (world, by, event) => {
    if ((event.data as OrderEvents['PaymentProofObtained']).again) await delivery(world, by, event);
  },
  ResubmissionApproved: delivery,
  ManualWorkResolved: delivery,
  ResubmissionDelivered: (_, by, { id, data }) => {
    const { resubmissionId } = data as { resubmissionId: string };
    return decide(by, id, resubmissionId, (history) =>
      confirmReceipt(history, { resubmissionId, by: 'automatic', now: Infinity, wait: 0 }),
    );
  },
};

/** The bus hands over an event: any of those recorded, as often as it likes, in any order. */
export async function handle(world: World, by: Instance, choice: number): Promise<void> {
  const events = world.recordedEvents();
  const event = events[choice % Math.max(1, events.length)];
  const handler = event && HANDLERS[event.type as Type];
  if (event && handler) await world.begin(handler(world, by, event));
}

export async function fireTimer(world: World, by: Instance): Promise<void> {
  const timer = world.timers.due(Date.now());
  const handler = timer && by.timers.handlers.get(timer.task);
  if (!timer || !handler) return;
  world.timers.begin(timer);
  by.process.dies.push(() => world.timers.giveBack(timer));
  await world.begin(handler(timer.payload).then(() => world.timers.done(timer)));
}

/** A person finds out what is true, and says so; or gives up. */
export async function resolveByHand(world: World, by: Instance, gaveUp: boolean): Promise<void> {
  const waiting = openResubmission(world.history());
  if (waiting?.status !== 'waiting-for-human' || world.gates.travelling) return;
  const { resubmissionId } = waiting;
  const causationId = `resolution:${resubmissionId}:${world.recordedEvents().length}`;
  const truth = gaveUp ? ({ resolution: 'give-up' } as const) : truthAbout(world, waiting);
  await world.begin(
    decide(by, causationId, resubmissionId, (history) =>
      resolveManualWork(history, { resubmissionId, ...truth, note: 'found out', causationId }),
    ),
  );
}

function truthAbout(
  world: World,
  resubmission: Resubmission,
): Pick<ResolveManualWork, 'resolution' | 'quantity'> {
  const open = unsettledAttempt(resubmission);
  const entry = open && world.supplier.entries.get(open.requestNo);
  if (entry?.status === 'success') return { resolution: 'delivered', quantity: entry.quantity };
  return { resolution: entry?.status === 'processing' ? 'give-up' : 'not-delivered' };
}

export async function confirmByBuyer(world: World, by: Instance): Promise<void> {
  const resubmission = openResubmission(world.history());
  if (!resubmission) return;
  const { resubmissionId } = resubmission;
  await world.begin(
    decide(by, `receipt:${resubmissionId}`, resubmissionId, (history) =>
      confirmReceipt(history, { resubmissionId, by: 'buyer' }),
    ),
  );
}

export async function reveal(world: World, by: Instance, revealKey: string): Promise<void> {
  const resubmissionId = world.history().resubmissions.at(-1)?.resubmissionId;
  if (!resubmissionId) return;
  await world.begin(
    by.desk.decide(
      { orderId: ORDER_ID, causationId: `reveal:${resubmissionId}:${revealKey}`, actor: BUYER.actor },
      (history) => revealCards(history, { resubmissionId, revealKey, mostLooks: 2 }),
    ),
  );
}
