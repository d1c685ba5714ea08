import type { OrderEvent, RechargeTarget, Sealed } from '@bujiao/contracts';
import { StateCache, type EventStore } from '@bujiao/event-store';
import {
  DeliveryService,
  ReservationSweep,
  StockIssue,
  SupplierCalls,
  SupplierOutcomes,
  SuppliedTargets,
  Suppliers,
  type CardStock,
  type DeliveryPolicy,
  type SupplierCards,
} from '@bujiao/fulfillment/testing';
import {
  Facts,
  OrderFeed,
  type OfferWatch,
  type OrderNumbers,
  PlacingJudge,
  BuyerCounter,
  GivenTargets,
  ResubmissionRequests,
  StreamNews,
  type BuyerProfile,
  type OrderRecords,
  type RejectedOrderEvents,
  type GoodsCatalogue,
} from '@bujiao/intake/testing';
import type { OrderHistory } from '@bujiao/order-history';
import { onlyPolicy } from '@bujiao/policy-desk/testing';
import { TemplateReader } from '@bujiao/recharge-templates';
import { OrderDesk } from '@bujiao/order-desk';
import { type Config, type KeyRing, type Timers } from '@bujiao/platform';
import {
  NO_GOODS_FACTS,
  NO_RISK_READER,
  PermissionDeadlines,
  ReviewDeadlines,
  PaymentProofs,
  VerificationHandler,
  type PaymentProof,
} from '@bujiao/verification/testing';
import type { MemoryEvents } from '@bujiao/event-store/memory';
import { Process, type Gates } from './gates.js';
import { ModelRecords, type RecordOfOrder } from './model-records.js';
import { ModelStock, ModelSupplierCards, type StockRows } from './model-stock.js';
import { ModelStore } from './model-store.js';
import { ModelSupplier, type SupplierLedger } from './model-supplier.js';
import { ModelTimers, type TimerRows } from './model-timers.js';
import { ORDER_ID } from './the-order.js';

export const POLICY: DeliveryPolicy = {
  retryAfter: [1_000, 5_000],
  queryAfter: [500, 2_000],
  unknownDeadline: 60_000,
  mostOddAnswers: 3,
};

/** Seals nothing: what is sealed is no matter of this model. */
const KEY_RING = {
  seal: (keyOf: string, value: object): Promise<Sealed> =>
    Promise.resolve({ keyOf, sealed: JSON.stringify(value) }),
  open: ({ sealed }: Sealed): Promise<RechargeTarget> =>
    Promise.resolve(JSON.parse(sealed) as RechargeTarget),
} as unknown as KeyRing;

/** No request of this model names a saved recipient. */
const NO_PROFILE: BuyerProfile = {
  use: () => Promise.reject(new Error('nothing is saved')),
  noticeWish: () => Promise.resolve(undefined),
};

const NO_CATALOGUE = { alternatives: () => Promise.resolve([]) } as unknown as GoodsCatalogue;

/** What outlives a process: the world that it runs in. */
export interface Surroundings {
  readonly gates: Gates;
  readonly events: MemoryEvents;
  readonly record: RecordOfOrder;
  readonly supplier: SupplierLedger;
  readonly stock: StockRows;
  readonly timers: TimerRows;
  readonly proof: PaymentProof | undefined;
  recorded(types: readonly OrderEvent['type'][]): void;
}

/** One process with all four services in it: the real ones, on ports whose every answer the test lets through or not. */
export class Instance {
  readonly process = new Process();
  readonly feed: OrderFeed;
  readonly requests: ResubmissionRequests;
  readonly verification: VerificationHandler;
  readonly deliveries: DeliveryService;
  readonly sweep: ReservationSweep;
  readonly timers: ModelTimers;
  /** Of whichever service: who decides is no matter of this model. */
  readonly desk: OrderDesk;

  constructor(world: Surroundings) {
    const { process } = this;
    const { gates } = world;
    const store = new ModelStore(world.events, gates, process, (types) =>
      world.recorded(types),
    ) as unknown as EventStore;
    const cache = new StateCache<OrderHistory>({ capacity: 10 });
    const records = new ModelRecords(world.record, gates, process) as unknown as OrderRecords;
    const config = { dataKey: Buffer.alloc(32) } as Config;
    const stock = new ModelStock(world.stock, gates, process, ORDER_ID) as unknown as CardStock;
    const suppliers = new Suppliers([new ModelSupplier(world.supplier, gates, process)]);
    this.timers = new ModelTimers(world.timers);
    const timers = this.timers as unknown as Timers;
    const policies = onlyPolicy();
    this.desk = new OrderDesk(store, 'after-sales', cache);
    const intake = new OrderDesk(store, 'intake', cache);
    const fulfillment = new OrderDesk(store, 'fulfillment', cache);
    this.feed = new OrderFeed(
      records,
      new Facts(records, KEY_RING, config),
      new PlacingJudge(records, KEY_RING),
      new StreamNews(records, intake, policies),
      { keep: () => Promise.resolve() } as unknown as RejectedOrderEvents,
      { add: () => Promise.resolve() } as unknown as OrderNumbers,
      { noticed: () => undefined } as unknown as OfferWatch,
    );
    const counter = new BuyerCounter({ timesOf: () => Promise.resolve([]) } as never, policies);
    const templates = new TemplateReader({ read: () => Promise.reject(new Error('there are no templates')) });
    this.requests = new ResubmissionRequests(
      records,
      new GivenTargets(KEY_RING, templates, config),
      config,
      intake,
      policies,
      NO_PROFILE,
      counter,
      NO_CATALOGUE,
    );
    const gateway = {
      findPayment: async (): Promise<PaymentProof | undefined> => {
        await gates.pass('payment is proven', process);
        return world.proof;
      },
    };
    const verifying = new OrderDesk(store, 'verification', cache);
    this.verification = new VerificationHandler(
      verifying,
      new PaymentProofs(gateway),
      policies,
      NO_RISK_READER,
      new ReviewDeadlines(verifying, policies, timers),
      NO_GOODS_FACTS,
      new PermissionDeadlines(verifying, policies, timers),
      timers,
    );
    const cards = new ModelSupplierCards(world.stock, gates, process) as unknown as SupplierCards;
    const stockIssue = new StockIssue(stock, POLICY);
    const outcomes = new SupplierOutcomes(cards);
    const targets = new SuppliedTargets(KEY_RING, templates);
    const supplierCalls = new SupplierCalls(fulfillment, POLICY, suppliers, targets, outcomes, policies);
    this.deliveries = new DeliveryService(
      fulfillment,
      timers,
      POLICY,
      suppliers,
      stockIssue,
      supplierCalls,
      policies,
    );
    this.sweep = new ReservationSweep(fulfillment, timers, stock, this.deliveries);
  }
}
