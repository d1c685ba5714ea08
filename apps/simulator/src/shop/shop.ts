import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderNotice, ResubmissionState } from '@bujiao/contracts';
import type { OrderStateChanged, PublishAnswer } from '../product/product-answers.js';
import type { ProductClient } from '../product/product-client.js';
import type { Arrival } from './disorder.js';
import { heldEvent } from './order-events.js';
import type { HeldOrder, ShopEvent } from './planned-order.js';

/** Most events that the product takes in one request. */
const MOST_PER_BATCH = 500;
const RECONNECT_AFTER_MS = 500;

export interface Published {
  readonly events: number;
  readonly requests: number;
  readonly rejected: PublishAnswer['rejected'];
}

/** The shop as the product sees it: it publishes what happens to orders and listens to what the product says about them. */
export class Shop {
  /** The last state that was heard of each of the shop's own orders. */
  readonly states = new Map<string, ResubmissionState>();
  /** What the shop told buyers of its own orders, by the event that caused it: a notice that comes twice is passed on once. */
  readonly notices = new Map<string, OrderNotice>();
  /** Acknowledgements that the product did not take. */
  readonly refused: PublishAnswer['rejected'][number][] = [];
  private readonly stopped = new AbortController();
  private listening: Promise<void> | undefined;
  private lastEventId: string | undefined;

  /** What was said of each resubmission, kept for the case that it has to be said again. */
  private readonly held = new Map<string, ShopEvent>();

  /** @param orderOf the shop's own orders; the stream tells of every order there ever was */
  constructor(
    private readonly product: ProductClient,
    private readonly orderOf: (orderId: string) => HeldOrder | undefined,
  ) {}

  /** Resubmissions that the shop has stopped for. */
  get acknowledged(): number {
    return this.held.size;
  }

  /** Publishes in the given sequence, batch after batch. */
  async publish(events: readonly ShopEvent[], batchSize = 60): Promise<Published> {
    const size = Math.min(batchSize, MOST_PER_BATCH);
    const rejected: PublishAnswer['rejected'][number][] = [];
    let requests = 0;
    for (let from = 0; from < events.length; from += size) {
      const answer = await this.product.publish(events.slice(from, from + size));
      rejected.push(...answer.rejected);
      requests += 1;
    }
    return { events: events.length, requests, rejected };
  }

  publishFirst({ first }: Arrival): Promise<Published> {
    return this.publish(first);
  }

  publishLate({ late }: Arrival): Promise<Published> {
    return this.publish(late, 10);
  }

  /** Hears the states of orders until {@link stop}; reconnects by itself and resumes where it was. */
  listen(): void {
    this.listening ??= this.hear();
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.listening;
  }

  private async hear(): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      // The connection is gone or was refused: heard again from where it was.
      await this.hearOn(signal).catch(() => undefined);
      await sleep(RECONNECT_AFTER_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private async hearOn(signal: AbortSignal): Promise<void> {
    const from = { signal, ...(this.lastEventId !== undefined && { lastEventId: this.lastEventId }) };
    for await (const { state, notice, eventId } of this.product.orderNews(from)) {
      if (notice && this.orderOf(notice.orderId)) this.notices.set(notice.eventId, notice);
      if (state) await this.heard(state);
      this.lastEventId = eventId ?? this.lastEventId;
    }
  }

  private async heard({ orderId, state, resubmissionId }: OrderStateChanged): Promise<void> {
    const order = this.orderOf(orderId);
    if (!order) return;
    this.states.set(orderId, state);
    if (state === 'resubmitting') await this.acknowledge(order, resubmissionId);
  }

  /** 补交中 means stop: goods may wait for this answer. The same answer however often the state is heard. */
  private async acknowledge(order: HeldOrder, resubmissionId: string): Promise<void> {
    const said = this.held.get(resubmissionId);
    const event = said ?? heldEvent(order, resubmissionId, new Date());
    this.held.set(resubmissionId, event);
    const { rejected } = await this.product.publish([event]);
    if (rejected[0]) this.refused.push(rejected[0]);
  }
}
