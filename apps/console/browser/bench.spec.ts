import { expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { inBrowser, ownStandIns } from './in-browser.js';
import type { Visitor } from './visitor.js';

inBrowser({ title: 'the demo bench', settings: ownStandIns }, ({ product, people }) => {
  const open = (): Promise<Visitor> => people.goTo('/desk/ops/bench', { person: 'wang-lei' });

  /** Places an order that goes wrong in this way. @returns its number, from the address */
  async function place(ops: Visitor, way: string | RegExp): Promise<string> {
    const before = ops.page.url();
    await ops.page.getByRole('radio', { name: way }).check();
    await ops.press('下这个订单');
    await waitUntil(() => ops.page.url() !== before);
    return new URL(ops.page.url()).searchParams.get('order') ?? '';
  }

  const historyOf = async (orderId: string): Promise<string> =>
    (await product.call('after-sales', `/orders/${orderId}/history`)).text();

  test('takes a newcomer from an order that goes wrong to what was missing, and to a deadline that comes now', async () => {
    const ops = await people.open({ person: 'wang-lei', path: '/desk/ops/bench' });
    await ops.see('仅演示');
    const orderId = await place(ops, /3 件只发了 1 件/);
    await ops.see(/2 张可发/);
    expect(await ops.violations()).toEqual([]);
    await ops.press('以买家身份打开');
    await ops.page.click('button[value="B0001"]');
    await ops.press('补交订单');
    await ops.press('查看卡密');
    await ops.see('卡号');
    await ops.close();

    const again = await open();
    const timer = again.page.locator('li', { hasText: '自动确认收货' });
    await timer.getByRole('button', { name: '现在到点' }).click();
    await again.see('已移到现在');
    await waitUntil(async () => (await historyOf(orderId)).includes('ReceiptConfirmed'));
    expect(again.complaints).toEqual([]);
  });

  test('makes stock run out, and stops the supplier so that a top-up waits', async () => {
    const ops = await open();
    await place(ops, /卡密没发出来/);
    await ops.press('让库存用完');
    await ops.see(/作废了 \d+ 张，现在没货/);
    const orderId = await place(ops, /直充失败/);
    await ops.page.getByRole('radio', { name: /停了/ }).click();
    await waitUntil(
      async () =>
        ((await (await product.call('ops', '/demo/bench')).json()) as { supplier: string }).supplier ===
        'stopped',
    );
    await product.call('buyer:B0001', `/orders/${orderId}/resubmissions`, {}, { 'idempotency-key': orderId });
    await waitUntil(async () => (await historyOf(orderId)).includes('supplier-unreachable'));
    await ops.page.getByRole('radio', { name: /^正常/ }).click();
    await waitUntil(async () => (await historyOf(orderId)).includes('ResubmissionDelivered'));
    expect(ops.complaints).toEqual([]);
  });

  test('shows stock that others fill and deliveries use, without a reload and after a cut', async () => {
    const ops = await open();
    await ops.see(/张可发/);
    const available = async (): Promise<number> =>
      Number(/(\d+) 张可发/.exec(await ops.page.locator('main').innerText())?.[1]);
    const before = await available();
    const body = { way: 'cards-failed', buyerId: 'B0002', stocked: true };
    const placed = await product.call('ops', '/demo/bench/orders', body);
    const { orderId } = (await placed.json()) as { orderId: string };
    await waitUntil(async () => (await available()) === before + 1);
    const comeBack = await ops.cutStreams();
    await product.call('buyer:B0002', `/orders/${orderId}/resubmissions`, {}, { 'idempotency-key': orderId });
    await comeBack();
    await waitUntil(async () => (await available()) === before);
  });

  test('is for ops alone', async () => {
    const refused = await product.call('buyer:B0001', '/demo/bench');
    expect(refused.status).toBe(403);
  });
});
