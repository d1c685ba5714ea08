import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { neverAnswer, resetConnection } from '../faults/fault-actions.js';
import { addFaultRoutes, onlyLoopback } from '../faults/fault-routes.js';
import { FaultScript, type FaultRule } from '../faults/fault-script.js';
import { listen } from '../faults/running-server.js';
import { PAYMENT_FAULTS, PAYMENT_STATUSES, type Payment, type PaymentFault } from './payment.js';

export interface PaymentGatewayOptions {
  /** @default 127.0.0.1 */
  readonly host?: string;
  /** 0 takes any free port. @default 4010 */
  readonly port?: number;
  /** Of faults with a probability. @default 1 */
  readonly seed?: number;
  readonly faults?: readonly FaultRule<PaymentFault>[];
  /** How long a `timeout` holds a request at most, milliseconds. @default 60000 */
  readonly timeoutMs?: number;
}

export interface PaymentGateway {
  readonly url: string;
  readonly faults: FaultScript<PaymentFault>;
  /** Makes a payment known; the same `paymentId` again replaces it. */
  record(...payments: readonly Payment[]): void;
  /** How often this payment was asked for. */
  asked(paymentId: string): number;
  close(): Promise<void>;
}

const PAYMENT_SCHEMA = {
  type: 'object',
  required: ['paymentId', 'orderId', 'status', 'amount'],
  additionalProperties: false,
  properties: {
    paymentId: { type: 'string', minLength: 1 },
    orderId: { type: 'string', minLength: 1 },
    status: { enum: PAYMENT_STATUSES },
    amount: { type: 'integer', minimum: 0 },
    paidAt: { type: 'string' },
  },
};

/**
 * The payment gateway of the shop: `GET /payments/{paymentId}` answers the payment, or 404. Faults match on `paymentId` and
 * `orderId`. Connections that hang are cut on close, so `close` never waits for a caller.
 */
export async function startPaymentGateway(options: PaymentGatewayOptions = {}): Promise<PaymentGateway> {
  const app = fastify({ forceCloseConnections: true });
  const payments = new Map<string, Payment>();
  const asked = new Map<string, number>();
  const faults = new FaultScript<PaymentFault>(options.seed, options.faults);
  const record = (...known: readonly Payment[]): void => known.forEach((payment) => payments.set(payment.paymentId, payment));

  addFaultRoutes(app, faults, PAYMENT_FAULTS);
  addControlRoutes(app, record);
  app.get<{ Params: { paymentId: string } }>('/payments/:paymentId', async (request, reply) => {
    const { paymentId } = request.params;
    asked.set(paymentId, (asked.get(paymentId) ?? 0) + 1);
    const payment = payments.get(paymentId);
    const fault = faults.take({ key: paymentId, properties: { paymentId, orderId: payment?.orderId } });
    return answer(request, reply, { payment, fault, timeoutMs: options.timeoutMs ?? 60_000 });
  });

  const url = await listen(app, { host: options.host, port: options.port ?? 4010 });
  return { url, faults, record, asked: (paymentId) => asked.get(paymentId) ?? 0, close: () => app.close() };
}

function addControlRoutes(app: FastifyInstance, record: (payment: Payment) => void): void {
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.post('/payments', { preHandler: onlyLoopback, schema: { body: PAYMENT_SCHEMA } }, async (request, reply) => {
    record(request.body as Payment);
    return reply.code(201).send(request.body);
  });
}

interface Answer {
  readonly payment?: Payment;
  readonly fault?: FaultRule<PaymentFault>;
  readonly timeoutMs: number;
}

async function answer(request: FastifyRequest, reply: FastifyReply, { payment, fault, timeoutMs }: Answer): Promise<unknown> {
  switch (fault?.fault) {
    case 'timeout':
      return neverAnswer(request, reply, timeoutMs);
    case 'connection-reset':
      return resetConnection(request, reply);
    case 'error-500':
      return reply.code(500).send({ error: 'internal error' });
    case 'slow':
      await sleep(fault.delayMs ?? 2_000, undefined, { ref: false });
  }
  if (!payment) return reply.code(404).send({ error: 'no such payment' });
  if (fault?.fault !== 'unpaid') return payment;
  const { paidAt: _paidAt, ...unpaid } = payment;
  return { ...unpaid, status: 'unpaid' };
}
