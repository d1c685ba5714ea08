import { createServer } from 'node:http';
import { freePort } from '@bujiao/basics';
import { afterEach, expect, test } from '@jest/globals';
import { BenchWorld } from './bench-world.js';

const worlds: BenchWorld[] = [];
afterEach(async () => {
  for (const world of worlds.splice(0)) await world.set('off');
});

async function newWorld() {
  const [supplierUrl, paymentGatewayUrl] = [
    `http://127.0.0.1:${await freePort()}`,
    `http://127.0.0.1:${await freePort()}`,
  ];
  const world = new BenchWorld({ supplierUrl, paymentGatewayUrl });
  worlds.push(world);
  const ask = async (path: string, orderNo: string, within?: number): Promise<Record<string, unknown>> => {
    const body = JSON.stringify({ order_no: orderNo, buy_quantity: 2 });
    const signal = within === undefined ? null : AbortSignal.timeout(within);
    const answer = await fetch(supplierUrl + path, { method: 'POST', body, signal });
    return (await answer.json()) as Record<string, unknown>;
  };
  return { world, ask, paymentGatewayUrl, supplierUrl };
}

test('a supplier that works delivers a number once, and knows it when it is asked', async () => {
  const { world, ask } = await newWorld();
  await world.ensure();
  const first = await ask('/orders', 'N1');
  expect(first).toMatchObject({ code: 0, order_status: 'success', buy_quantity: 2 });
  expect(await ask('/orders', 'N1')).toEqual(first);
  expect(await ask('/orders/query', 'N1')).toEqual(first);
  expect(await ask('/orders/query', 'N2')).toMatchObject({ code: 101 });
});

test('a silent one has delivered all the same, which a later query shows', async () => {
  const { world, ask } = await newWorld();
  await world.set('silent');
  await expect(ask('/orders', 'N1', 2_000)).rejects.toMatchObject({ name: 'TimeoutError' });
  await world.set('working');
  expect(await ask('/orders/query', 'N1')).toMatchObject({ code: 0, order_status: 'success' });
});

test('without stock it refuses, and has delivered nothing', async () => {
  const { world, ask } = await newWorld();
  await world.set('out-of-stock');
  expect(await ask('/orders', 'N1')).toMatchObject({ code: 110 });
  expect(await ask('/orders/query', 'N1')).toMatchObject({ code: 101 });
});

test('a stopped one cannot be reached, while payments can still be asked for', async () => {
  const { world, ask, paymentGatewayUrl } = await newWorld();
  await world.ensure();
  await world.set('stopped');
  await expect(ask('/orders', 'N1')).rejects.toThrow('fetch failed');
  const payment = await fetch(`${paymentGatewayUrl}/payments/PAY-BENCH1-600`);
  expect(await payment.json()).toMatchObject({ orderId: 'BENCH1', amount: 600, status: 'paid' });
  expect((await fetch(`${paymentGatewayUrl}/payments/other`)).status).toBe(404);
});

test('it plays nobody who is elsewhere, and takes no port of others', async () => {
  const elsewhere = new BenchWorld({
    supplierUrl: 'https://supplier.example',
    paymentGatewayUrl: 'http://127.0.0.1:9',
  });
  await expect(elsewhere.ensure()).rejects.toMatchObject({ code: 'demo-bench-outside' });
  const { world } = await newWorld();
  await world.ensure();
  const other = await newWorld();
  const taken = new BenchWorld({
    supplierUrl: other.supplierUrl,
    paymentGatewayUrl: (await takenUrl()).url,
  });
  await expect(taken.ensure()).rejects.toMatchObject({ code: 'demo-port-taken' });
  expect(taken.mode).toBe('off');
});

async function takenUrl(): Promise<{ readonly url: string }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}` };
}
