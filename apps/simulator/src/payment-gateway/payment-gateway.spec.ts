import { afterEach, describe, expect, it } from '@jest/globals';
import type { FaultRule } from '../faults/fault-script.js';
import { startPaymentGateway, type PaymentGateway } from './payment-gateway.js';
import type { Payment, PaymentFault } from './payment.js';

const PAYMENT: Payment = {
  paymentId: 'P1',
  orderId: 'D1',
  status: 'paid',
  amount: 9850,
  paidAt: '2026-01-01T00:00:00.000Z',
};

describe('the payment gateway', () => {
  let gateway: PaymentGateway | undefined;
  afterEach(() => gateway?.close());

  const start = async (...faults: FaultRule<PaymentFault>[]): Promise<PaymentGateway> => {
    gateway = await startPaymentGateway({ port: 0, faults });
    gateway.record(PAYMENT);
    return gateway;
  };

  it('answers a payment that it knows, and 404 for any other', async () => {
    const { url } = await start();
    expect(await (await fetch(`${url}/payments/P1`)).json()).toEqual(PAYMENT);
    expect((await fetch(`${url}/payments/P2`)).status).toBe(404);
  });

  it('counts how often it was asked', async () => {
    const { url, asked } = await start();
    await fetch(`${url}/payments/P1`);
    await fetch(`${url}/payments/P1`);
    expect([asked('P1'), asked('P2')]).toEqual([2, 0]);
  });

  it('lies that it was not paid, without the time of the payment', async () => {
    const { url } = await start({ fault: 'unpaid' });
    const { paidAt: _paidAt, ...rest } = PAYMENT;
    expect(await (await fetch(`${url}/payments/P1`)).json()).toEqual({ ...rest, status: 'unpaid' });
  });

  it('breaks as often as it was told, then recovers', async () => {
    const { url } = await start({ fault: 'error-500', times: 1 });
    expect((await fetch(`${url}/payments/P1`)).status).toBe(500);
    expect((await fetch(`${url}/payments/P1`)).status).toBe(200);
  });

  it('never answers, and closes all the same', async () => {
    const { url } = await start({ fault: 'timeout' });
    await expect(fetch(`${url}/payments/P1`, { signal: AbortSignal.timeout(100) })).rejects.toThrow();
    const hanging = fetch(`${url}/payments/P1`).catch(() => 'cut');
    await gateway?.close();
    expect(await hanging).toBe('cut');
  });

  it('cuts the connection', async () => {
    const { url } = await start({ fault: 'connection-reset', match: { orderId: 'D1' } });
    await expect(fetch(`${url}/payments/P1`)).rejects.toThrow();
    expect((await fetch(`${url}/payments/P2`)).status).toBe(404);
  });

  it('takes faults and payments over HTTP, and refuses ones it does not know', async () => {
    const { url } = await start();
    const post = (path: string, body: unknown): Promise<Response> =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await post('/faults', { fault: 'error-500', match: { paymentId: 'P1' } })).status).toBe(201);
    expect((await post('/faults', { fault: 'sulks' })).status).toBe(400);
    expect((await fetch(`${url}/payments/P1`)).status).toBe(500);
    await fetch(`${url}/faults`, { method: 'DELETE' });
    expect((await post('/payments', { ...PAYMENT, status: 'refunded' })).status).toBe(201);
    expect(await (await fetch(`${url}/payments/P1`)).json()).toMatchObject({ status: 'refunded' });
  });
});
