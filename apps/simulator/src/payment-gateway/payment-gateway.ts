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
  const record = (...known: readonly Payment[]): void =>
    known.forEach((payment) => payments.set(payment.paymentId, payment));

  addFaultRoutes(app, faults, PAYMENT_FAULTS);
  addControlRoutes(app, record);
  app.get<{ Params: { paymentId: string } }>('/payments/:paymentId', async (request, reply) => {
    const { paymentId } = request.params;
    asked.set(paymentId, (asked.get(paymentId) ?? 0) + 1);
    const payment = payments.get(paymentId);
    const fault = faults.take({ key: paymentId, properties: { paymentId, orderId: payment?.orderId } });
    const answer = fault ? FAULTILY[fault.fault] : truthfully;
    return answer(request, reply, { payment, fault, timeoutMs: options.timeoutMs ?? 60_000 });
  });

  const url = await listen(app, { host: options.host, port: options.port ?? 4010 });
  return { url, faults, record, asked: (paymentId) => asked.get(paymentId) ?? 0, close: () => app.close() };
}

function addControlRoutes(app: FastifyInstance, record: (payment: Payment) => void): void {
  app.get('/health/live', async () => ({ status: 'ok' }));
  app.post(
    '/payments',
    { preHandler: onlyLoopback, schema: { body: PAYMENT_SCHEMA } },
    async (request, reply) => {
      record(request.body as Payment);
      return reply.code(201).send(request.body);
    },
  );
}

interface Answer {
  readonly payment: Payment | undefined;
  readonly fault: FaultRule<PaymentFault> | undefined;
  readonly timeoutMs: number;
}

type Answering = (request: FastifyRequest, reply: FastifyReply, answer: Answer) => unknown;

const truthfully: Answering = (_request, reply, { payment }) =>
  payment ?? reply.code(404).send({ error: 'no such payment' });

const FAULTILY: Readonly<Record<PaymentFault, Answering>> = {
  timeout: (request, reply, { timeoutMs }) => neverAnswer(request, reply, timeoutMs),
  'connection-reset': resetConnection,
  'error-500': (_request, reply) => reply.code(500).send({ error: 'internal error' }),
  'error-503': (_request, reply) => reply.code(503).send({ error: 'unavailable' }),
  'too-many-requests': (_request, reply) => reply.code(429).send({ error: 'too many requests' }),
  malformed: (_request, reply) => reply.type('application/json').send('{"paymentId":'),
  slow: async (request, reply, answer) => {
    await sleep(answer.fault?.delayMs ?? 2_000, undefined, { ref: false });
    return truthfully(request, reply, answer);
  },
  unpaid: (request, reply, answer) =>
    truthfully(request, reply, { ...answer, payment: asUnpaid(answer.payment) }),
};

function asUnpaid(payment: Payment | undefined): Payment | undefined {
  if (!payment) return undefined;
  const { paidAt: _paidAt, ...rest } = payment;
  return { ...rest, status: 'unpaid' };
}
