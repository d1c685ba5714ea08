import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request, type Dispatcher } from 'undici';
import type { MadeUpCard } from '../catalogue/made-up-secrets.js';
import type { ShopEvent } from '../shop/planned-order.js';
import { DemoTokens } from './demo-tokens.js';
import type {
  History,
  OrderPage,
  OrderStateChanged,
  Progress,
  PublishAnswer,
  ResubmissionAccepted,
  ResubmissionForm,
  RevealedCard,
  StockAnswer,
} from './product-answers.js';
import { ProductProblem } from './product-problem.js';
import type { ProductUrls } from './product-urls.js';
import { readServerSentEvents, type ServerSentEvent } from './server-sent-events.js';

interface Call {
  readonly method?: Dispatcher.HttpMethod;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Listening {
  readonly signal: AbortSignal;
  /** Resumes after the event with this id. */
  readonly lastEventId?: string;
}

const ANSWER_WITHIN_MS = 15_000;
const RETRIES_WITHIN_MS = 15_000;
const RETRY_AFTER_MS = 250;

/**
 * The product's HTTP API as the shop, a buyer and the staff use it. Every call throws {@link ProductProblem} where the product
 * answers with one, except a 503: that is repeated for a while, as is a call whose connection broke. `user` names who acts, see
 * {@link DemoTokens}.
 */
export class ProductClient {
  private readonly agent = new Agent({ headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: 0, connections: 256 });
  private readonly tokens: DemoTokens;

  constructor(private readonly urls: ProductUrls) {
    this.tokens = new DemoTokens(urls.issuer);
  }

  publish(events: readonly ShopEvent[]): Promise<PublishAnswer> {
    const headers = { 'content-type': 'application/cloudevents-batch+json' };
    return this.call('service:shop', `${this.urls.intake}/order-events`, {
      method: 'POST',
      body: events,
      headers,
    });
  }

  order(user: string, orderId: string): Promise<OrderPage> {
    return this.call(user, `${this.urls.intake}/orders/${orderId}`);
  }

  /** @param key the same key again gives the same answer and starts nothing */
  resubmit(
    user: string,
    orderId: string,
    { key, form }: { key: string; form: ResubmissionForm },
  ): Promise<ResubmissionAccepted> {
    const headers = { 'idempotency-key': key };
    return this.call(user, `${this.urls.intake}/orders/${orderId}/resubmissions`, {
      method: 'POST',
      body: form,
      headers,
    });
  }

  /** The progress bar as it is now. */
  progressNow(user: string, orderId: string): Promise<Progress> {
    return this.call(user, `${this.urls.afterSales}/orders/${orderId}/progress`, {
      headers: { accept: 'application/json' },
    });
  }

  /** The progress bar as it moves, until the stream or `signal` ends. */
  async *progress(user: string, orderId: string, signal: AbortSignal): AsyncGenerator<Progress> {
    const events = this.listen(user, `${this.urls.afterSales}/orders/${orderId}/progress`, { signal });
    for await (const { event, data } of events) if (event === 'progress') yield JSON.parse(data) as Progress;
  }

  history(user: string, orderId: string): Promise<History> {
    return this.call(user, `${this.urls.afterSales}/orders/${orderId}/history`);
  }

  confirmReceipt(user: string, orderId: string, resubmissionId: string): Promise<unknown> {
    return this.call(
      user,
      `${this.urls.afterSales}/orders/${orderId}/resubmissions/${resubmissionId}/receipt`,
      { method: 'POST', body: {} },
    );
  }

  /** Shows the cards, once: the same key sees them again, another key is refused. */
  reveal(
    user: string,
    orderId: string,
    { resubmissionId, key }: { resubmissionId: string; key: string },
  ): Promise<{ cards: RevealedCard[] }> {
    const url = `${this.urls.afterSales}/orders/${orderId}/resubmissions/${resubmissionId}/reveal`;
    return this.call(user, url, { method: 'POST', body: {}, headers: { 'idempotency-key': key } });
  }

  stockCards(goodsId: string, batchId: string, cards: readonly MadeUpCard[]): Promise<StockAnswer> {
    return this.call('ops', `${this.urls.fulfillment}/card-stock/${goodsId}/batches`, {
      method: 'POST',
      body: { batchId, cards },
    });
  }

  /** What the shop is told about its orders; `id` of each is where to resume. */
  async *orderStates({
    signal,
    lastEventId,
  }: Listening): AsyncGenerator<OrderStateChanged & { readonly eventId?: string }> {
    const events = this.listen('service:shop', `${this.urls.afterSales}/order-states`, {
      signal,
      ...(lastEventId && { lastEventId }),
    });
    for await (const { data, id } of events) {
      const changed = JSON.parse(data) as OrderStateChanged & { data?: OrderStateChanged };
      yield { ...(changed.data ?? changed), ...(id !== undefined && { eventId: id }) };
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

  private async isReady(address: string): Promise<boolean> {
    try {
      const { statusCode, body } = await request(`${address}/health/ready`, {
        dispatcher: this.agent,
        signal: AbortSignal.timeout(3_000),
      });
      await body.dump();
      return statusCode === 200;
    } catch {
      return false;
    }
  }

  private async call<T>(user: string, url: string, call: Call = {}): Promise<T> {
    const until = Date.now() + RETRIES_WITHIN_MS;
    for (;;) {
      try {
        return await this.callOnce<T>(user, url, call);
      } catch (error) {
        if (!mayHelpToRepeat(error) || Date.now() > until) throw error;
        await sleep(RETRY_AFTER_MS);
      }
    }
  }

  private async callOnce<T>(user: string, url: string, { method = 'GET', body, headers }: Call): Promise<T> {
    const answer = await request(url, {
      dispatcher: this.agent,
      method,
      headers: {
        authorization: `Bearer ${await this.tokens.of(user)}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    const parsed = parseJson(text);
    if (answer.statusCode >= 300) throw ProductProblem.of(answer.statusCode, parsed);
    return parsed as T;
  }

  private async *listen(
    user: string,
    url: string,
    { signal, lastEventId }: Listening,
  ): AsyncGenerator<ServerSentEvent> {
    const headers = {
      authorization: `Bearer ${await this.tokens.of(user)}`,
      accept: 'text/event-stream',
      ...(lastEventId && { 'last-event-id': lastEventId }),
    };
    const { statusCode, body } = await request(url, { dispatcher: this.agent, headers, signal });
    if (statusCode >= 300) throw ProductProblem.of(statusCode, parseJson(await body.text()));
    yield* readServerSentEvents(body);
  }
}

/** A 503 says so itself; a broken connection says nothing, but every request here can be repeated safely. */
const mayHelpToRepeat = (error: unknown): boolean =>
  !(error instanceof ProductProblem) || error.status === 503;

function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}
