import { BujiaoClient, DemoTokens, type TransportOptions } from '@bujiao/client';
import { ORDER_NOTICE, type OrderNotice } from '@bujiao/contracts';
import { Agent, fetch as undiciFetch } from 'undici';
import type { MadeUpCard } from '../catalogue/made-up-secrets.js';
import type { ShopEvent } from '../shop/planned-order.js';
import type {
  GroupLag,
  History,
  OrderPage,
  OrderStateChanged,
  Progress,
  PublishAnswer,
  ResubmissionAccepted,
  ResubmissionForm,
  RevealedCard,
  ReviewCase,
  ReviewCaseView,
  ReviewVerdict,
  StockAnswer,
} from './product-answers.js';
import { addressIn, type ProductUrls } from './product-urls.js';

interface Listening {
  readonly signal: AbortSignal;
  /** Resumes after the event with this id. */
  readonly lastEventId?: string;
}

export interface OrderNews {
  readonly state?: OrderStateChanged;
  readonly notice?: OrderNotice;
  readonly eventId?: string;
}

const READY_WITHIN_MS = 3_000;
const SHOP = 'service:shop';

/**
 * The product's HTTP API as the shop, a buyer and the staff use it, by {@link BujiaoClient}: with its problems, retries and
 * streams. `user` names who acts, see {@link DemoTokens}.
 */
export class ProductClient {
  private readonly agent = new Agent({ bodyTimeout: 0, connections: 256 });
  private readonly options: TransportOptions;
  private readonly tokens: DemoTokens;
  private readonly clients = new Map<string, BujiaoClient>();

  constructor(private readonly urls: ProductUrls) {
    // One pool for all users, of a size that does not flood the product, and that `close` can end.
    const pooled = (input: string, init: object): unknown =>
      undiciFetch(input, { ...init, dispatcher: this.agent });
    this.options = { fetch: pooled as typeof fetch, baseUrl: (path) => addressIn(urls, path) };
    this.tokens = new DemoTokens(this.options);
  }

  publish(events: readonly ShopEvent[]): Promise<PublishAnswer> {
    return this.as(SHOP).publishOrderEvents(events);
  }

  order(user: string, orderId: string): Promise<OrderPage> {
    return this.as(user).get('/orders/{orderId}', { path: { orderId } });
  }

  /**
   * @param key the same key again gives the same answer and starts nothing
   * @param device id of the device, as the client of the buyer made it
   */
  resubmit(
    user: string,
    orderId: string,
    { key, form, device }: { key: string; form: ResubmissionForm; device?: string },
  ): Promise<ResubmissionAccepted> {
    return this.as(user).post('/orders/{orderId}/resubmissions', {
      path: { orderId },
      body: form,
      idempotencyKey: key,
      ...(device !== undefined && { headers: { 'bujiao-device': device } }),
    });
  }

  /** The progress bar as it is now. */
  progressNow(user: string, orderId: string): Promise<Progress> {
    return this.as(user).get('/orders/{orderId}/progress', { path: { orderId } });
  }

  /** The progress bar as it moves, until the resubmission is over or `signal` aborts. */
  async *progress(user: string, orderId: string, signal: AbortSignal): AsyncGenerator<Progress> {
    const events = this.as(user).events('/orders/{orderId}/progress', { path: { orderId }, signal });
    for await (const { event, data } of events) if (event === 'progress') yield data;
  }

  history(user: string, orderId: string): Promise<History> {
    return this.as(user).get('/orders/{orderId}/history', { path: { orderId } });
  }

  confirmReceipt(user: string, orderId: string, resubmissionId: string): Promise<unknown> {
    return this.as(user).post('/orders/{orderId}/resubmissions/{resubmissionId}/receipt', {
      path: { orderId, resubmissionId },
    });
  }

  /** Shows the cards, once: the same key sees them again, another key is refused. */
  reveal(
    user: string,
    orderId: string,
    { resubmissionId, key }: { resubmissionId: string; key: string },
  ): Promise<{ readonly cards: readonly RevealedCard[] }> {
    return this.as(user).post('/orders/{orderId}/resubmissions/{resubmissionId}/reveal', {
      path: { orderId, resubmissionId },
      idempotencyKey: key,
    });
  }

  /** Cases that wait for a reviewer, the oldest deadline first. */
  reviews(user: string): Promise<readonly ReviewCase[]> {
    return this.as(user).get('/reviews', {});
  }

  review(user: string, resubmissionId: string): Promise<ReviewCaseView> {
    return this.as(user).get('/reviews/{resubmissionId}', { path: { resubmissionId } });
  }

  /** Claims the case and decides it; recorded a few seconds later. */
  async decideReview(user: string, resubmissionId: string, verdict: ReviewVerdict): Promise<void> {
    const path = { resubmissionId };
    await this.as(user).post('/reviews/{resubmissionId}/claim', { path, body: {} });
    await this.as(user).post('/reviews/{resubmissionId}/decision', {
      path,
      body: verdict,
      idempotencyKey: `${resubmissionId}-${verdict.basis}`,
    });
  }

  /** A file for the reviewers who asked for it. */
  async uploadEvidence(user: string, orderId: string, resubmissionId: string, file: Blob): Promise<void> {
    await this.as(user).send({
      method: 'post',
      path: '/orders/{orderId}/resubmissions/{resubmissionId}/evidence',
      parameters: { orderId, resubmissionId },
      headers: { 'content-type': 'image/png' },
      body: file,
    });
  }

  stockCards(goodsId: string, batchId: string, cards: readonly MadeUpCard[]): Promise<StockAnswer> {
    return this.as('ops').post('/card-stock/{goodsId}/batches', {
      path: { goodsId },
      body: { batchId, cards },
    });
  }

  /** The version of the policy that decides. */
  async policyInForce(): Promise<string> {
    return (await this.as('ops').get('/policies', {})).inForce;
  }

  /** How far the consumer groups are. Standalone only: a cluster has ops at an address of its own. */
  lag(): Promise<readonly GroupLag[]> {
    return this.as('ops').get('/lag', {});
  }

  /** What the shop is told: states of its orders, and what it is to tell buyers. `eventId`: where to resume. */
  async *orderNews(from: Listening): AsyncGenerator<OrderNews> {
    for await (const { event, data, id } of this.as(SHOP).events('/order-states', from)) {
      const eventId = id === undefined ? {} : { eventId: id };
      if (event === 'bujiao.order.resubmission-state-changed') yield { state: data, ...eventId };
      if (event === ORDER_NOTICE) yield { notice: data, ...eventId };
    }
  }

  /** The addresses that do not answer as ready. */
  async notReady(): Promise<string[]> {
    const addresses = [...new Set(Object.values(this.urls) as string[])];
    const ready = await Promise.all(addresses.map((address) => this.isReady(address)));
    return addresses.filter((_, i) => !ready[i]);
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private as(user: string): BujiaoClient {
    const known = this.clients.get(user);
    if (known) return known;
    const client = new BujiaoClient({ ...this.options, token: () => this.tokens.of(user) });
    this.clients.set(user, client);
    return client;
  }

  private isReady(address: string): Promise<boolean> {
    const client = new BujiaoClient({ ...this.options, baseUrl: address, retry: false });
    return client.get('/health/ready', { timeoutMs: READY_WITHIN_MS }).then(
      () => true,
      () => false,
    );
  }
}
