import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { programOf } from '@bujiao/basics';
import { BujiaoClient, DemoTokens, type OrderEvent } from '@bujiao/client';
import { ensureJava } from '@bujiao/embedded-kafka';
import { waitUntil } from '@bujiao/testing';
import { freeFrontPort } from './free-front-port.js';

const MAIN = programOf('cluster');
const DEADLINE_MS = 180_000;

let missing: string | undefined;
await ensureJava().catch((error: Error) => (missing = error.message));
const whereKafkaRuns =
  (missing && process.env['CI'] !== 'true') || process.platform !== 'linux' ? describe.skip : describe;

whereKafkaRuns(`npm run start:cluster${missing ? ` (${missing})` : ''}`, () => {
  let folder: string;
  const started: ChildProcess[] = [];
  let said = '';

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bujiao-cluster-spec-'));
    chmodSync(folder, 0o755);
  });
  afterAll(async () => {
    for (const child of started)
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await waitUntil(() => processesOf(folder).length === 0, DEADLINE_MS);
    rmSync(folder, { recursive: true, force: true });
  }, DEADLINE_MS);

  const start = async (): Promise<{ child: ChildProcess; address: string }> => {
    const port = await freeFrontPort(1);
    const { PG_URL: _, KAFKA_BROKERS: __, NODE_OPTIONS: ___, ...env } = process.env;
    const child = spawn(process.execPath, [MAIN, '--port', String(port)], {
      env: { ...env, BUJIAO_DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.push(child);
    said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    await waitUntil(() => said.includes('The cluster is ready') || child.exitCode !== null, DEADLINE_MS);
    expect(child.exitCode).toBe(null);
    return { child, address: `http://127.0.0.1:${port}` };
  };

  it(
    'a cluster serves all services at one address, and Ctrl-C ends all of them',
    async () => {
      const { child, address } = await start();
      // Services that start are busy: one that answers late counts as not ready for that moment.
      await waitUntil(async () => (await fetch(`${address}/health/ready`)).status === 200, DEADLINE_MS / 2);
      const tokens = new DemoTokens(address);
      const as = (user: string): BujiaoClient =>
        new BujiaoClient({ baseUrl: address, token: () => tokens.of(user) });
      const token = await tokens.of('ops');
      const ask = (path: string): Promise<Response> =>
        fetch(address + path, { headers: { authorization: `Bearer ${token}` } });
      expect(await (await ask('/manual-work')).json()).toMatchObject({});
      const { orderId, buyerId } = FAILED;
      expect(await as('service:shop').publishOrderEvents(failedOrder())).toMatchObject({ accepted: 3 });
      const buyer = as(`buyer:${buyerId}`);
      const page = await buyer.get('/orders/{orderId}', { path: { orderId } });
      expect(page).toMatchObject({ orderId, resubmittable: true });
      expect(await buyer.get('/my/orders')).toMatchObject({ orders: [{ orderId }] });
      expect(await (await ask('/orders/unknown')).json()).toMatchObject({ code: 'order-not-found' });
      expect(await (await ask('/orders/unknown/progress')).json()).toMatchObject({ code: 'order-not-found' });
      expect(processesOf(folder).length).toBeGreaterThan(9);
      child.kill('SIGINT');
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(processesOf(folder)).toEqual([]);
      expect(said).not.toContain('killed');
    },
    DEADLINE_MS,
  );

  it(
    'a killed cluster leaves no process behind',
    async () => {
      const { child } = await start();
      expect(processesOf(folder).length).toBeGreaterThan(9);
      child.kill('SIGKILL');
      await waitUntil(() => processesOf(folder).length === 0, DEADLINE_MS);
    },
    DEADLINE_MS,
  );
});

const FAILED = { orderId: 'SO-CLUSTER-1', buyerId: 'B-CLUSTER-1' };

function failedOrder(): readonly OrderEvent[] {
  const { orderId, buyerId } = FAILED;
  const event = (type: OrderEvent['type'], data: OrderEvent['data'], minutes: number): OrderEvent => ({
    ...{ specversion: '1.0', id: `${orderId}-${type}`, source: 'shop', type, subject: orderId, data },
    time: new Date(Date.now() - minutes * 60_000).toISOString(),
  });
  const goods = { goodsId: 'G1', name: 'Q币', kind: 'game-points', unitPrice: 100 } as const;
  return [
    event('shop.order.placed', { buyerId, goods, quantity: 1, amount: 100, paymentId: 'P1' }, 30),
    event('shop.order.paid', {}, 29),
    event('shop.order.delivery-failed', {}, 28),
  ];
}

/** Processes whose arguments or environment name this folder, as those of the cluster do. */
function processesOf(folder: string): string[] {
  return readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) &&
      pid !== String(process.pid) &&
      (read(pid, 'cmdline') + read(pid, 'environ')).includes(folder),
  );
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
