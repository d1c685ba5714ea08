import { afterEach, describe, expect, it } from '@jest/globals';
import type { FaultRule } from '../faults/fault-script.js';
import { startSupplier, type Supplier, type SupplierOptions } from './supplier.js';
import type { SupplierAnswer, SupplierFault, SupplierOrderRequest } from './supplier-protocol.js';
import { signSupplierRequest } from './supplier-signature.js';

const KEY = 'a secret';
const ORDER: SupplierOrderRequest = {
  order_no: 'R1',
  goods_no: 'DT-1',
  buy_quantity: 1,
  biz_content: { account: '10100000001' },
};

async function signedPost(
  url: string,
  body: unknown,
  sign: { key?: string; at?: number } = {},
): Promise<SupplierAnswer> {
  const text = JSON.stringify(body);
  const timestamp = String(Math.floor(sign.at ?? Date.now() / 1000));
  const headers = {
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-signature': signSupplierRequest(sign.key ?? KEY, timestamp, text),
  };
  const response = await fetch(url, {
    method: 'POST',
    headers,
    body: text,
    signal: AbortSignal.timeout(30_000),
  });
  return (await response.json()) as SupplierAnswer;
}

describe('the supplier', () => {
  let supplier: Supplier | undefined;
  afterEach(() => supplier?.close());

  const start = async (
    faults: FaultRule<SupplierFault>[] = [],
    more: Partial<SupplierOptions> = {},
  ): Promise<Supplier> => {
    supplier = await startSupplier({ port: 0, key: KEY, faults, timeoutMs: 100, ...more });
    return supplier;
  };
  const buy = ({ url }: Supplier, order: SupplierOrderRequest = ORDER): Promise<SupplierAnswer> =>
    signedPost(`${url}/orders`, order);
  const query = ({ url }: Supplier, orderNo = 'R1'): Promise<SupplierAnswer> =>
    signedPost(`${url}/orders/query`, { order_no: orderNo });
  const timesDelivered = ({ ledger }: Supplier, orderNo = 'R1'): number | undefined =>
    ledger.get(orderNo)?.timesDelivered;

  it('delivers, and says so again when it is queried', async () => {
    const open = await start();
    expect(await buy(open)).toMatchObject({ code: 0, order_no: 'R1', order_status: 'success' });
    expect(await query(open)).toMatchObject({ code: 0, order_status: 'success' });
    expect(await query(open, 'R2')).toMatchObject({ code: 101 });
  });

  it('delivers a number once, however often and however simultaneously it is submitted', async () => {
    const open = await start();
    const answers = await Promise.all(Array.from({ length: 8 }, () => buy(open)));
    expect(answers.map(({ code }) => code).sort()).toEqual([0, 102, 102, 102, 102, 102, 102, 102]);
    expect(timesDelivered(open)).toBe(1);
  });

  it.each([
    ['another key', { key: 'not the secret' }],
    ['an old timestamp', { at: Date.now() / 1000 - 3600 }],
  ])('refuses a request signed with %s', async (_name, sign) => {
    const open = await start();
    expect(await signedPost(`${open.url}/orders`, ORDER, sign)).toMatchObject({ code: 106 });
    expect(open.ledger.all()).toEqual([]);
  });

  it('refuses a body that is not the signed one', async () => {
    const { url } = await start();
    const timestamp = String(Math.floor(Date.now() / 1000));
    const headers = {
      'content-type': 'application/json',
      'x-timestamp': timestamp,
      'x-signature': signSupplierRequest(KEY, timestamp, '{}'),
    };
    const response = await fetch(`${url}/orders`, { method: 'POST', headers, body: JSON.stringify(ORDER) });
    expect(await response.json()).toMatchObject({ code: 106 });
  });

  it('refuses what is not an order', async () => {
    const open = await start();
    expect(await signedPost(`${open.url}/orders`, { ...ORDER, buy_quantity: 0 })).toMatchObject({
      code: 104,
    });
    expect(await signedPost(`${open.url}/orders/query`, {})).toMatchObject({ code: 104 });
  });

  it.each(['timeout-after-delivery', 'reset-after-delivery'] as const)(
    '%s: the caller hears nothing, the goods are out',
    async (fault) => {
      const open = await start([{ fault }]);
      await expect(buy(open)).rejects.toThrow();
      expect(timesDelivered(open)).toBe(1);
      expect(await query(open)).toMatchObject({ code: 0, order_status: 'success' });
      expect(await buy(open)).toMatchObject({ code: 102 });
      expect(timesDelivered(open)).toBe(1);
    },
  );

  it.each(['timeout-before-order', 'connection-reset', 'error-500'] as const)(
    '%s: the number stays unknown to it',
    async (fault) => {
      const open = await start([{ fault, times: 1 }]);
      await buy(open).catch(() => undefined);
      expect(await query(open)).toMatchObject({ code: 101 });
      expect(await buy(open)).toMatchObject({ code: 0, order_status: 'success' });
    },
  );

  it('answers processing until it was queried often enough', async () => {
    const open = await start([{ fault: 'processing', queries: 1, times: 1 }]);
    expect(await buy(open)).toMatchObject({ order_status: 'processing' });
    expect(await query(open)).toMatchObject({ order_status: 'processing' });
    expect(timesDelivered(open)).toBe(0);
    expect(await query(open)).toMatchObject({ order_status: 'success' });
    expect(timesDelivered(open)).toBe(1);
  });

  it('is processing for ever, until the fault is lifted', async () => {
    const open = await start([
      { fault: 'processing-for-ever', match: { account: ORDER.biz_content.account } },
    ]);
    await buy(open);
    for (let i = 0; i < 5; i += 1) expect(await query(open)).toMatchObject({ order_status: 'processing' });
    open.faults.clear();
    expect(await query(open)).toMatchObject({ order_status: 'success' });
  });

  it.each([
    ['busy', 108],
    ['out-of-stock', 110],
    ['refused', 119],
  ] as const)('%s: answers %i and takes no order', async (fault, code) => {
    const open = await start([{ fault, code: 119, times: 1 }]);
    expect(await buy(open)).toMatchObject({ code });
    expect(await query(open)).toMatchObject({ code: 101 });
  });

  it('takes an order and fails it', async () => {
    const open = await start([{ fault: 'failed', code: 123 }]);
    expect(await buy(open)).toMatchObject({ code: 0, order_status: 'failed', fail_code: 123 });
    expect(timesDelivered(open)).toBe(0);
  });

  it('refuses goods it does not sell, missing fields and a price above the guard', async () => {
    const open = await start([], {
      goods: [{ goodsNo: 'DT-1', cost: 100, needs: ['game_area', 'game_role'] }],
    });
    const filled = { ...ORDER, biz_content: { account: 'x', game_area: 'a', game_role: 'r' } };
    expect(await buy(open, { ...ORDER, goods_no: 'DT-2' })).toMatchObject({ code: 107 });
    expect(await buy(open, ORDER)).toMatchObject({ code: 103 });
    expect(await buy(open, { ...filled, biz_content: { account: 'x', game_area: 'a' } })).toMatchObject({
      code: 113,
    });
    expect(await buy(open, { ...filled, buy_quantity: 2, max_amount: 199 })).toMatchObject({ code: 111 });
    expect(await buy(open, { ...filled, buy_quantity: 2, max_amount: 200 })).toMatchObject({ code: 0 });
  });

  it('tells how often a number was delivered, without the account', async () => {
    const open = await start();
    await buy(open);
    const entry = (await (await fetch(`${open.url}/ledger/R1`)).json()) as object;
    expect(entry).toMatchObject({ orderNo: 'R1', timesDelivered: 1, submitted: 1, quantity: 1 });
    expect(JSON.stringify(entry)).not.toContain(ORDER.biz_content.account);
    expect((await fetch(`${open.url}/ledger/R2`)).status).toBe(404);
  });
});
