import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { neverAnswer, resetConnection } from '../faults/fault-actions.js';
import { addFaultRoutes, onlyLoopback } from '../faults/fault-routes.js';
import { FaultScript, type FaultRule } from '../faults/fault-script.js';
import { listen } from '../faults/running-server.js';
import { SupplierDesk, type DeskAnswer } from './supplier-desk.js';
import type { SupplierGoods } from './supplier-goods.js';
import { checkRole, type RoleDeskAnswer } from './role-desk.js';
import { SupplierLedger, type LedgerEntry } from './supplier-ledger.js';
import {
  refusal,
  SUPPLIER_FAULTS,
  type SupplierFault,
  type SupplierOrderRequest,
} from './supplier-protocol.js';
import { isGenuine } from './supplier-signature.js';

export interface SupplierOptions {
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** 0 takes any free port. @default 4020 */
  readonly port?: number;
  /** Secret of the HMAC that signs requests. */
  readonly key: string;
  /** Of faults with a probability. @default 1 */
  readonly seed?: number;
  readonly faults?: readonly FaultRule<SupplierFault>[];
  /** What it sells, at what cost. @default anything, at any cost */
  readonly goods?: readonly SupplierGoods[];
  /** How long a fault that never answers holds a request at most, milliseconds. @default 60000 */
  readonly timeoutMs?: number;
}

export interface Supplier {
  readonly url: string;
  readonly faults: FaultScript<SupplierFault>;
  readonly ledger: SupplierLedger;
  close(): Promise<void>;
}

/**
 * A supplier of direct recharges: `POST /orders` buys, `POST /orders/query` asks by our number, `POST /roles/check` whether a role exists;
 * all signed. A number is delivered
 * at most once, a repetition answers 102. `GET /ledger/{order_no}` tells how often it was delivered. Faults match on `orderNo`,
 * `goodsNo` and `account`.
 */
export async function startSupplier(options: SupplierOptions): Promise<Supplier> {
  const app = fastify({ forceCloseConnections: true });
  const ledger = new SupplierLedger();
  const faults = new FaultScript<SupplierFault>(options.seed, options.faults);
  const goods = options.goods && new Map(options.goods.map((one) => [one.goodsNo, one]));
  addControlRoutes(app, ledger, faults);
  await app.register((scope, _options, done) => {
    addOrderRoutes(scope, { desk: new SupplierDesk(ledger, faults, goods), faults }, options);
    done();
  });
  const url = await listen(app, { host: options.host, port: options.port ?? 4020 });
  return { url, faults, ledger, close: () => app.close() };
}

function addControlRoutes(
  app: FastifyInstance,
  ledger: SupplierLedger,
  faults: FaultScript<SupplierFault>,
): void {
  addFaultRoutes(app, faults, SUPPLIER_FAULTS);
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.get('/ledger', { preHandler: onlyLoopback }, async () => ({
    orders: ledger.all().map(withoutAccount),
  }));
  app.get<{ Params: { orderNo: string } }>(
    '/ledger/:orderNo',
    { preHandler: onlyLoopback },
    async (request, reply) => {
      const entry = ledger.get(request.params.orderNo);
      return entry ? withoutAccount(entry) : reply.code(404).send({ error: 'no such order' });
    },
  );
}

function withoutAccount({
  content: _content,
  cards: _cards,
  ...entry
}: LedgerEntry): Omit<LedgerEntry, 'content' | 'cards'> {
  return entry;
}

function addOrderRoutes(
  app: FastifyInstance,
  { desk, faults }: { readonly desk: SupplierDesk; readonly faults: FaultScript<SupplierFault> },
  { key, timeoutMs = 60_000 }: SupplierOptions,
): void {
  // The signature covers the bytes as they were sent, so the body stays text until it has proved genuine.
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  );
  const genuine = (request: FastifyRequest): boolean =>
    isGenuine(
      key,
      {
        timestamp: header(request, 'x-timestamp'),
        signature: header(request, 'x-signature'),
        body: typeof request.body === 'string' ? request.body : '',
      },
      Date.now() / 1000,
    );
  app.post('/orders', async (request, reply) => {
    if (!genuine(request)) return refusal(106);
    const order = parseOrder(String(request.body));
    return order ? answer(request, reply, { ...desk.submit(order), timeoutMs }) : refusal(104);
  });
  app.post('/roles/check', async (request, reply) => {
    if (!genuine(request)) return refusal(106);
    const asked = parseRole(String(request.body));
    if (!asked) return refusal(104);
    return answerRole(request, reply, { ...checkRole(faults, asked), timeoutMs });
  });
  app.post('/orders/query', async (request, reply) => {
    if (!genuine(request)) return refusal(106);
    const orderNo = parseObject(String(request.body)).order_no;
    return typeof orderNo === 'string'
      ? answer(request, reply, { ...desk.query(orderNo), timeoutMs })
      : refusal(104);
  });
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function parseObject(body: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function parseOrder(body: string): SupplierOrderRequest | undefined {
  const order = parseObject(body);
  const biz = order.biz_content as { account?: unknown } | undefined;
  const named = [order.order_no, order.goods_no, biz?.account].every(
    (value) => typeof value === 'string' && value !== '',
  );
  const counted = Number.isInteger(order.buy_quantity) && Number(order.buy_quantity) > 0;
  return named && counted ? (order as unknown as SupplierOrderRequest) : undefined;
}

/** A question about a role names the goods and at least the account. */
function parseRole(
  body: string,
): { readonly goodsNo: string; readonly content: SupplierOrderRequest['biz_content'] } | undefined {
  const { goods_no: goodsNo, biz_content: content } = parseObject(body);
  const account = (content as { account?: unknown } | undefined)?.account;
  if (typeof goodsNo !== 'string' || typeof account !== 'string') return undefined;
  return { goodsNo, content: content as SupplierOrderRequest['biz_content'] };
}

async function answerRole(
  request: FastifyRequest,
  reply: FastifyReply,
  { transport, answer: said, delayMs, timeoutMs }: RoleDeskAnswer & { timeoutMs: number },
): Promise<unknown> {
  if (transport === 'never-answer') return neverAnswer(request, reply, timeoutMs);
  if (transport === 'error-500') return reply.code(500).send({ error: 'internal error' });
  if (transport === 'garbage') return reply.type('text/html').send('<html>maintenance</html>');
  if (delayMs > 0) await sleep(delayMs, undefined, { ref: false });
  return said;
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  given: DeskAnswer & { timeoutMs: number },
): Promise<unknown> {
  if (given.transport === 'never-answer') return neverAnswer(request, reply, given.timeoutMs);
  if (given.transport === 'reset') return resetConnection(request, reply);
  if (given.transport === 'error-500') return reply.code(500).send({ error: 'internal error' });
  if (given.transport === 'error-500-with-answer') return reply.code(500).send(given.answer);
  if (given.delayMs > 0) await sleep(given.delayMs, undefined, { ref: false });
  return given.answer;
}
