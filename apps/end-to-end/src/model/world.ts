import type { OrderEvent, OrderEvents } from '@bujiao/contracts';
import { orderStream } from '@bujiao/contracts';
import type { BusEvent } from '@bujiao/event-bus';
import { verifySlice, type RecordedEvent } from '@bujiao/event-store';
import { MemoryEvents, MemoryEventStore } from '@bujiao/event-store/memory';
import { emptyHistory, evolve, factKey, type OrderHistory } from '@bujiao/order-history';
import { Problem } from '@bujiao/platform';
import type { PaymentProof } from '@bujiao/verification/testing';
import { calm, Gates } from './gates.js';
import type { ShopEvent } from './shop-event.js';
import { Instance } from './instance.js';
import { RecordOfOrder } from './model-records.js';
import { StockRows } from './model-stock.js';
import { SupplierLedger } from './model-supplier.js';
import { TimerRows } from './model-timers.js';
import { BUYER, ORDER_ID } from './the-order.js';

const STREAM = orderStream(ORDER_ID);

/** One order, and everything in the world that concerns it. Lives longer than any process. */
export class World {
  readonly gates = new Gates();
  readonly events = new MemoryEvents();
  readonly record = new RecordOfOrder();
  readonly supplier = new SupplierLedger();
  readonly stock = new StockRows();
  readonly timers = new TimerRows();
  proof: PaymentProof | undefined;
  /** Resubmissions whose request was answered: they must be seen through. */
  readonly accepted = new Set<string>();
  /** Keys of the order events that were answered: no delivery may start without them. */
  readonly acknowledged = new Set<string>();
  /** What went wrong on the way, besides what the history itself tells. */
  readonly faults: string[] = [];
  private instances: Instance[];
  private told = 0;

  constructor(instances = 2) {
    this.instances = Array.from({ length: instances }, () => new Instance(this));
  }

  instance(choice: number): Instance {
    return this.instances[choice % this.instances.length] as Instance;
  }

  /** The process is gone at once, with all that it had under way; another one takes its place. */
  crash(choice: number): void {
    const at = choice % this.instances.length;
    this.gates.kill(this.instance(choice).process);
    this.instances[at] = new Instance(this);
  }

  async tell(by: Instance, { type, data, time }: ShopEvent): Promise<void> {
    const raw = {
      specversion: '1.0',
      id: `e${(this.told += 1)}`,
      source: 'shop',
      type,
      subject: ORDER_ID,
      time,
      data,
    };
    await this.begin(
      by.feed.take(raw, 'shop').then((taken) => {
        if ('code' in taken) this.faults.push(`order event refused: ${taken.detail}`);
        this.acknowledged.add(factKey(raw));
      }),
    );
  }

  async request(by: Instance, key: string): Promise<void> {
    await this.begin(
      by.requests
        .request({ orderId: ORDER_ID, key, user: BUYER })
        .then((answer) => this.accepted.add(answer.resubmissionId)),
    );
  }

  /** Starts something that goes on as gates open. A refusal is an answer; anything else that is thrown is a fault. */
  async begin(work: Promise<unknown>): Promise<void> {
    work.catch((error: unknown) => {
      const refused = error instanceof Problem || (error as Error).name === 'Refused';
      if (!refused) this.faults.push(String((error as Error).stack));
    });
    await calm();
  }

  history(): OrderHistory {
    return this.recordedEvents().reduce(evolve, emptyHistory());
  }

  recordedEvents(): RecordedEvent[] {
    return this.events.stream(STREAM).map(({ data, metadata, ...event }) => ({
      ...event,
      data: JSON.parse(data) as object,
      metadata: JSON.parse(metadata) as RecordedEvent['metadata'],
      position: '',
    }));
  }

  async chainIsIntact(): Promise<boolean> {
    return verifySlice(await new MemoryEventStore(this.events).read(STREAM)) === undefined;
  }

  busEvent<T extends OrderEvent['type']>(event: RecordedEvent): BusEvent<OrderEvents[T]> {
    const { id, type, data, metadata, revision } = event;
    return {
      id,
      source: 'store',
      type,
      orderId: ORDER_ID,
      time: metadata.occurredAt,
      data,
      recorded: { revision },
    } as unknown as BusEvent<OrderEvents[T]>;
  }

  /** Called for every append, at the moment it is recorded. */
  recorded(types: readonly OrderEvent['type'][]): void {
    if (!types.includes('DeliveryAttemptStarted')) return;
    const known = new Set(this.history().told.map(factKey));
    const missing = [...this.acknowledged].filter((key) => !known.has(key));
    if (missing.length > 0)
      this.faults.push(`a delivery was started without what the shop had told: ${missing.join(', ')}`);
  }
}
