import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { describe, expect, test } from '@jest/globals';
import { waitUntil } from '@bujiao/testing';
import { ERROR_CODE, park } from './park.js';
import { inBrowser } from './in-browser.js';
import {
  contradictoryOrder,
  failedOrder,
  orderForException,
  orderForPerson,
  resubmit,
  stockCard,
  tellAgain,
  wrongAccountOrder,
} from './shop.js';
import type { Visitor } from './visitor.js';

const NOTE = '打电话核实过，工单 4711';
const UNREACHABLE = '连不上服务。';
const ACCOUNT = '13800005678';

inBrowser('what somebody has open', ({ product, people }) => {
  const textOf = async (user: string, path: string): Promise<string> =>
    (await product.call(user, path)).text();

  async function stuckOrder(): Promise<string> {
    const stranger = `B-${randomUUID()}`;
    const { orderId } = await orderForPerson(product, stranger);
    await resubmit(product, orderId, `buyer:${stranger}`);
    await waitUntil(async () => (await textOf('after-sales', '/manual-work')).includes(orderId));
    return orderId;
  }

  test('keeps what a clerk typed while the list is sorted, and while it cannot be read again', async () => {
    const orderId = await stuckOrder();
    const clerk = await people.goTo('/desk/work', { person: 'lin-xiao' });
    await clerk.page.getByRole('link', { name: orderId }).click();
    await clerk.page.getByText('不再补发', { exact: true }).first().click();
    await clerk.page.getByLabel('备注').fill(NOTE);
    await clerk.press('订单');
    await waitUntil(() => clerk.page.url().includes('sort=orderId'));
    await clerk.page.locator('th[aria-sort=ascending]', { hasText: '订单' }).waitFor();
    const isRead = ({ pathname }: URL): boolean => pathname.startsWith('/manual-work');
    await clerk.page.route(isRead, (route) => route.abort());
    // The stream says that the list has changed, and neither it nor the item can be read.
    await stuckOrder();
    await clerk.see(UNREACHABLE);
    // In an order that was never read, the rows of the order before stay, and list and item both say why.
    const failed = clerk.page.waitForEvent('requestfailed', (one) => one.url().includes('sort=-orderId'));
    await clerk.page.locator('th[aria-sort=ascending] button', { hasText: '订单' }).click();
    await failed;
    await waitUntil(async () => (await clerk.page.getByText(UNREACHABLE).count()) === 2);
    expect(await clerk.page.getByRole('link', { name: orderId }).count()).toBe(1);
    expect(await clerk.page.getByLabel('备注').inputValue()).toBe(NOTE);
    await clerk.shoot('work-not-read-again');
    await clerk.page.unroute(isRead);
    await clerk.page.getByRole('link', { name: await stuckOrder() }).waitFor();
    await clerk.page.getByText(UNREACHABLE).first().waitFor({ state: 'detached' });
    expect(await clerk.page.getByLabel('备注').inputValue()).toBe(NOTE);
    await clerk.press('不再补发');
    await clerk.see(`${orderId} 已判定`);
  });

  test('says of the last contradiction that somebody else closed it', async () => {
    const orderId = await contradictoryOrder(product, 'B0001');
    const found = async (): Promise<readonly { orderId: string; code: string }[]> =>
      (await (await product.call('after-sales', '/conflicts')).json()) as never;
    await waitUntil(async () => (await found()).some((one) => one.orderId === orderId));
    const clerk = await people.goTo('/desk/conflicts', { person: 'lin-xiao' });
    await clerk.page.getByRole('link', { name: orderId }).first().click();
    await clerk.page.getByLabel('依据').fill(NOTE);
    for (const { code } of await found()) {
      const path = `/orders/${orderId}/conflicts/${code}`;
      const { actions } = JSON.parse(await textOf('after-sales', path)) as { actions: { action: string }[] };
      await product.call('after-sales', `${path}/close`, { action: actions[0]?.action, note: NOTE });
    }
    await clerk.see('没有互相矛盾的订单。');
    await clerk.see(/这一处已经判断过/);
    expect(await clerk.violations()).toEqual([]);
  });

  test('keeps the note of a reviewer whose decision comes after a change of the order, and says so', async () => {
    const stranger = `B-${randomUUID()}`;
    // A first request of so much value is for a reviewer.
    const { orderId, goodsId } = await failedOrder(product, stranger, {}, 40_000);
    await stockCard(product, goodsId);
    const resubmissionId = await resubmit(product, orderId, `buyer:${stranger}`);
    await waitUntil(async () => (await textOf('reviewer', '/reviews')).includes(orderId));
    const path = `/desk/reviews?open=${resubmissionId}`;
    const reviewer = await people.open({ person: 'zhou-lan', path });
    await reviewer.page.getByLabel(/备注/).fill(NOTE);
    const basis = async (): Promise<string> =>
      (JSON.parse(await textOf('reviewer', `/reviews/${resubmissionId}`)) as { basis: string }).basis;
    const before = await basis();
    await tellAgain(product, orderId);
    await waitUntil(async () => (await basis()) !== before);
    const approve = reviewer.page.getByRole('button', { name: /^通过/ });
    await approve.click();
    await reviewer.see(/订单信息已更新/);
    expect(await reviewer.page.getByLabel(/备注/).inputValue()).toBe(NOTE);
    await approve.click();
    await reviewer.see(`已判定：${orderId}`);
    // The last case leaves the queue; what was decided of it is what its page still says.
    await reviewer.see('没有要审核的申请。');
    await reviewer.see(/这一单不用审核了/);
    expect(await textOf('after-sales', `/orders/${orderId}/history`)).toContain(NOTE);
    expect(await reviewer.violations()).toEqual([]);
    await reviewer.close();
  });

  test('says of a dead letter that somebody else discarded it, and why', async () => {
    const { orderId, goodsId } = await failedOrder(product, 'B0002');
    await stockCard(product, goodsId);
    const resubmissionId = await resubmit(product, orderId, 'buyer:B0002');
    await park(product, { orderId, resubmissionId });
    const ops = await people.open({
      person: 'wang-lei',
      path: `/desk/ops/dead-letters?reason=${ERROR_CODE}`,
    });
    await ops.page.getByRole('button', { name: orderId, exact: true }).first().click();
    await ops.see('改内容…');
    const letters = JSON.parse(await textOf('ops', `/dead-letters?orderId=${orderId}`)) as { id: string }[];
    for (const { id } of letters) await product.call('ops', `/dead-letters/${id}/discard`, { why: NOTE });
    await ops.see('没有停放的事件。');
    await ops.see(new RegExp(NOTE));
    expect(await ops.page.getByRole('button', { name: '丢弃这一条…' }).count()).toBe(0);
    expect(await ops.violations()).toEqual([]);
    await ops.close();
  });

  test('is a rejected event, also when it has left the list', async () => {
    const subject = `R${randomUUID().slice(0, 8)}`;
    const event = { specversion: '1.0', id: subject, source: '/shops/b', type: 'shop.order.payed', subject };
    const time = new Date().toISOString();
    await product.call('service:mall-b', '/order-events', [{ ...event, time, data: {} }]);
    const ops = await people.open({ person: 'wang-lei', path: `/desk/ops/rejected?order=${subject}` });
    await ops.press('类型不认识');
    await ops.page.locator('dd', { hasText: subject }).first().waitFor();
    // As the end of the time does for which they are kept.
    const pool = new Pool({ connectionString: product.databaseUrl, max: 1 });
    await pool.query('delete from intake.rejected_order_events where event_id = $1', [subject]);
    await pool.end();
    await ops.see('这一条不在列表里了，这是最后读到的内容。');
    await ops.see('用契约里的类型名；可用的类型在「哪里不对」里列出。');
    expect(await ops.violations()).toEqual([]);
    await ops.shoot('ops-rejected-left');
    await ops.close();
  });

  describe('stays while its order cannot be read again:', () => {
    const isSaid = (visitor: Visitor, text: string) => async (): Promise<boolean> =>
      (await visitor.page.getByText(text).count()) > 0;
    const isNotSaid = (visitor: Visitor, text: string) => async (): Promise<boolean> =>
      !(await isSaid(visitor, text)());
    const readsOf =
      (orderId: string) =>
      ({ pathname }: URL): boolean =>
        pathname === `/orders/${orderId}`;

    test('what a buyer typed, but not after the order was taken away', async () => {
      const { orderId } = await wrongAccountOrder(product, 'B0001', '13900000001');
      const buyer = await people.open({ person: 'B0001', path: `/buyer/orders/${orderId}`, phone: true });
      const account = buyer.page.getByLabel('正确的充值账号');
      await account.fill(ACCOUNT);
      await buyer.page.route(readsOf(orderId), (route) => route.abort());
      await buyer.comeBackUntil(isSaid(buyer, UNREACHABLE));
      expect(await account.inputValue()).toBe(ACCOUNT);
      expect(await buyer.violations()).toEqual([]);
      expect(await buyer.overflows()).toBe(false);
      await buyer.shoot('buyer-order-not-read-again');
      await buyer.page.unrouteAll();
      // Not by the button: a read that is under way may succeed now, and take it away.
      await buyer.comeBackUntil(isNotSaid(buyer, UNREACHABLE));
      expect(await account.inputValue()).toBe(ACCOUNT);

      const problem = { status: 404, json: { code: 'order-not-found' } };
      await buyer.page.route(readsOf(orderId), (route) => route.fulfill(problem));
      await buyer.comeBackUntil(isSaid(buyer, '没有这个订单，或不是你的。'));
      expect(await account.count()).toBe(0);
      await buyer.page.unrouteAll();
      await buyer.page.route(readsOf(orderId), (route) => route.abort());
      await buyer.press('再试一次');
      await buyer.see(UNREACHABLE);
      expect(await account.count()).toBe(0);
      await buyer.close();
    });

    test('the dialog in which a clerk says why a rule is set aside', async () => {
      const { orderId } = await orderForException(product, `B-${randomUUID()}`);
      const clerk = await people.open({ person: 'lin-xiao', path: `/desk/orders/${orderId}` });
      await clerk.page.getByRole('button', { name: /^破例补交/ }).click();
      const dialog = clerk.page.getByRole('dialog');
      await dialog.getByLabel('为什么放开').fill(NOTE);
      await clerk.page.route(readsOf(orderId), (route) => route.abort());
      await clerk.comeBackUntil(isSaid(clerk, UNREACHABLE));
      expect(await dialog.getByLabel('为什么放开').inputValue()).toBe(NOTE);
      await clerk.shoot('desk-order-not-read-again');
      await clerk.page.unrouteAll();
      await clerk.comeBackUntil(isNotSaid(clerk, UNREACHABLE));
      expect(await dialog.getByLabel('为什么放开').inputValue()).toBe(NOTE);
      await dialog.getByRole('button', { name: '放开规则并补交' }).click();
      await dialog.waitFor({ state: 'detached' });
      await waitUntil(async () => (await textOf('after-sales', `/orders/${orderId}/history`)).includes(NOTE));
      await clerk.close();
    });
  });
});
