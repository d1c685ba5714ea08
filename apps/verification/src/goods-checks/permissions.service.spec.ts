import { randomUUID } from 'node:crypto';
import { orderStream, type OrderEvent } from '@bujiao/contracts';
import { EventStoreUnavailable, StateCache } from '@bujiao/event-store';
import { MemoryEventStore } from '@bujiao/event-store/memory';
import { OrderDesk } from '@bujiao/order-desk';
import type { OrderHistory } from '@bujiao/order-history';
import { recordTaken, requested, TOP_UP_TERMS } from '@bujiao/order-history/testing';
import type { Config, Principal } from '@bujiao/platform';
import { BASELINE } from '@bujiao/policy';
import { verificationDatabase, type VerificationDatabase } from '../testing/verification-database.js';
import { askedAgain } from './goods-checks.decider.js';
import { PermissionCodes } from './permission-codes.repository.js';
import { Permissions } from './permissions.service.js';

const POLICY = { ...BASELINE, goods: { custom: { checks: ['permission'] } } } as const;
const CUSTOM = { ...TOP_UP_TERMS, goods: { ...TOP_UP_TERMS.goods, kind: 'custom' as const } };
const BUYER = {
  id: CUSTOM.buyerId,
  role: 'buyer',
  actor: { kind: 'person', id: CUSTOM.buyerId, role: 'buyer' },
} as unknown as Principal;
const CONFIG = { dataKey: Buffer.alloc(32, 7) } as unknown as Config;

let database: VerificationDatabase;

beforeAll(async () => {
  database = await verificationDatabase();
});
afterAll(async () => database?.close());

/** A role whose owner is asked, and the code that the shop fetched. */
async function asked() {
  const of = { orderId: CUSTOM.orderId, resubmissionId: randomUUID() };
  const { resubmissionId } = of;
  const store = new MemoryEventStore();
  const desk = new OrderDesk(store, 'verification', new StateCache<OrderHistory>({ capacity: 0 }));
  const checked = { role: 'm', given: ['rechargeAccount'], wrong: [] } as const;
  const events = [
    recordTaken([], CUSTOM),
    requested({ resubmissionId }),
    { type: 'AccountChecked', data: { resubmissionId, ...checked } },
    askedAgain(resubmissionId, 1, new Date(Date.now() + 3_600_000).toISOString()),
  ] as OrderEvent[];
  await desk.decide({ orderId: of.orderId, causationId: 'setup' }, () => events);
  const policies = { inForce: () => POLICY, ofVersion: () => POLICY };
  const permissions = new Permissions(desk, policies, new PermissionCodes(database.pool), CONFIG);
  const { code } = await permissions.makeCode(of);
  const confirm = (given = code) => permissions.confirm(of, BUYER, given);
  const confirmations = async () =>
    (await store.read(orderStream(of.orderId))).events.filter(({ type }) => type === 'PermissionConfirmed');
  return { store, confirm, confirmations, wrong: code === '000000' ? '000001' : '000000' };
}

it('a code whose confirmation could not be recorded confirms when the same call comes again', async () => {
  const { store, confirm } = await asked();
  const away = jest.spyOn(store, 'append').mockRejectedValueOnce(new EventStoreUnavailable('away'));
  await expect(confirm()).rejects.toThrow('away');
  away.mockRestore();
  expect(await confirm()).toMatchObject({ confirmed: true });
  expect(await confirm()).toMatchObject({ confirmed: true });
});

it('a code that comes several times at once is one confirmation', async () => {
  const { confirm, confirmations } = await asked();
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => confirm().catch((error: unknown) => error)),
  );
  expect(answers.filter((answer) => (answer as { confirmed?: boolean }).confirmed)).not.toHaveLength(0);
  expect(await confirmations()).toHaveLength(1);
});

it('wrong tries count, also after a right code whose confirmation failed', async () => {
  const { store, confirm, wrong } = await asked();
  const away = jest.spyOn(store, 'append').mockRejectedValueOnce(new EventStoreUnavailable('away'));
  await expect(confirm()).rejects.toThrow('away');
  away.mockRestore();
  for (let left = 4; left >= 0; left -= 1)
    await expect(confirm(wrong)).rejects.toMatchObject({ code: 'code-wrong', data: { triesLeft: left } });
  await expect(confirm()).rejects.toMatchObject({ code: 'code-tries-used' });
});
