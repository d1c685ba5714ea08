import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@bujiao/basics';
import { LaunchedStandalone, waitUntil } from '@bujiao/testing';
import { DEADLINE_MS, ended, runBujiao, type Ended } from './processes.js';

interface Queued {
  readonly orderId: string;
  readonly resubmissionId: string;
}

/** A standalone as people start it: with the database that it brings along. */
export class EmbeddedInstallation {
  private standalone: LaunchedStandalone | undefined;
  private readonly tokens = new Map<string, string>();

  private constructor(
    readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<EmbeddedInstallation> {
    const folder = mkdtempSync(join(tmpdir(), 'bujiao-embedded-'));
    const installation = new EmbeddedInstallation(folder, await freePort());
    await installation.startAgain(env);
    return installation;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get dataFolder(): string {
    return join(this.folder, '.data');
  }

  async startAgain(env: Record<string, string> = {}): Promise<void> {
    this.tokens.clear();
    this.standalone = new LaunchedStandalone({ dataFolder: this.dataFolder, port: this.port, env });
    await this.standalone.ready();
  }

  /** And waits until the database that ends with it has ended. */
  async kill(): Promise<void> {
    await this.standalone?.kill();
    await this.untilDatabaseEnds();
  }

  async stop(): Promise<void> {
    try {
      await this.standalone?.stop();
    } finally {
      await this.untilDatabaseEnds();
      rmSync(this.folder, { recursive: true, force: true });
    }
  }

  bujiao(...args: readonly string[]): Promise<Ended> {
    return ended(runBujiao(args, this.folder));
  }

  run(args: readonly string[], env: Record<string, string> = {}): ChildProcess {
    return runBujiao(args, this.folder, env);
  }

  async json<T>(...args: readonly string[]): Promise<T> {
    const { out, err } = await this.bujiao(...args, '-o', 'json');
    if (out === '') throw new Error(err);
    return JSON.parse(out) as T;
  }

  async call(user: string, method: string, path: string, body?: object): Promise<Response> {
    return fetch(this.address + path, {
      method,
      headers: {
        authorization: `Bearer ${await this.token(user)}`,
        'idempotency-key': randomUUID(),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  /** Tells of an order whose delivery failed, and has its buyer resubmit it. @returns its number, once both were acknowledged */
  async resubmittedOrder(quantity = 1): Promise<string> {
    const orderId = `SO${randomUUID().slice(0, 18)}`;
    const event = (type: string, minutes: number, data: object): object => ({
      ...{
        specversion: '1.0',
        id: randomUUID(),
        source: 'shop',
        type: `shop.order.${type}`,
        subject: orderId,
      },
      ...{ time: new Date(Date.now() - minutes * 60_000).toISOString(), data },
    });
    const goods = { goodsId: 'G1', name: '腾讯Q币 10个', kind: 'game-points', unitPrice: 1000 };
    // A buyer of its own: how often the orders of one buyer may be resubmitted is limited.
    const buyerId = `B-${orderId}`;
    const terms = { buyerId, goods, quantity, amount: 1000 * quantity, paymentId: `P-${orderId}` };
    const events = [event('placed', 60, terms), event('paid', 50, {}), event('delivery-failed', 40, {})];
    await accepted(this.call('service:shop', 'POST', '/order-events', events));
    await accepted(this.call(`buyer:${buyerId}`, 'POST', `/orders/${orderId}/resubmissions`, {}));
    return orderId;
  }

  /** An order whose buyer was asked for evidence, and uploaded it. @returns its number */
  async orderWithEvidence(content: Buffer): Promise<string> {
    // Its value asks for a reviewer.
    const orderId = await this.resubmittedOrder(40);
    const found = async (): Promise<string | undefined> => {
      const cases = (await (await this.call('reviewer', 'GET', '/reviews')).json()) as readonly Queued[];
      return cases.find((one) => one.orderId === orderId)?.resubmissionId;
    };
    await waitUntil(async () => (await found()) !== undefined, DEADLINE_MS);
    const resubmissionId = (await found()) ?? '';
    const path = `/reviews/${resubmissionId}`;
    await this.call('reviewer', 'POST', `${path}/claim`, {});
    const { basis } = (await (await this.call('reviewer', 'GET', path)).json()) as { basis: string };
    const ask = { decision: 'ask-evidence', wanted: 'not-received', reason: 'other', basis };
    await this.call('reviewer', 'POST', `${path}/decision`, ask);
    const evidence = `/orders/${orderId}/resubmissions/${resubmissionId}/evidence`;
    const upload = async (): Promise<number> => {
      const headers = {
        authorization: `Bearer ${await this.token(`buyer:B-${orderId}`)}`,
        'content-type': 'application/octet-stream',
      };
      return (
        await fetch(this.address + evidence, { method: 'POST', headers, body: new Uint8Array(content) })
      ).status;
    };
    // The decision is held for a few seconds.
    await waitUntil(async () => (await upload()) === 200, DEADLINE_MS);
    return orderId;
  }

  private async untilDatabaseEnds(): Promise<void> {
    await waitUntil(() => !existsSync(join(this.dataFolder, 'postgres', 'postmaster.pid')), DEADLINE_MS);
  }

  private async token(user: string): Promise<string> {
    const known = this.tokens.get(user);
    if (known) return known;
    const answer = await fetch(`${this.address}/demo/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ user }),
    });
    const { token } = (await answer.json()) as { token: string };
    this.tokens.set(user, token);
    return token;
  }
}

async function accepted(call: Promise<Response>): Promise<void> {
  const answer = await call;
  const body = (await answer.json()) as { rejected?: readonly unknown[] };
  if (answer.status !== 202 || (body.rejected ?? []).length > 0)
    throw new Error(`${answer.status} ${JSON.stringify(body)}`);
}
