import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '@bujiao/testing';
import { EmbeddedInstallation } from './testing/embedded-installation.js';

/** Three starts of a product with its own database, on a machine that may be busy. */
const DEADLINE_MS = 300_000;

let installation: EmbeddedInstallation;
beforeAll(async () => {
  installation = await EmbeddedInstallation.start();
}, DEADLINE_MS);
afterAll(() => installation.stop(), DEADLINE_MS);

const BECAUSE = ['--because', 'the disk is replaced'];

/** Resubmits orders until it is stopped; what the product acknowledged is in `orders`. */
function keepWriting(): { readonly orders: string[]; stop(): Promise<void> } {
  const orders: string[] = [];
  let going = true;
  const write = async (): Promise<void> => {
    while (going) {
      const order = await installation.resubmittedOrder().catch(() => undefined);
      if (order) orders.push(order);
    }
  };
  const writing = Promise.all([write(), write()]);
  return {
    orders,
    stop: async () => {
      going = false;
      await writing;
    },
  };
}

it(
  'doctor sees the disk that the embedded database is on',
  async () => {
    const { out } = await installation.bujiao('doctor');
    const [, free] = /disk +database .* · ([\d.]+) GiB free/.exec(out) ?? [];
    expect(Number(free)).toBeGreaterThan(0);
  },
  DEADLINE_MS,
);

it(
  'a backup that is taken while orders come in holds what was acknowledged before it, after kill -9 and a restore',
  async () => {
    const writer = keepWriting();
    await waitUntil(() => writer.orders.length >= 5, DEADLINE_MS);
    const before = [...writer.orders];
    const taken = await installation.bujiao('backup', ...BECAUSE, '-q');
    expect(taken).toMatchObject({ code: 0 });
    const name = taken.out.trim();
    expect(await installation.json('backups', 'list')).toMatchObject([
      { name, by: 'li', because: BECAUSE[1] },
    ]);
    await waitUntil(() => writer.orders.length > before.length, DEADLINE_MS);
    const backup = join(installation.dataFolder, 'backups', name);
    expect(await installation.bujiao('restore', backup, '--yes')).toMatchObject({ code: 3, out: '' });
    await installation.kill('SIGKILL');
    await writer.stop();

    expect(await installation.bujiao('backup', ...BECAUSE)).toMatchObject({ code: 4, out: '' });
    const refused = await installation.bujiao('restore', backup);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('it needs --yes')]);
    const restored = await installation.bujiao('restore', backup, '--yes');
    expect(restored).toMatchObject({
      code: 0,
      out: expect.stringMatching(/\d+ events of \d+ streams: every hash chain is whole/),
    });
    const aside = readdirSync(installation.dataFolder).filter((file) => file.includes('before-restore'));
    expect(aside).toHaveLength(2);

    await installation.startAgain();
    for (const order of before)
      expect(await installation.json('history', order)).toMatchObject({ chainIntact: true });
    before.push(await installation.resubmittedOrder());
  },
  DEADLINE_MS,
);
