import { readdirSync, readFileSync } from 'node:fs';
import { eventually } from '@bujiao/testing';
import { DemoTokens } from '@bujiao/client';
import { orderEvent } from '../product/shop.js';
import { StandaloneProcess } from './standalone-process.js';

const DEADLINE_MS = 60_000;
/** A request is looked at after 10 s, each second, and the database is then given 2 s; the rest is for a busy machine. */
const ANSWERED_WITHIN_MS = 30_000;

let product: StandaloneProcess;
let stopped: readonly number[] = [];

beforeAll(async () => {
  product = await StandaloneProcess.create({ LOG_LEVEL: 'warn' });
  await product.start();
}, 2 * DEADLINE_MS);
afterAll(async () => {
  signal(stopped, 'SIGCONT');
  await product?.remove();
}, DEADLINE_MS);

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, name);
    } catch {
      // A process of the server that has ended since.
    }
}

/** The server and all its children. */
function serverProcesses(postmaster: number): readonly number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => parentOf(pid) === postmaster)
    .map(Number);
  return [postmaster, ...children];
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(product.url + path, { ...init, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) });

/** Children of a process are found in /proc. */
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a database that hangs', () => {
  it(
    'ends requests with 503 by a deadline, is said by readiness, and is used again when it turns',
    async () => {
      const tokens = new DemoTokens({ baseUrl: product.url });
      const [shop, buyer] = await Promise.all([tokens.of('service:shop'), tokens.of('buyer:B1')]);
      const goods = { goodsId: 'G1', name: 'Q币', kind: 'game-points', unitPrice: 1_000 };
      const placed = orderEvent('HANG-1', 'placed', { buyerId: 'B1', goods, quantity: 1, amount: 1_000 }, 5);
      const tell = (): Promise<Response> =>
        ask('/order-events', {
          method: 'POST',
          headers: { authorization: `Bearer ${shop}`, 'content-type': 'application/json' },
          body: JSON.stringify([placed]),
        });
      const page = (): Promise<Response> =>
        ask('/orders/HANG-1', { headers: { authorization: `Bearer ${buyer}` } });
      expect((await tell()).status).toBe(202);
      expect((await page()).status).toBe(200);

      stopped = serverProcesses(product.postmaster);
      signal(stopped, 'SIGSTOP');
      const [told, shown, ready, live, metrics] = await Promise.all([
        tell(),
        page(),
        ask('/health/ready'),
        ask('/health/live'),
        ask('/metrics'),
      ]);
      expect([told.status, shown.status, ready.status]).toEqual([503, 503, 503]);
      expect(await told.json()).toMatchObject({ code: expect.stringMatching(/unavailable$/) });
      expect(await ready.json()).toMatchObject({ code: 'not-ready' });
      expect([live.status, metrics.status]).toEqual([200, 200]);

      signal(stopped, 'SIGCONT');
      await eventually(
        async () => (await ask('/health/ready')).status,
        (status) => status === 200,
        DEADLINE_MS,
      );
      await eventually(
        async () => [(await tell()).status, (await page()).status],
        (statuses) => statuses.join() === '202,200',
        DEADLINE_MS,
      );
    },
    4 * DEADLINE_MS,
  );
});
