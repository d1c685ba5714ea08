import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Role } from '@bujiao/contracts';
import { DemoIssuer } from '@bujiao/local-installation/issuer';
import { Config, createPool, forbidden, notFound } from '@bujiao/platform';
import { BENCH_GOODS, BENCH_WAYS, benchOrder } from './bench-orders.js';
import { BenchWorld, type SupplierMode } from './bench-world.js';
import type { BenchDto, BenchOrderDto, BenchPlacedDto, BenchTimerDto } from './bench.dto.js';

const { cards } = BENCH_GOODS;

/** What is used of Fastify: a request without a network. */
interface Injecting {
  inject(request: {
    readonly method: 'GET' | 'POST';
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly payload?: string;
  }): Promise<{ readonly statusCode: number; readonly body: string }>;
}

/** Places orders that go wrong and moves the world around the product. It calls the API as any shop does, without a network. */
@Injectable()
export class DemoBench implements OnApplicationShutdown {
  private readonly world: BenchWorld;
  private readonly pool: ReturnType<typeof createPool>;

  constructor(
    config: Config,
    private readonly demo: DemoIssuer,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {
    this.world = new BenchWorld(config);
    this.pool = createPool({ url: config.pgUrl, name: 'demo bench', max: 1 });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.world.mode !== 'off') await this.world.set('off');
    await this.pool.end();
  }

  /** @throws Problem where nobody may sign in as a demo person */
  assertOpen(): void {
    if (!this.demo.issuer) throw benchClosed(this.demo.reason);
  }

  async look(): Promise<BenchDto> {
    const counts = (await this.call('ops', `/card-stock/${cards.goodsId}`)) as { AVAILABLE?: number };
    return {
      ways: BENCH_WAYS,
      supplier: this.world.mode,
      stock: { goodsId: cards.goodsId, name: cards.name, available: counts.AVAILABLE ?? 0 },
    };
  }

  async place({ way, buyerId, stocked = true }: BenchOrderDto): Promise<BenchPlacedDto> {
    await this.world.ensure();
    const { orderId, goods, quantity, missingCards, events } = benchOrder(way, buyerId, Date.now());
    if (stocked && missingCards > 0) await this.stock(goods.goodsId, missingCards);
    await this.call('service', '/order-events', events);
    return { orderId, goodsId: goods.goodsId, quantity, ...(await this.offer(orderId)) };
  }

  /** What a shop does that does not want to wait: it has the order looked at, and gets the link that it sends to the buyer. */
  private async offer(orderId: string): Promise<Pick<BenchPlacedDto, 'offerPath'>> {
    const looked = (await this.call('service', `/orders/${orderId}/offers`, {})) as { offerId?: string };
    if (looked.offerId === undefined) return {};
    const made = await this.call('service', `/orders/${orderId}/offers/${looked.offerId}/links`, {});
    return { offerPath: (made as { readonly path: string }).path };
  }

  setSupplier(mode: SupplierMode): Promise<void> {
    return this.world.set(mode);
  }

  /** As if other buyers had been quicker: what is in stock is voided; what is reserved stays. @returns how many cards */
  async empty(goodsId: string): Promise<number> {
    const { rowCount } = await this.pool.query(
      `update fulfillment.card_secrets set state = 'VOID' where goods_id = $1 and state = 'AVAILABLE'`,
      [goodsId],
    );
    return rowCount ?? 0;
  }

  /** Lets a timer fire now instead of at its deadline. @returns 0 where there is none left, else 1 */
  async moveTimer({ service, key }: BenchTimerDto): Promise<number> {
    const schema = `${service}_jobs`;
    const { rows } = await this.pool.query<{ known: boolean }>(
      `select to_regclass($1 || '._private_jobs') is not null as known`,
      [schema],
    );
    if (!rows[0]?.known) throw noSuchService(service);
    // Handlers that compare the deadline with the clock would wait on.
    await this.pool.query(
      `update ${schema}._private_jobs set payload = (payload::jsonb || '{"dueNow": true}')::json where key = $1`,
      [key],
    );
    const { rowCount } = await this.pool.query(
      `select * from ${schema}.reschedule_jobs(array(select id from ${schema}.jobs where key = $1), run_at := now())`,
      [key],
    );
    return rowCount ?? 0;
  }

  private async stock(goodsId: string, count: number): Promise<void> {
    const made = Array.from({ length: count }, () => ({
      cardNo: `BENCH-${randomUUID().slice(0, 13)}`,
      cardPassword: randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase(),
    }));
    await this.call('ops', `/card-stock/${goodsId}/batches`, { batchId: randomUUID(), cards: made });
  }

  private async call(role: Role, url: string, body?: unknown): Promise<unknown> {
    const token = await this.demo.issuer?.issue('demo-bench', [role]);
    const fastify = this.host.httpAdapter.getInstance<Injecting>();
    const answer = await fastify.inject({
      method: body === undefined ? 'GET' : 'POST',
      url,
      headers: { authorization: `Bearer ${token?.token ?? ''}`, 'content-type': 'application/json' },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const said = parsed(answer.body);
    if (answer.statusCode >= 300 || isRejected(said))
      throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
    return said;
  }
}

const parsed = (text: string): unknown => (text ? JSON.parse(text) : undefined);

const isRejected = (said: unknown): boolean =>
  typeof said === 'object' && said !== null && 'rejected' in said && (said.rejected as unknown[]).length > 0;

export const benchClosed = (reason: string) => forbidden('demo-tokens-off', reason);

export const noSuchService = (service: string) =>
  notFound('timer-service-not-found', `No service ${service} has timers here.`);
