import { setTimeout as sleep } from 'node:timers/promises';
import { orderStream, type OrderEvents } from '@bujiao/contracts';
import { verifyChain, type EventStore, type RecordedEvent } from '@bujiao/event-store';
import { createPostgresEventStore } from '@bujiao/event-store/postgres';
import { checkHistory, emptyHistory, evolve, findResubmission } from '@bujiao/order-history';
import {
  SeededRandom,
  startPaymentGateway,
  startSupplier,
  type FaultRule,
  type PaymentGateway,
  type Supplier,
  type SupplierFault,
} from '@bujiao/simulator';
import { eventually } from '@bujiao/testing';
import { Load, type ChaosOrder } from './load.js';
import { PatientClient } from './patient-client.js';
import { RebuildUnderKills } from './rebuild-under-kills.js';
import { StandaloneProcess } from './standalone-process.js';

const SEED = Number(process.env['CHAOS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const KILLS = Number(process.env['CHAOS_KILLS'] ?? 5);
const CLIENTS = Number(process.env['CHAOS_CLIENTS'] ?? 8);
/** All is clear again this long after the last kill: orphaned timers and calls that may still arrive have to be waited for. */
const CLEAR_WITHIN = 200_000;
const SEEN_THROUGH = ['closed', 'rejected', 'failed', 'waiting-for-human'];

const KEY = 'chaos-supplier-key';
const FAULTS: readonly FaultRule<SupplierFault>[] = [
  { fault: 'timeout-after-delivery', probability: 0.03 },
  { fault: 'reset-after-delivery', probability: 0.05 },
  { fault: 'processing', probability: 0.1, queries: 1 },
  { fault: 'refused', code: 116, probability: 0.05 },
  { fault: 'refused', code: 112, probability: 0.02 },
  { fault: 'failed', code: 123, probability: 0.05 },
];
/** They keep an order from being taken at all, and hit the same number again; so they come anew with each kill, and end soon. */
const PASSING: readonly SupplierFault[] = ['timeout-before-order', 'connection-reset', 'busy', 'error-500'];

let product: StandaloneProcess;
let payments: PaymentGateway;
let supplier: Supplier;
let store: EventStore | undefined;

beforeAll(async () => {
  process.stderr.write(`CHAOS_SEED=${SEED} CHAOS_KILLS=${KILLS} CHAOS_CLIENTS=${CLIENTS}\n`);
  payments = await startPaymentGateway({ port: 0 });
  supplier = await startSupplier({ port: 0, key: KEY, seed: SEED, faults: FAULTS });
  product = await StandaloneProcess.create({
    PAYMENT_GATEWAY_URL: payments.url,
    SUPPLIER_URL: supplier.url,
    SUPPLIER_KEY: KEY,
    AUTO_CONFIRM_AFTER_MS: '300',
    LOG_LEVEL: 'debug',
  });
  await product.start();
}, 120_000);
afterAll(async () => {
  await store?.close();
  await product?.remove();
  await Promise.all([payments?.close(), supplier?.close()]);
}, 60_000);

const eventsOf = async ({ orderId }: ChaosOrder): Promise<readonly RecordedEvent[]> =>
  (await (store as EventStore).read(orderStream(orderId))).events;
const statusOf = (events: readonly RecordedEvent[], { resubmissionId }: ChaosOrder): string =>
  findResubmission(events.reduce(evolve, emptyHistory()), resubmissionId ?? '')?.status ?? 'lost';
const succeeded = (events: readonly RecordedEvent[]): OrderEvents['DeliveryAttemptSucceeded'][] =>
  events
    .filter(({ type }) => type === 'DeliveryAttemptSucceeded')
    .map(({ data }) => data as OrderEvents['DeliveryAttemptSucceeded']);

describe('killed with -9 under load, again and again', () => {
  const load = (): Load => new Load(new PatientClient(product.url), new SeededRandom(SEED));

  it(
    'loses nothing that was accepted, delivers nothing twice, keeps every history whole, and rebuilds what is live',
    async () => {
      const buyers = load();
      const rebuild = new RebuildUnderKills(new PatientClient(product.url));
      await buyers.stock();
      buyers.start(CLIENTS);
      const random = new SeededRandom(SEED ^ 0x5eed);
      for (let kill = 0; kill < KILLS; kill += 1) {
        supplier.faults.add(...PASSING.map((fault) => ({ fault, times: 1 })));
        const before = buyers.orders.length;
        await eventually(
          () => Promise.resolve(buyers.orders.length),
          (now) => now > before + CLIENTS,
          CLEAR_WITHIN,
        );
        if (kill === 0) await rebuild.start();
        // Not a wait for something: the moment of the kill is what is varied.
        await sleep(random.integer(0, 1_500));
        if (random.chance(0.25)) await product.killPostgres();
        else {
          await product.kill();
          await product.start();
        }
      }
      await buyers.stop();
      expect(buyers.orders.length).toBeGreaterThan(KILLS * CLIENTS);
      expect(await rebuild.job()).toMatchObject({ state: 'running', phase: 'build' });

      store = createPostgresEventStore({ connectionString: product.databaseUrl });
      await everyOrderIsSeenThrough(buyers.orders);
      await nothingIsDeliveredTwice(buyers.orders);
      for (const order of buyers.orders) {
        const { events, head } = await store.read(orderStream(order.orderId));
        expect([
          order.orderId,
          checkHistory(events),
          verifyChain(events, head === 'no-stream' ? {} : { head }),
        ]).toEqual([order.orderId, [], undefined]);
      }
      await theRebuiltRowsAreTheLiveOnes(rebuild);
      expect(buyers.secrets.filter((secret) => product.output.includes(secret))).toEqual([]);
    },
    60_000 + KILLS * 90_000 + CLEAR_WITHIN,
  );

  async function theRebuiltRowsAreTheLiveOnes(rebuild: RebuildUnderKills): Promise<void> {
    const same = { state: 'done', result: { differing: 0 } };
    expect(await rebuild.finish(CLEAR_WITHIN)).toMatchObject({ ...same, phase: 'built' });
    expect(await rebuild.swap(CLEAR_WITHIN)).toMatchObject({ state: 'done', phase: 'swapped' });
    expect(await rebuild.verify(CLEAR_WITHIN)).toMatchObject(same);
  }

  async function everyOrderIsSeenThrough(orders: readonly ChaosOrder[]): Promise<void> {
    const open = new Set(orders);
    await eventually(
      async () => {
        for (const order of open)
          if (SEEN_THROUGH.includes(statusOf(await eventsOf(order), order))) open.delete(order);
        return Promise.all(
          [...open].slice(0, 5).map(async (order) => [order.orderId, (await eventsOf(order)).at(-1)]),
        );
      },
      (left) => left.length === 0,
      CLEAR_WITHIN,
    );
  }

  async function nothingIsDeliveredTwice(orders: readonly ChaosOrder[]): Promise<void> {
    const issued = new Map<string, string>();
    for (const order of orders) {
      const events = await eventsOf(order);
      const attempts = succeeded(events);
      const units = attempts.reduce((sum, { quantity }) => sum + quantity, 0);
      expect(units).toBeLessThanOrEqual(order.quantity);
      for (const { cardIds = [], quantity } of attempts) {
        if (order.account === undefined) expect(cardIds).toHaveLength(quantity);
        for (const cardId of cardIds) {
          expect([cardId, issued.get(cardId)]).toEqual([cardId, undefined]);
          issued.set(cardId, order.orderId);
        }
      }
      if (order.account !== undefined) expectSupplierAgrees(order, units, statusOf(events, order));
    }
    expect(supplier.ledger.all().filter(({ timesDelivered }) => timesDelivered > 1)).toEqual([]);
  }

  /** What waits for a person may have been delivered without our knowing; of all else we know. */
  function expectSupplierAgrees(
    { orderId, account = '', quantity }: ChaosOrder,
    units: number,
    status: string,
  ): void {
    const delivered = supplier.ledger.unitsDeliveredTo(account);
    if (status === 'waiting-for-human') expect(delivered).toBeLessThanOrEqual(quantity);
    else expect([orderId, delivered]).toEqual([orderId, units]);
  }
});
